import { join } from 'node:path';
import type { z } from 'zod';
import { readJson, replaceJson } from '../../base/files.ts';
import { ACCOUNT, REGION } from '../../substrate/substrate.ts';
import { validationError } from '../wire/service-error.ts';
import { type ConfigRecord, type EndpointRecord, type ModelRecord, registrySchema } from './records.ts';

type Kind = 'model' | 'endpoint-config' | 'endpoint';

/** ARN of one of our resources. SageMaker writes names in lower case there. */
export const arnOf = (kind: Kind, name: string) =>
  `arn:aws:sagemaker:${REGION}:${ACCOUNT}:${kind}/${name.toLowerCase()}`;

/** Models, endpoint configurations and endpoints, kept in one file that is replaced at each change. */
export class Registry {
  readonly #file: string;
  readonly #content: z.infer<typeof registrySchema>;

  constructor(folder: string) {
    this.#file = join(folder, 'registry.json');
    this.#content = readJson(this.#file, registrySchema) ?? { models: {}, configs: {}, endpoints: {} };
  }

  model(name: string): ModelRecord {
    return found(this.#content.models[name], 'model', name);
  }

  config(name: string): ConfigRecord {
    return found(this.#content.configs[name], 'endpoint-config', name);
  }

  /** Variants of a configuration; none when it was deleted, which its endpoints survive. */
  variantsOf(configName: string): ConfigRecord['ProductionVariants'] {
    return this.#content.configs[configName]?.ProductionVariants ?? [];
  }

  models(): ModelRecord[] {
    return Object.values(this.#content.models);
  }

  configs(): ConfigRecord[] {
    return Object.values(this.#content.configs);
  }

  endpoint(name: string): EndpointRecord {
    return found(this.#content.endpoints[name], 'endpoint', name);
  }

  endpoints(): EndpointRecord[] {
    return Object.values(this.#content.endpoints);
  }

  hasEndpoint(name: string): boolean {
    return this.#content.endpoints[name] !== undefined;
  }

  addModel(record: ModelRecord): void {
    mustBeNew(this.#content.models[record.ModelName], 'model', record.ModelName);
    this.#content.models[record.ModelName] = record;
    this.#write();
  }

  addConfig(record: ConfigRecord): void {
    mustBeNew(this.#content.configs[record.EndpointConfigName], 'endpoint-config', record.EndpointConfigName);
    this.#content.configs[record.EndpointConfigName] = record;
    this.#write();
  }

  addEndpoint(record: EndpointRecord): void {
    mustBeNew(this.#content.endpoints[record.EndpointName], 'endpoint', record.EndpointName);
    this.#content.endpoints[record.EndpointName] = record;
    this.#write();
  }

  /** Change fields of an endpoint; a missing one is left alone, since its deletion may have been faster. */
  changeEndpoint(name: string, change: Partial<EndpointRecord>): void {
    const before = this.#content.endpoints[name];
    if (before === undefined) return;
    this.#content.endpoints[name] = { ...before, ...change, LastModifiedTime: Date.now() / 1000 };
    this.#write();
  }

  removeModel(name: string): void {
    this.model(name);
    delete this.#content.models[name];
    this.#write();
  }

  removeConfig(name: string): void {
    this.config(name);
    delete this.#content.configs[name];
    this.#write();
  }

  removeEndpoint(name: string): void {
    delete this.#content.endpoints[name];
    this.#write();
  }

  #write(): void {
    replaceJson(this.#file, this.#content);
  }
}

function found<T>(record: T | undefined, kind: Kind, name: string): T {
  if (record === undefined) throw validationError(`Could not find ${kind} "${arnOf(kind, name)}".`);
  return record;
}

function mustBeNew(record: unknown, kind: Kind, name: string): void {
  if (record !== undefined) throw validationError(`Cannot create already existing ${kind} "${arnOf(kind, name)}".`);
}
