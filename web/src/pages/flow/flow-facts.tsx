import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { FlowRecord } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { CronWords } from '../../features/schedules/cron-words.tsx';
import { ActorName } from '../../features/session/actor-name.tsx';
import { modelAddress } from '../../shared/addresses.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { flowTexts } from './texts/index.ts';

/** When the draft runs by itself: in words, as it is written, in which zone, and whether it is switched on. */
function Schedule({ flow: { draft, scheduleEnabled } }: { flow: FlowRecord }): ReactNode {
  const words = useCatalogue(flowTexts);
  if (draft.schedule === null) return words.noSchedule;
  const { cron, timezone } = draft.schedule;
  return (
    <>
      <CronWords cron={cron} expression /> · {scheduleEnabled ? words.zone(timezone) : words.zoneOff(timezone)}
    </>
  );
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
          { label: words.id, value: <code>{flow.flowId}</code> },
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
          { label: words.schedule, value: <Schedule flow={flow} /> },
          { label: words.latestVersion, value: latestVersion === 0 ? words.noVersion : words.version(latestVersion) },
          { label: words.owner, value: <ActorName actor={flow.owner} /> },
          { label: words.changed, value: <Moment at={flow.updatedAt} /> },
        ]}
      />
    </Container>
  );
}
