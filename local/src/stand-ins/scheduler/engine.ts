import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from '@flowi/contracts/errors';
import { isOneTime, type Timetable, timetableOf } from './expression.ts';
import type { ScheduleInput, ScheduleRecord, Target } from './records.ts';
import { type ScheduleStore, withMiss } from './schedule-store.ts';
import { fillIn } from './target-input.ts';

/** Calls a target once. Throws when it did not take the call. */
export type Deliver = (target: Target, input: string) => Promise<void>;

/** Tells the dead-letter queue of a target what could not be delivered. */
export type GiveUp = (target: Target, input: string, reason: string) => Promise<void>;

export interface EngineOptions {
  store: ScheduleStore;
  deliver: Deliver;
  giveUp: GiveUp;
  now?: () => number;
  /** Pause before the given attempt, in milliseconds. */
  backoff?: (attempt: number) => number;
}

const DEFAULT_EVENT_AGE_S = 86_400;
const DEFAULT_RETRIES = 185;
const LOOK_EVERY_MS = 500;
const doubling = (attempt: number) => Math.min(60_000, 500 * 2 ** attempt);

/** Fires schedules. What was handed to a target is on disk before, so a restart never fires a scheduled time twice. */
export class ScheduleEngine {
  readonly #options: Required<EngineOptions>;
  readonly #deliveries = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #timetables = new WeakMap<ScheduleInput, Timetable>();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: EngineOptions) {
    this.#options = { now: Date.now, backoff: doubling, ...options };
  }

  /** Begin to fire. Deliveries that a crash cut off are recorded as missed: whether they arrived cannot be known. */
  start(): void {
    for (const [key] of this.#options.store.all()) {
      this.#options.store.change(key, ({ underWay, misses }) => ({
        underWay: [],
        misses: underWay.reduce(
          (all, scheduledTime) => withMiss(all, { scheduledTime, reason: 'Flowi stopped while it was delivered' }),
          misses,
        ),
      }));
    }
    this.#timer = setInterval(() => this.tick(), LOOK_EVERY_MS);
  }

  /** Stop firing; deliveries under way end. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#stop.abort();
    await this.settled();
  }

  /** Wait for the deliveries under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#deliveries);
  }

  /** Fire what is due now. */
  tick(): void {
    const now = this.#options.now();
    for (const [key, record] of this.#options.store.all()) {
      if (record.definition.State === 'ENABLED') this.#fireDue(key, record, now);
    }
  }

  #fireDue(key: string, record: ScheduleRecord, now: number): void {
    const timetable = this.#timetableOf(record);
    const oldest = now - ageLimitMs(record.definition.Target);
    let due = timetable.nextAfter(new Date(record.doneUntil));
    while (due !== null && due.getTime() <= now) {
      const time = due.getTime();
      if (time < oldest) this.#miss(key, time, 'older than the maximum event age');
      else this.#fire(key, record.definition, time);
      due = timetable.nextAfter(due);
    }
  }

  #fire(key: string, definition: ScheduleInput, time: number): void {
    const scheduledTime = isoSeconds(time);
    this.#options.store.change(key, ({ underWay }) => ({ doneUntil: time, underWay: [...underWay, scheduledTime] }));
    const delivery = this.#deliverWithRetries(key, definition, time)
      .then((reason) => this.#finish(key, scheduledTime, reason))
      .finally(() => this.#deliveries.delete(delivery));
    this.#deliveries.add(delivery);
  }

  /** Null when it was delivered, else why not. */
  async #deliverWithRetries(key: string, definition: ScheduleInput, time: number): Promise<string | null> {
    const { now, deliver, giveUp, backoff } = this.#options;
    const { Target: target } = definition;
    const retries = target.RetryPolicy?.MaximumRetryAttempts ?? DEFAULT_RETRIES;
    const facts = { key, scheduledTime: isoSeconds(time), executionId: randomUUID() };
    for (let attempt = 1; ; attempt += 1) {
      const input = fillIn(target.Input, { ...facts, attempt });
      const reason = await deliver(target, input).then(
        () => null,
        (problem: unknown) => messageOf(problem),
      );
      if (reason === null) return null;
      if (attempt > retries || now() - time > ageLimitMs(target)) {
        await giveUp(target, input, reason).catch(() => undefined);
        return reason;
      }
      await pause(backoff(attempt), undefined, { signal: this.#stop.signal }).catch(() => undefined);
      if (this.#stop.signal.aborted) return `Flowi stopped before another attempt; the last one: ${reason}`;
    }
  }

  #finish(key: string, scheduledTime: string, reason: string | null): void {
    const record = this.#options.store.change(key, ({ underWay, misses }) => ({
      underWay: underWay.filter((time) => time !== scheduledTime),
      misses: reason === null ? misses : withMiss(misses, { scheduledTime, reason }),
    }));
    if (!record || record.underWay.length > 0 || record.definition.ActionAfterCompletion !== 'DELETE') return;
    if (this.#timetableOf(record).nextAfter(new Date(record.doneUntil)) === null) this.#options.store.remove(key);
  }

  #miss(key: string, time: number, reason: string): void {
    this.#options.store.change(key, ({ misses }) => ({
      doneUntil: time,
      misses: withMiss(misses, { scheduledTime: isoSeconds(time), reason }),
    }));
  }

  #timetableOf({ definition, creationDate }: ScheduleRecord): Timetable {
    let timetable = this.#timetables.get(definition);
    if (timetable === undefined) {
      timetable = timetableFor(definition, creationDate);
      this.#timetables.set(definition, timetable);
    }
    return timetable;
  }
}

/** Due times of a definition. Throws a RangeError when its expression or time zone is not usable. */
export function timetableFor(definition: ScheduleInput, creationDate: number): Timetable {
  return timetableOf(definition.ScheduleExpression, {
    timezone: definition.ScheduleExpressionTimezone,
    start: new Date((definition.StartDate ?? (isOneTime(definition.ScheduleExpression) ? 0 : creationDate)) * 1000),
    end: definition.EndDate === undefined ? undefined : new Date(definition.EndDate * 1000),
  });
}

const ageLimitMs = (target: Target) => 1000 * (target.RetryPolicy?.MaximumEventAgeInSeconds ?? DEFAULT_EVENT_AGE_S);
const isoSeconds = (time: number) => new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
