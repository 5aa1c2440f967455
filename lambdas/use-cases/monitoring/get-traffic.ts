import { FlowiError } from '@flowi/contracts/errors';
import { type TrafficReport, totalTraffic, trafficPoints } from '@flowi/contracts/monitoring';
import type { WindowCounts } from '@flowi/contracts/package';
import { sayProblem } from '@flowi/contracts/sayings';
import { modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { DeploymentKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { listWindows, parseWindows } from './read-windows.ts';

const DAY = 24 * 3600_000;
const LONGEST_DAYS = 92;
/** What a function reads within a second or two: a week of an endpoint that one server answers. */
const MOST_WINDOWS = 2_500;

export interface WantedTraffic {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** At most so many steps. */
  readonly points: number;
}

/** Requests, errors and latency of an endpoint over a span of time. @throws FlowiError invalid_request for a span that is none, or too long */
export async function getTraffic(
  ports: Pick<Ports, 'deployments' | 'modelStore' | 'clock'>,
  key: DeploymentKey,
  wanted: WantedTraffic,
): Promise<TrafficReport> {
  found(await ports.deployments.find(key), 'absent.deployment', { deployment: key.deploymentId });
  const { from, to } = spanOf(wanted, ports.clock.now());
  // A window is written when its last request has come.
  const keys = await listWindows(ports, modelKeys.windows(key.projectId, key.deploymentId), {
    since: from,
    newestFrom: '',
  });
  const newest = keys.toSorted().slice(-MOST_WINDOWS);
  const windows = (await parseWindows(ports, newest)).filter((window) => window.from < to && window.to >= from);
  const minutes = windows
    .flatMap(({ traffic }) => traffic)
    .filter(({ minute }) => minute < to && isWithin(minute, from));
  return {
    from,
    to,
    ...totalTraffic(minutes),
    rows: sum(windows, ({ rows }) => rows),
    refusedRows: sum(windows, ({ refused }) => refused),
    leftOut: keys.length - newest.length,
    points: trafficPoints(minutes, { from, to, most: wanted.points }),
  };
}

function spanOf(wanted: WantedTraffic, now: string): { from: string; to: string } {
  const to = new Date(wanted.to ?? now).toISOString();
  const from = new Date(wanted.from ?? Date.parse(to) - DAY).toISOString();
  const length = Date.parse(to) - Date.parse(from);
  if (length > 0 && length <= LONGEST_DAYS * DAY) return { from, to };
  throw new FlowiError('invalid_request', sayProblem('traffic.span', { from, to, most: LONGEST_DAYS }));
}

/** The minute in which the span begins is part of it. */
function isWithin(minute: string, from: string): boolean {
  return minute.slice(0, 'yyyy-mm-ddThh:mm'.length) >= from.slice(0, 'yyyy-mm-ddThh:mm'.length);
}

function sum(windows: readonly WindowCounts[], of: (window: WindowCounts) => number): number {
  return windows.reduce((total, window) => total + of(window), 0);
}
