import Box from '@cloudscape-design/components/box';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { FLOW_LIMITS } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { runAddress } from '../../shared/addresses.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { useChecked } from './editor-context.tsx';
import { experimentsOf, formulaOf } from './experiments.ts';
import { secondsAt } from './pace.ts';
import { editorTexts } from './texts/index.ts';
import { type LastPace, useLastPace } from './use-last-pace.ts';

/** How many experiments a run makes, what that number is made of, and how long they take at the pace of the last run. */
export function ExperimentCount(): ReactNode {
  const { experiments: texts } = useCatalogue(editorTexts);
  const { count, span } = useFormats();
  const { graph, trials } = useChecked();
  const last = useLastPace();
  const experiments = experimentsOf(graph);
  return (
    <SpaceBetween direction="horizontal" size="xxs" alignItems="center">
      <Popover
        header={texts.title}
        triggerType="text"
        content={
          <>
            {experiments.length > 0 && <Box variant="p">{`${formulaOf(experiments)} = ${count(trials)}`}</Box>}
            <ul>
              {experiments.map((one) => (
                <li key={one.modelId}>
                  {texts.ofModel(
                    one.modelId,
                    count(one.count),
                    one.factors.map((factor) => texts.factor(factor.name, count(factor.count))),
                  )}
                </li>
              ))}
            </ul>
            {last && <Basis {...last} />}
            <Box variant="p" color="text-body-secondary">
              {texts.limit(count(FLOW_LIMITS.trials))}
            </Box>
          </>
        }
      >
        {texts.count(trials)}
      </Popover>
      {last !== null && trials > 0 && (
        <Box color="text-body-secondary">{texts.estimate(span(secondsAt(last.pace, experiments)))}</Box>
      )}
    </SpaceBetween>
  );
}

/** Which run the estimate is from. */
function Basis({ run, pace }: LastPace): ReactNode {
  const { experiments: texts } = useCatalogue(editorTexts);
  const { span, moment } = useFormats();
  return (
    <Box variant="p">
      {texts.pace(texts.paceTrials(pace.trials), span(pace.seconds))}{' '}
      <PageLink href={runAddress(run.projectId, run.runId)}>{texts.paceRun(moment(run.createdAt))}</PageLink>
    </Box>
  );
}
