import { createHash } from 'node:crypto';
import { FlowiError } from '@flowi/contracts/errors';
import type { DashboardBody, Dashboards } from '../../ports/dashboards.ts';
import type { EndpointModel, EndpointState, Endpoints, InvocationReply } from '../../ports/endpoints.ts';
import type { Claim, IdempotencyStore, StoredAnswer } from '../../ports/idempotency-store.ts';
import type { ObjectStore, UploadPart, Uploads } from '../../ports/object-store.ts';
import type { People, Person } from '../../ports/people.ts';
import type { Scheduler } from '../../ports/scheduler.ts';
import type { Clock, Ids, Meter } from '../../ports/services.ts';
import type { Execution, MachineName, StateMachines } from '../../ports/state-machines.ts';

export class FakeClock implements Clock {
  time = Date.parse('2026-03-01T10:00:00.000Z');

  now(): string {
    this.time += 1;
    return new Date(this.time).toISOString();
  }

  advance(seconds: number): void {
    this.time += seconds * 1000;
  }
}

export function countingIds(): Ids {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  return {
    next: () => `id-${String(next()).padStart(4, '0')}`,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    secret: () => `secret-${next()}`,
  };
}

/** People whose ids are first names; their addresses are at example.org. */
export class MemoryPeople implements People {
  readonly #ids: ReadonlySet<string>;

  constructor(...ids: readonly string[]) {
    this.#ids = new Set(ids);
  }

  async find(idOrEmail: string): Promise<Person | null> {
    const userId = idOrEmail.replace('@example.org', '');
    return this.#ids.has(userId) ? { userId, email: `${userId}@example.org` } : null;
  }
}

export class MemoryObjectStore implements ObjectStore {
  readonly objects = new Map<string, string>();
  readonly modified = new Map<string, string>();
  readonly bucket: string;
  readonly clock: Clock;

  constructor(bucket: string, clock: Clock) {
    this.bucket = bucket;
    this.clock = clock;
  }

  put(key: string, value: unknown): void {
    this.objects.set(key, typeof value === 'string' ? value : JSON.stringify(value));
    this.modified.set(key, this.clock.now());
  }

  uri(key: string): string {
    return `s3://${this.bucket}/${key}`;
  }

  key(uri: string): string {
    const prefix = `s3://${this.bucket}/`;
    if (!uri.startsWith(prefix)) throw new FlowiError('invalid_request', `${uri} is not in ${this.bucket}`);
    return uri.slice(prefix.length);
  }

  async readText(key: string): Promise<string | null> {
    return this.objects.get(key) ?? null;
  }

  async readRange(key: string, from: number, limit: number) {
    const text = this.objects.get(key);
    if (text === undefined) return null;
    const all = new TextEncoder().encode(text);
    return { bytes: all.slice(from, from + limit), size: all.length };
  }

  async writeJson(key: string, value: unknown): Promise<void> {
    this.put(key, value);
  }

  async list(prefix: string, after = '') {
    return [...this.objects]
      .filter(([key]) => key.startsWith(prefix) && key > after)
      .map(([key, text]) => ({ key, bytes: text.length, modifiedAt: this.modified.get(key) ?? '' }));
  }

  async removeAll(prefix: string): Promise<void> {
    for (const { key } of await this.list(prefix)) this.objects.delete(key);
  }
}

export class MemoryUploads implements Uploads {
  readonly completed: string[] = [];
  /** Parts that were sent, by the id of the upload; null once it was given up. */
  readonly sent = new Map<string, UploadPart[] | null>();

  async begin(key: string): Promise<string> {
    return `upload:${key}`;
  }

  async partUrl(key: string, uploadId: string, partNumber: number): Promise<string> {
    return `https://storage.example/${key}?uploadId=${encodeURIComponent(uploadId)}&partNumber=${partNumber}`;
  }

  async arrived(_key: string, uploadId: string): Promise<UploadPart[] | null> {
    const parts = this.sent.get(uploadId);
    return parts === undefined ? [] : parts;
  }

  async joined(key: string): Promise<boolean> {
    return this.completed.includes(key);
  }

  async complete(key: string, _uploadId: string, parts: readonly unknown[]): Promise<number> {
    this.completed.push(key);
    return parts.length * 10;
  }
}

interface FakeExecution extends Execution {
  machine: MachineName;
  name: string;
  input: Readonly<Record<string, unknown>>;
}

/** Executions by ARN. A name is one execution, as on AWS. */
export class FakeMachines implements StateMachines {
  readonly executions = new Map<string, FakeExecution>();
  readonly answers: { token: string; output: unknown }[] = [];
  readonly failed: { token: string; error: string; cause: string }[] = [];
  /** Thrown by the next start, once. */
  nextFailure: Error | null = null;

