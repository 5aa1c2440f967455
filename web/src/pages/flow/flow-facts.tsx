import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { FlowRecord } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { ActorName } from '../../features/session/actor-name.tsx';
import { modelAddress } from '../../shared/addresses.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import type { FlowTexts } from './texts/en.ts';
import { flowTexts } from './texts/index.ts';

function scheduleInWords({ draft, scheduleEnabled }: FlowRecord, words: FlowTexts): string {
  if (draft.schedule === null) return words.noSchedule;
  const { cron, timezone } = draft.schedule;
  return scheduleEnabled ? words.scheduled(cron, timezone) : words.scheduleOff(cron, timezone);
}

export function FlowFacts({ flow }: { flow: FlowRecord }): ReactNode {
  const words = useCatalogue(flowTexts);
  const { moment } = useFormats();
  const { live, latestVersion } = flow;
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        ariaLabel={words.facts}
        items={[
          {
            label: words.live,
            value:
              live === null ? (
                words.noLive
              ) : (
                <PageLink href={modelAddress(flow.projectId, flow.flowId, live.version)}>
                  {words.liveSince(live.version, moment(live.since))}
                </PageLink>
              ),
          },
          { label: words.schedule, value: scheduleInWords(flow, words) },
          { label: words.latestVersion, value: latestVersion === 0 ? words.noVersion : words.version(latestVersion) },
          { label: words.owner, value: <ActorName actor={flow.owner} /> },
          { label: words.changed, value: <Moment at={flow.updatedAt} /> },
        ]}
      />
    </Container>
  );
}
