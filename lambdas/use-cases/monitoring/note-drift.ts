import type { DriftReportRecord, DriftStanding } from '@flowi/contracts/entities';
import type { Ports } from '../../ports/ports.ts';

/** Keeps the judgement with its flow, for lists. The newest one counts; of a flow that is gone nothing is kept. */
export async function noteDrift(ports: Pick<Ports, 'flows'>, record: DriftReportRecord): Promise<void> {
  if ((await ports.flows.find(record)) === null) return;
  const drift = standingOf(record);
  await ports.flows.update(record, (flow) => (flow.drift && flow.drift.at > drift.at ? flow : { ...flow, drift }));
}

function standingOf({ driftReportId, subject, modelVersion, report, createdAt }: DriftReportRecord): DriftStanding {
  const { verdict, rows } = report;
  return { driftReportId, subject, modelVersion, verdict, rows: rows.window, minimum: rows.minimum, at: createdAt };
}