  async start(machine: MachineName, name: string, input: Readonly<Record<string, unknown>>): Promise<string> {
    const failure = this.nextFailure;
    this.nextFailure = null;
    if (failure) throw failure;
    const arn = `arn:aws:states:us-east-1:000000000000:execution:${machine}:${name}`;
    const known = this.executions.get(arn);
    if (known && JSON.stringify(known.input) !== JSON.stringify(input))
      throw new FlowiError('conflict', `${name} was started with another input`);
    if (!known) this.executions.set(arn, { machine, name, input, status: 'running', error: null, cause: null });
    return arn;
  }

  async describe(arn: string): Promise<Execution> {
    return this.executions.get(arn) ?? { status: 'unknown', error: null, cause: null };
  }

  async stop(arn: string, cause: string): Promise<void> {
    this.end(arn, { status: 'aborted', error: null, cause });
  }

  end(arn: string, outcome: Execution): void {
    const execution = this.executions.get(arn);
    if (execution?.status === 'running') this.executions.set(arn, { ...execution, ...outcome });
  }

  async answer(token: string, output: Readonly<Record<string, unknown>>): Promise<void> {
    if (this.answers.some((given) => given.token === token)) throw new FlowiError('conflict', 'answered before');
    this.answers.push({ token, output });
  }

  async fail(token: string, error: string, cause: string): Promise<void> {
    this.failed.push({ token, error, cause });
  }
}

export class FakeScheduler implements Scheduler {
  readonly schedules = new Map<string, { timing: unknown; start: unknown }>();

  async put(name: string, timing: unknown, start: unknown): Promise<void> {
    this.schedules.set(name, { timing, start });
  }

  async remove(name: string): Promise<void> {
    this.schedules.delete(name);
  }
}

/** Endpoints that come into service when they are looked at. */
export class FakeEndpoints implements Endpoints {
  readonly endpoints = new Map<string, EndpointState & { model: EndpointModel }>();
  readonly models = new Set<string>();
  /** On the way elsewhere. */
  busy = false;

  async deploy(name: string, model: EndpointModel): Promise<'moving' | 'busy'> {
    this.models.add(model.modelName);
    if (this.busy) return 'busy';
    const known = this.endpoints.get(name);
    if (known?.modelName === model.modelName) return 'moving';
    this.endpoints.set(name, {
      status: known ? 'updating' : 'creating',
      modelName: model.modelName,
      failure: null,
      model,
    });
    return 'moving';
  }

  async describe(name: string): Promise<EndpointState | null> {
    return this.endpoints.get(name) ?? null;
  }

  async modelNames(contained: string): Promise<string[]> {
    return [...this.models].filter((name) => name.includes(contained));
  }

  async remove(name: string, modelNames: readonly string[]): Promise<void> {
    this.endpoints.delete(name);
    for (const model of modelNames) this.models.delete(model);
  }

  settle(name: string, change: Partial<EndpointState>): void {
    const known = this.endpoints.get(name);
    if (known) this.endpoints.set(name, { ...known, ...change });
  }
}

export class FakeDashboards implements Dashboards {
  readonly drawn = new Map<string, DashboardBody>();
  /** Thrown by every call. */
  failure: Error | null = null;

  async put(name: string, draw: (region: string) => DashboardBody): Promise<void> {
    if (this.failure) throw this.failure;
    this.drawn.set(name, draw('eu-west-1'));
  }

  async remove(name: string): Promise<void> {
    if (this.failure) throw this.failure;
    this.drawn.delete(name);
  }
}

export class FakeMeter implements Meter {
  readonly counts: { name: string; dimensions: Readonly<Record<string, string>> }[] = [];

  count(name: string, dimensions: Readonly<Record<string, string>>): void {
    this.counts.push({ name, dimensions });
  }
}

export class FakeInvoker {
  reply: InvocationReply = {
    status: 200,
    contentType: 'application/json',
    body: new TextEncoder().encode('{"predictions":[]}'),
  };
  readonly calls: { name: string; contentType: string; body: string }[] = [];

  async invoke(name: string, invocation: { body: Uint8Array; contentType: string }): Promise<InvocationReply> {
    this.calls.push({ name, contentType: invocation.contentType, body: new TextDecoder().decode(invocation.body) });
    return this.reply;
  }
}

export class MemoryIdempotency implements IdempotencyStore {
  readonly calls = new Map<string, { digest: string; answer: StoredAnswer | null }>();

  async claim(key: string, digest: string): Promise<Claim> {
    const known = this.calls.get(key);
    if (!known) {
      this.calls.set(key, { digest, answer: null });
      return { kind: 'new' };
    }
    if (known.digest !== digest) return { kind: 'mismatch' };
    return known.answer ? { kind: 'done', answer: known.answer } : { kind: 'busy' };
  }

  async finish(key: string, digest: string, answer: StoredAnswer): Promise<void> {
    this.calls.set(key, { digest, answer });
  }

  async release(key: string): Promise<void> {
    this.calls.delete(key);
  }
}
