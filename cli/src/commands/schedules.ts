import type { Fire, FlowSchedule, GatePreview, SchedulePreview } from '@flowi/contracts/entities';
import type { Command } from 'commander';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';

/** `flowi schedule show | preview | on | off | once | cancel`, `flowi gate <flow>` */
export function scheduleCommands(program: Command, run: Run): void {
  const schedule = program.command('schedule').description('When flows train by themselves');
  schedule
    .command('show <flow>')
    .description('How it stands, when it fires next and what became of earlier times')
    .option('--limit <number>', 'earlier times', '20')
    .action(
      run(async ({ client, projectId, output }, flowId: string, { limit }: { limit: string }) => {
        const found = await client.flows.schedule({ params: { projectId, flowId }, query: { limit } });
        output.result(found, describeSchedule);
      }),
    );
  schedule
    .command('preview <cron>')
    .description('The next times of five fields, minutes first, before they are kept')
    .option('--timezone <zone>', 'IANA time zone', 'UTC')
    .action(
      run(async ({ client, projectId, output }, cron: string, { timezone }: { timezone: string }) => {
        const body = { cron, timezone };
        output.result(await client.flows.previewSchedule({ params: { projectId }, body }), describeTimes);
      }),
    );
  for (const [verb, enabled, about] of [
    ['on', true, 'Switch the schedule of the latest version on'],
    ['off', false, 'Switch it off, and take a planned single start back'],
  ] as const) {
    schedule
      .command(`${verb} <flow>`)
      .description(about)
      .action(run((session, flowId: string) => setSchedule(session, flowId, { enabled })));
  }
  schedule
    .command('once <flow> <time>')
    .description('Run once at a local time, e.g. 2026-01-31T06:00:00')
    .option('--timezone <zone>', 'IANA time zone of the time', 'UTC')
    .action(
      run((session, flowId: string, at: string, { timezone }: { timezone: string }) =>
        setSchedule(session, flowId, { enabled: true, at, timezone }),
      ),
    );
  schedule
    .command('cancel <flow> <time>')
    .description('Take a planned single start back; the schedule itself stays as it is')
    .action(run((session, flowId: string, at: string) => setSchedule(session, flowId, { enabled: false, at })));

  program
    .command('gate <flow>')
    .description('What the gate of the draft would decide with the trials of the last run')
    .action(run(previewGate));
}

async function setSchedule(
  { client, projectId, output }: Session,
  flowId: string,
  body: { enabled: boolean; at?: string; timezone?: string },
): Promise<void> {
  const set = await client.flows.setSchedule({ params: { projectId, flowId }, body });
  output.result(set, ({ enabled, next }) => [`schedule ${enabled ? 'on' : 'off'}`, ...next].join('\n'));
}

async function previewGate({ client, projectId, output }: Session, flowId: string): Promise<void> {
  const params = { projectId, flowId };
  const { draft } = await client.flows.get({ params });
  const answer = await client.flows.previewGate({ params, body: { gate: draft.deploy.gate } });
  output.result(answer, describeGate);
}

function describeSchedule(schedule: FlowSchedule): string {
  const { state, timing, flowVersion, once, preview, fires } = schedule;
  const when = timing === null ? 'no schedule' : `${timing.cron} ${timing.timezone} (version ${flowVersion})`;
  const single = once === null ? [] : [`once at ${once.at} ${once.timezone}`];
  return [`${state}: ${when}`, ...single, describeTimes(preview), fires.length === 0 ? '' : fireTable(fires)]
    .filter((line) => line !== '')
    .join('\n');
}

function describeTimes({ times, clockChanges }: SchedulePreview): string {
  const changes = clockChanges.map(({ at, from, to, skipped, repeated }) => {
    const left = skipped.length === 0 ? '' : `; does not come: ${skipped.join(', ')}`;
    const twice = repeated.length === 0 ? '' : `; comes twice, fires at the first: ${repeated.join(', ')}`;
    return `clocks change at ${at} from ${from} to ${to}${left}${twice}`;
  });
  return [...times.map(({ at, local, offset }) => `${local}${offset}  ${at}`), ...changes].join('\n');
}

function fireTable(fires: readonly Fire[]): string {
  return table(
    ['SCHEDULED FOR', 'OUTCOME', 'RUN', 'STATE', 'DECISION', 'REASON'],
    fires.map(({ scheduledFor, outcome, run, reason }) => [
      scheduledFor,
      outcome,
      run?.runId,
      run?.state,
      run?.decision,
      reason?.split('\n')[0],
    ]),
  );
}

function describeGate({ run, chosen, metric, trials }: GatePreview): string {
  if (run === null) return 'No run of this flow has finished yet.';
  const rows = trials.map(({ number, outcome, value, margin, rows: measuredOn, reason }) => [
    number === chosen ? `${number} *` : number,
    outcome,
    value,
    margin,
    measuredOn,
    reason,
  ]);
  return [
    `run ${run.runId}, trials chosen by ${metric ?? 'nothing'}`,
    table(['TRIAL', 'OUTCOME', 'VALUE', 'MARGIN', 'ROWS', 'REASON'], rows),
  ].join('\n');
}
