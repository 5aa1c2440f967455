import type { ClockChange, FireTime, SchedulePreview } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import {
  isTimezone,
  namesLocalTime,
  offsetText,
  readCron,
  touchedMinutes,
  wallClock,
  type ZoneChange,
  zoneChanges,
} from '@flowi/contracts/flow';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { Timing } from '../../ports/scheduler.ts';

const SHOWN_TIMES = 5;
const SHOWN_CHANGES = 2;
const SHOWN_MINUTES = 5;

export interface WantedPreview {
  readonly cron?: string | undefined;
  readonly at?: string | undefined;
  readonly timezone: string;
}

type PreviewPorts = Pick<Ports, 'calendar' | 'clock'>;

/**
 * When a schedule would fire, by the calendar that planned starts are shown by.
 *
 * @throws FlowiError invalid_request for what the scheduler could not take, in words
 */
export function previewSchedule(ports: PreviewPorts, wanted: WantedPreview): SchedulePreview {
  const timing = timingOf(wanted);
  const times = ports.calendar.next(timing, SHOWN_TIMES);
  if ('at' in timing && times.length === 0) {
    throw new FlowiError(
      'invalid_request',
      sayProblem('time.over_or_left_out', { at: timing.at, timezone: timing.timezone }),
    );
  }
  return describeTimes(ports, timing, times);
}

/** Moments as clocks in the zone show them, with what changes of those clocks do to the schedule until the last of them. */
export function describeTimes(ports: Pick<Ports, 'clock'>, timing: Timing, times: readonly string[]): SchedulePreview {
  const last = times.at(-1);
  const changes =
    last === undefined ? [] : zoneChanges(timing.timezone, new Date(ports.clock.now()), new Date(last), SHOWN_CHANGES);
  return {
    times: times.map((at) => fireTime(timing.timezone, at)),
    clockChanges: changes.map((change) => clockChange(timing, change)),
  };
}

function fireTime(timezone: string, at: string): FireTime {
  const clock = wallClock(timezone);
  const moment = new Date(at);
  return { at, local: clock.at(moment), offset: offsetText(clock.ahead(moment)) };
}

function clockChange(timing: Timing, change: ZoneChange): ClockChange {
  const { skipped, repeated } = touchedMinutes(change);
  const named = (minutes: readonly string[]) =>
    minutes.filter((local) => isNamed(timing, local)).slice(0, SHOWN_MINUTES);
  return {
    at: change.at.toISOString(),
    from: offsetText(change.before),
    to: offsetText(change.after),
    skipped: named(skipped),
    repeated: named(repeated),
  };
}

function isNamed(timing: Timing, local: string): boolean {
  if ('at' in timing) return timing.at === local;
  const reading = readCron(timing.cron);
  return reading.ok && namesLocalTime(reading.cron, local);
}

function timingOf({ cron, at, timezone }: WantedPreview): Timing {
  if (!isTimezone(timezone)) {
    throw new FlowiError('invalid_request', sayProblem('time.zone', { timezone }));
  }
  if (at !== undefined && cron === undefined) return { at, timezone };
  if (cron === undefined || at !== undefined) throw new FlowiError('invalid_request', sayProblem('time.one_of', {}));
  const reading = readCron(cron);
  if (reading.ok) return { cron, timezone };
  throw new FlowiError(
    'invalid_request',
    sayProblem('time.cron', { cron, problem: reading.problem.message, because: reading.problem.said }),
  );
}
