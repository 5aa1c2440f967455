import Box from '@cloudscape-design/components/box';
import Popover from '@cloudscape-design/components/popover';
import { FLOW_LIMITS } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useChecked } from './editor-context.tsx';
import { experimentsOf, formulaOf } from './experiments.ts';
import { editorTexts } from './texts/index.ts';

/** How many experiments a run makes, and what that number is made of. */
export function ExperimentCount(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const { count } = useFormats();
  const { graph, trials } = useChecked();
  const experiments = experimentsOf(graph);
  return (
    <Popover
      header={texts.experiments.title}
      triggerType="text"
      content={
        <>
          {experiments.length > 0 && <Box variant="p">{`${formulaOf(experiments)} = ${count(trials)}`}</Box>}
          <ul>
            {experiments.map((one) => (
              <li key={one.modelId}>
                {texts.experiments.ofModel(
                  one.modelId,
                  count(one.count),
                  one.factors.map((factor) => texts.experiments.factor(factor.name, count(factor.count))),
                )}
              </li>
            ))}
          </ul>
          <Box variant="p" color="text-body-secondary">
            {texts.experiments.limit(count(FLOW_LIMITS.trials))}
          </Box>
        </>
      }
    >
      {texts.experiments.count(trials)}
    </Popover>
  );
}
