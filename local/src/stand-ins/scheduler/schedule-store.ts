import { join } from 'node:path';
import type { z } from 'zod';
import { readJson, replaceJson } from '../../base/files.ts';
import { ACCOUNT, REGION } from '../../substrate/substrate.ts';
import { ServiceError } from '../wire/service-error.ts';
import { type GroupRecord, type Miss, type ScheduleRecord, storeSchema } from './records.ts';

const KEPT_MISSES = 100;

export const scheduleArn = (group: string, name: string) =>
  `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/${group}/${name}`;
export const groupArn = (group: string) => `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule-group/${group}`;

/** Schedules and groups, kept in one file that is replaced at each change. */
export class ScheduleStore {
  readonly #file: string;
  readonly #content: z.infer<typeof storeSchema>;

  constructor(folder: string) {
    this.#file = join(folder, 'schedules.json');
    this.#content = readJson(this.#file, storeSchema) ?? { schedules: {}, groups: {} };
  }

  /** All schedules, in the order of their keys. */
  all(): [key: string, record: ScheduleRecord][] {
    return Object.entries(this.#content.schedules).sort(([one], [other]) => one.localeCompare(other));
  }

  find(group: string, name: string): ScheduleRecord | undefined {
    return this.#content.schedules[keyOf(group, name)];
  }

  /** @throws ServiceError ResourceNotFoundException */
  get(group: string, name: string): ScheduleRecord {
    const record = this.find(group, name);
    if (record) return record;
    throw new ServiceError('ResourceNotFoundException', `Schedule ${name} does not exist.`, { status: 404 });
  }

  put(record: ScheduleRecord): void {
    const { GroupName, Name } = record.definition;
    this.#content.schedules[keyOf(GroupName, Name)] = record;
    this.#write();
  }

  /** Change how far a schedule got. Returns it as it is then; nothing when it was deleted meanwhile. */
  change(key: string, change: (record: ScheduleRecord) => Partial<ScheduleRecord>): ScheduleRecord | undefined {
    const before = this.#content.schedules[key];
    if (before === undefined) return undefined;
    const after = { ...before, ...change(before) };
    this.#content.schedules[key] = after;
    this.#write();
    return after;
  }

  remove(key: string): void {
    delete this.#content.schedules[key];
    this.#write();
  }

  groups(): GroupRecord[] {
    return Object.values(this.#content.groups);
  }

  group(name: string): GroupRecord | undefined {
    return this.#content.groups[name];
  }

  putGroup(group: GroupRecord): void {
    this.#content.groups[group.name] = group;
    this.#write();
  }

  /** Remove a group with its schedules. */
  removeGroup(name: string): void {
    delete this.#content.groups[name];
    for (const [key, record] of this.all()) {
      if (record.definition.GroupName === name) delete this.#content.schedules[key];
    }
    this.#write();
  }

  #write(): void {
    replaceJson(this.#file, this.#content);
  }
}

export const keyOf = (group: string, name: string) => `${group}/${name}`;

/** Misses with one more, the oldest dropped. */
export const withMiss = (misses: readonly Miss[], miss: Miss): Miss[] => [...misses, miss].slice(-KEPT_MISSES);
