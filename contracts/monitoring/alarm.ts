import type { DriftReport } from './drift-report.schema.ts';

/**
 * Whether someone should be told, from the verdicts of a deployment's windows, oldest first: the last two drifted, or three of the
 * last five. A single drifted window is often noise or a passing day. Windows without enough data are passed over.
 */
export function shouldAlarm(verdicts: readonly DriftReport['verdict'][]): boolean {
  const judged = verdicts.filter((verdict) => verdict !== 'not_enough_data').map((verdict) => verdict === 'drift');
  const lastTwo = judged.slice(-2);
  // A window that is fine again raises no new alarm.
  if (judged.at(-1) !== true) return false;
  return (lastTwo.length === 2 && lastTwo.every(Boolean)) || judged.slice(-5).filter(Boolean).length >= 3;
}
