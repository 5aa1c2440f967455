import type { ModelVersion } from '@flowi/contracts/entities';
import { endpointName } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';

/** SageMaker takes names of 63 characters. */
const LIMIT = 63;
const CHECKSUM = 10;
/** `-v`, a version of at most eight digits, `-` and the checksum. */
const LONGEST_SUFFIX = 11 + CHECKSUM;

/** Name of model and endpoint configuration of a model version: another version, package or target has another name. */
export function modelNameOf(
  { ids, settings }: Pick<Ports, 'ids' | 'settings'>,
  model: ModelVersion,
  target: string,
): string {
  const { projectId, flowId, version, packageDigest } = model;
  const checksum = ids.digest(JSON.stringify([projectId, flowId, version, packageDigest, target])).slice(0, CHECKSUM);
  const suffix = `-v${version}-${checksum}`;
  return `${endpointName(settings.stage, projectId, flowId).slice(0, LIMIT - suffix.length)}${suffix}`;
}

/** Begins the names of all models of a flow; where names are cut, those of others may begin with it too. */
export function modelNamePrefix(endpoint: string): string {
  return endpoint.slice(0, LIMIT - LONGEST_SUFFIX);
}
