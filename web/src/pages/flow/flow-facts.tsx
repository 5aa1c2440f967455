import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { FlowRecord } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { ActorName } from '../../features/session/actor-name.tsx';
import { useFormats } from '../../shared/format/formats.ts';
import type { Texts } from '../../shared/texts/en.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { Moment } from '../../shared/ui/moment.tsx';

function scheduleInWords({ draft, scheduleEnabled }: FlowRecord, { flows }: Texts): string {
  if (draft.schedule === null) return flows.noSchedule;
  const { cron, timezone } = draft.schedule;
  return scheduleEnabled ? flows.schedule(cron, timezone) : flows.scheduleOff(cron, timezone);
}

export function FlowFacts({ flow }: { flow: FlowRecord }): ReactNode {
  const texts = useTexts();
  const { moment } = useFormats();
  const { flows } = texts;
  const { live, latestVersion } = flow;
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        ariaLabel={flows.facts}
        items={[
          {
            label: flows.columns.live,
            value: live === null ? flows.noLive : flows.liveSince(live.version, moment(live.since)),
          },
          { label: flows.columns.schedule, value: scheduleInWords(flow, texts) },
          { label: flows.latestVersion, value: latestVersion === 0 ? flows.noVersion : flows.version(latestVersion) },
          { label: flows.columns.owner, value: <ActorName actor={flow.owner} /> },
          { label: flows.columns.changed, value: <Moment at={flow.updatedAt} /> },
        ]}
      />
    </Container>
  );
}
