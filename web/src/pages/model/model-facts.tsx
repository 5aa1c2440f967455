import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import type { ModelVersion, Run } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { flowAddress, flowVersionsAddress, runAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { modelTexts } from './texts/index.ts';

interface ModelFactsProps {
  model: ModelVersion;
  /** undefined until it is known, or when it is gone */
  run: Pick<Run, 'trackerUrl'> | undefined;
}

/** What made a model, and how it is told from all others. */
export function ModelFacts({ model, run }: ModelFactsProps): ReactNode {
  const words = useCatalogue(modelTexts);
  const { common } = useTexts();
  const { projectId, flowId, runId, trial, flowVersion, packageDigest, createdAt } = model;
  const tracker = run?.trackerUrl ?? null;
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        ariaLabel={words.facts}
        items={[
          { label: words.flow, value: <PageLink href={flowAddress(projectId, flowId)}>{flowId}</PageLink> },
          {
            label: words.flowVersion,
            value: <PageLink href={flowVersionsAddress(projectId, flowId)}>{words.version(flowVersion)}</PageLink>,
          },
          { label: words.run, value: <PageLink href={runAddress(projectId, runId)}>{words.trialOf(trial)}</PageLink> },
          { label: words.made, value: <Moment at={createdAt} /> },
          ...(tracker === null
            ? []
            : [
                {
                  label: words.tracker,
                  value: (
                    <Link external href={tracker} externalIconAriaLabel={common.opensInNewTab}>
                      {words.openTracker}
                    </Link>
                  ),
                },
              ]),
          {
            label: words.digest,
            value: (
              <CopyToClipboard
                variant="inline"
                textToDisplay={`${packageDigest.slice(0, 19)}…`}
                textToCopy={packageDigest}
                copyButtonAriaLabel={common.copy}
                copySuccessText={common.copied}
                copyErrorText={common.copyFailed}
              />
            ),
          },
        ]}
      />
    </Container>
  );
}
