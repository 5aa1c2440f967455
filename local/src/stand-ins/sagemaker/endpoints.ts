import { messageOf } from '@flowi/contracts/errors';
import { type Launch, LiveEndpoint } from './live-endpoint.ts';
import type { ModelRecord } from './records.ts';
import type { Registry } from './registry.ts';
import { launchServer, type ServerSurroundings } from './server-launcher.ts';

/** Brings endpoints into service and out of it, and keeps their status in the registry. */
export class Endpoints {
  readonly #registry: Registry;
  readonly #around: ServerSurroundings;
  readonly #live = new Map<string, LiveEndpoint>();

  constructor(registry: Registry, around: ServerSurroundings) {
    this.#registry = registry;
    this.#around = around;
  }

  /** Start servers for all endpoints of an earlier start; returns at once, their status tells when they serve. */
  resume(): void {
    for (const { EndpointName, EndpointStatus, EndpointConfigName } of this.#registry.endpoints()) {
      if (EndpointStatus === 'Deleting') this.#registry.removeEndpoint(EndpointName);
      else if (EndpointStatus !== 'Failed') {
        this.#registry.changeEndpoint(EndpointName, { EndpointStatus: 'Creating' });
        this.create(EndpointName, EndpointConfigName);
      }
    }
  }

  /** Begin to serve a configuration under a new endpoint. */
  create(name: string, configName: string): void {
    const live = new LiveEndpoint((reason) => this.#fail(name, reason));
    this.#live.set(name, live);
    void live.serve(this.#launcher(name, configName)).then(
      () => this.#registry.changeEndpoint(name, { EndpointStatus: 'InService', FailureReason: undefined }),
      (problem) => this.#fail(name, messageOf(problem)),
    );
  }

  /** Begin to serve another configuration; the old one answers until the new one can, and stays when it cannot. */
  update(name: string, configName: string): void {
    const live = this.#live.get(name) ?? new LiveEndpoint((reason) => this.#fail(name, reason));
    this.#live.set(name, live);
    const launch = this.#launcher(name, configName);
    this.#registry.changeEndpoint(name, { EndpointStatus: 'Updating' });
    const done = { EndpointStatus: 'InService', EndpointConfigName: configName, FailureReason: undefined } as const;
    void live.serve(launch).then(
      () => this.#registry.changeEndpoint(name, done),
      (problem) =>
        this.#registry.changeEndpoint(name, {
          EndpointStatus: 'InService',
          FailureReason: messageOf(problem),
        }),
    );
  }

  /** Take an endpoint out of service; its record goes when the server is gone. */
  remove(name: string): void {
    this.#registry.changeEndpoint(name, { EndpointStatus: 'Deleting' });
    const live = this.#live.get(name);
    this.#live.delete(name);
    void (live?.close() ?? Promise.resolve()).finally(() => this.#registry.removeEndpoint(name));
  }

  /** Run one request against an endpoint's server; null when none can answer now. */
  async use<T>(name: string, request: (url: string) => Promise<T>): Promise<T | null> {
    return (await this.#live.get(name)?.use(request)) ?? null;
  }

  /** End all servers; the registry keeps the endpoints for the next start. */
  async stop(): Promise<void> {
    const all = [...this.#live.values()];
    this.#live.clear();
    await Promise.all(all.map((live) => live.close()));
  }

  /** The model is looked up once: an endpoint outlives the records it was made from. */
  #launcher(name: string, configName: string): Launch {
    let model: ModelRecord | undefined;
    return async () => {
      model ??= this.#registry.model(this.#registry.config(configName).ProductionVariants[0]?.ModelName ?? '');
      return launchServer(this.#around, name, model);
    };
  }

  #fail(name: string, reason: string): void {
    this.#registry.changeEndpoint(name, { EndpointStatus: 'Failed', FailureReason: reason });
  }
}
