import Alert from '@cloudscape-design/components/alert';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TrafficReport } from '@flowi/contracts/monitoring';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { deploymentTexts } from './texts/index.ts';

/** The span as a whole, in figures. */
export function TrafficFigures({ report }: { report: TrafficReport }): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { count, share, span } = useFormats();
  const { requests, errors, seconds, leftOut } = report;
  const failed = Object.values(errors).reduce((sum, one) => sum + one, 0);
  const byCode = Object.entries(errors).map(([code, times]) => words.errorOf(code, count(times)));
  const took = (value: number | undefined) => (value === undefined ? '–' : span(value));
  return (
    <SpaceBetween size="m">
      {leftOut > 0 && <Alert type="warning">{words.leftOut(leftOut)}</Alert>}
      <KeyValuePairs
        columns={4}
        items={[
          { label: words.requests, value: count(requests) },
          {
            label: words.errors,
            value: failed === 0 ? count(0) : `${count(failed)} (${share(failed / requests)}): ${byCode.join(', ')}`,
          },
          { label: words.median, value: took(seconds?.p50) },
          {
            label: words.slowest,
            value: seconds === null ? '–' : words.ofSlowest(span(seconds.p95), span(seconds.p99)),
          },
        ]}
      />
    </SpaceBetween>
  );
}
