import type { CompareRow } from './compare-row.ts';

/** Where the tracker shows trials. */
export interface TrackerPlace {
  readonly href: string;
  /** It lays the trials side by side; otherwise it lists the experiment they are in. */
  readonly compares: boolean;
}

const EXPERIMENT = /^(.*)\/#\/experiments\/([^/?]+)$/;
/** The tracker reads what is compared from its address. */
const MOST = 100;

/** Where MLflow shows these trials, the first hundred side by side; null when no run was tracked there. */
export function trackerPlace(rows: readonly CompareRow[]): TrackerPlace | null {
  const url = rows.find(({ run }) => run.trackerUrl !== null)?.run.trackerUrl ?? null;
  if (url === null) return null;
  const [, site, experiment] = EXPERIMENT.exec(url) ?? [];
  const tracked = rows.filter(({ trial }) => trial.trackerRunId !== null).slice(0, MOST);
  if (site === undefined || experiment === undefined || tracked.length < 2) return { href: url, compares: false };
  const experiments = tracked.flatMap(({ run }) => EXPERIMENT.exec(run.trackerUrl ?? '')?.[2] ?? []);
  const query = new URLSearchParams({
    runs: JSON.stringify(tracked.map(({ trial }) => trial.trackerRunId)),
    experiments: JSON.stringify([...new Set(experiments)]),
  });
  return { href: `${site}/#/compare-runs?${query}`, compares: true };
}
