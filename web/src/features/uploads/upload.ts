import type { Client } from '@flowi/contracts/client';
import { FlowiError, RETRYABLE_CODES } from '@flowi/contracts/errors';
import { PartRefused, type SendPart } from './send-part.ts';

export type UploadState = 'sending' | 'paused' | 'failed' | 'arrived';

/** Where an upload stands. */
export interface UploadStatus {
  readonly state: UploadState;
  readonly sentBytes: number;
  readonly totalBytes: number;
  /** Why it failed; null otherwise. */
  readonly error: unknown;
}

interface FilePlan {
  readonly name: string;
  readonly uploadId: string;
  readonly partBytes: number;
  readonly parts: readonly { readonly partNumber: number; readonly url: string }[];
  readonly arrived: readonly { readonly partNumber: number; readonly etag: string }[];
}

export interface UploadTarget {
  readonly projectId: string;
  readonly name: string;
  readonly version: number;
}

interface UploadTools {
  readonly api: Client;
  readonly send: SendPart;
  /** Milliseconds to wait before trying a part again, doubled each time. @default 1000 */
  readonly retryDelay?: number;
}

const AT_ONCE = 3;
const TRIES = 4;
/** Refused rounds of asking what is missing after which it stops, unless a part arrived since. */
const FRUITLESS_ROUNDS = 3;

/**
 * One version's files on their way to storage, in parts. What has arrived is asked of storage, before parts are sent and before the
 * version is completed, so that an upload can go on after a pause, an expired address or in another browser.
 */
export class Upload {
  readonly target: UploadTarget;
  readonly #files: readonly File[];
  readonly #tools: UploadTools;
  readonly #listeners = new Set<() => void>();
  readonly #underWay = new Map<string, number>();
  #arrivedBytes = 0;
  #stop = new AbortController();
  #status: UploadStatus;

  constructor(target: UploadTarget, files: readonly File[], tools: UploadTools) {
    this.target = target;
    this.#files = files;
    this.#tools = tools;
    const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
    this.#status = { state: 'paused', sentBytes: 0, totalBytes, error: null };
  }

  get status(): UploadStatus {
    return this.#status;
  }

  /** @returns what ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends what is missing, until all has arrived, it is paused or it fails; the status tells which. */
  async start(): Promise<void> {
    if (this.#status.state === 'sending' || this.#status.state === 'arrived') return;
    this.#stop = new AbortController();
    this.#set({ state: 'sending', error: null });
    try {
      await this.#sendAll();
      this.#set({ state: 'arrived', sentBytes: this.#status.totalBytes });
    } catch (error) {
      this.#underWay.clear();
      if (this.#stop.signal.aborted) this.#set({ state: 'paused', sentBytes: this.#arrivedBytes });
      else this.#set({ state: 'failed', error });
    }
  }

  pause(): void {
    this.#stop.abort(new Error('The upload was paused.'));
  }

  async #sendAll(): Promise<void> {
    const { api } = this.#tools;
    let fruitless = 0;
    let arrivedThen = 0;
    for (;;) {
      const { files } = await api.datasets.resumeUpload({ params: this.#params });
      this.#stop.signal.throwIfAborted();
      this.#arrivedBytes = files.reduce((sum, file) => sum + this.#arrivedOf(file), 0);
      this.#progress();
      const whole = files.every(({ parts }) => parts.length === 0);
      const refusal = await (whole ? this.#complete(files) : this.#sendRound(files));
      if (whole && refusal === null) return;
      if (refusal === null) continue;
      fruitless = this.#arrivedBytes > arrivedThen ? 1 : fruitless + 1;
      arrivedThen = this.#arrivedBytes;
      if (fruitless >= FRUITLESS_ROUNDS) throw refusal;
    }
  }

  /** Sends every missing part once. Answers what stopped it early; the next round finds out what is still missing. */
  async #sendRound(files: readonly FilePlan[]): Promise<unknown> {
    const waiting = files.flatMap((file) => file.parts.map((part) => ({ file, ...part })));
    let refusal: unknown = null;
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined && refusal === null; next = waiting.shift()) {
        try {
          await this.#sendPart(next.file, next.partNumber, next.url);
        } catch (error) {
          this.#stop.signal.throwIfAborted();
          refusal = error;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return refusal;
  }

  async #sendPart(file: FilePlan, partNumber: number, url: string): Promise<void> {
    const part = this.#slice(file, partNumber);
    const key = `${file.name}/${partNumber}`;
    const onProgress = (bytes: number) => {
      this.#underWay.set(key, Math.min(bytes, part.size));
      this.#progress();
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#tools.send(url, part, { signal: this.#stop.signal, onProgress });
        break;
      } catch (error) {
        // A refusal is an address that has expired, which a new round cures; anything else may pass by itself.
        const passing = error instanceof PartRefused && (error.status === 0 || error.status >= 500);
        if (!passing || attempt === TRIES) throw error;
        await this.#wait(2 ** (attempt - 1));
      }
    }
    this.#underWay.delete(key);
    this.#arrivedBytes += part.size;
    this.#progress();
  }

  async #wait(times: number): Promise<void> {
    const { signal } = this.#stop;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, times * (this.#tools.retryDelay ?? 1000));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    try {
      await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Has the parts joined. Answers why that is not known: joining many takes storage longer than a call may last. */
  async #complete(files: readonly FilePlan[]): Promise<unknown> {
    try {
      await this.#tools.api.datasets.completeUpload({
        params: this.#params,
        body: { files: files.map(({ name, uploadId, arrived }) => ({ name, uploadId, parts: [...arrived] })) },
      });
      return null;
    } catch (error) {
      if (!(error instanceof FlowiError) || !RETRYABLE_CODES.has(error.code)) throw error;
      return error;
    }
  }

  get #params() {
    const { projectId, name, version } = this.target;
    return { projectId, name, version };
  }

  #fileOf(name: string): File {
    const file = this.#files.find((one) => one.name === name);
    if (file === undefined) throw new Error(`The version has a file ${name}, which was not chosen.`);
    return file;
  }

  #slice({ name, partBytes }: FilePlan, partNumber: number): Blob {
    return this.#fileOf(name).slice((partNumber - 1) * partBytes, partNumber * partBytes);
  }

  #arrivedOf(file: FilePlan): number {
    if (file.parts.length === 0) return this.#fileOf(file.name).size;
    return file.arrived.reduce((sum, { partNumber }) => sum + this.#slice(file, partNumber).size, 0);
  }

  #progress(): void {
    const underWay = [...this.#underWay.values()].reduce((sum, bytes) => sum + bytes, 0);
    this.#set({ sentBytes: this.#arrivedBytes + underWay });
  }

  #set(change: Partial<UploadStatus>): void {
    this.#status = { ...this.#status, ...change };
    for (const listener of this.#listeners) listener();
  }
}
