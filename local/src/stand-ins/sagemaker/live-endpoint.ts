import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from '@flowi/contracts/errors';
import type { ModelServer } from './server-launcher.ts';

const DRAIN_LIMIT_MS = 30_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
const RESTART_LIMIT = 6;

/** Starts a fresh server for what the endpoint serves now. */
export type Launch = () => Promise<ModelServer>;

interface Serving {
  server: ModelServer;
  launch: Launch;
  requests: number;
}

/** The server behind one endpoint: replaced without a gap, restarted when it dies. */
export class LiveEndpoint {
  readonly #onBroken: (reason: string) => void;
  #serving: Serving | null = null;
  #closed = false;

  /** @param onBroken called when the server died and could not be brought back */
  constructor(onBroken: (reason: string) => void) {
    this.#onBroken = onBroken;
  }

  /** Start a server and send requests to it from then on; the one before finishes what it has. Throws when the new one does not start. */
  async serve(launch: Launch): Promise<void> {
    const server = await launch();
    if (this.#closed) {
      await server.stop();
      return;
    }
    const before = this.#serving;
    const serving: Serving = { server, launch, requests: 0 };
    this.#serving = serving;
    void server.process.ended.then(() => this.#revive(serving));
    if (before) void drain(before);
  }

  /** Run one request against the current server. Null when there is none now. */
  async use<T>(request: (url: string) => Promise<T>): Promise<T | null> {
    const serving = this.#serving;
    if (serving === null) return null;
    serving.requests += 1;
    try {
      return await request(serving.server.url);
    } finally {
      serving.requests -= 1;
    }
  }

  /** End the server; requests under way may finish first. */
  async close(): Promise<void> {
    this.#closed = true;
    const serving = this.#serving;
    this.#serving = null;
    if (serving) await drain(serving);
  }

  async #revive(dead: Serving): Promise<void> {
    if (this.#closed || this.#serving !== dead) return;
    this.#serving = null;
    let reason = 'The model server ended';
    for (let attempt = 0; attempt < RESTART_LIMIT; attempt += 1) {
      await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt), undefined, { ref: false });
      if (this.#closed || this.#serving !== null) return;
      try {
        await this.serve(dead.launch);
        return;
      } catch (problem) {
        reason = messageOf(problem);
      }
    }
    if (!this.#closed) this.#onBroken(reason);
  }
}

async function drain(serving: Serving): Promise<void> {
  const deadline = Date.now() + DRAIN_LIMIT_MS;
  while (serving.requests > 0 && Date.now() < deadline) await pause(20);
  await serving.server.stop();
}
