import type { ModelVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import {
  metricsSchema,
  modelContractSchema,
  PACKAGE_FILES,
  paritySchema,
  provenanceSchema,
  sampleSchema,
} from '@flowi/contracts/package';
import { sayProblem } from '@flowi/contracts/sayings';
import type { PageRequest } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey, VersionKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { findModel } from './find-model.ts';
import { readPackageFile } from './read-package-file.ts';

type ModelPorts = Pick<Ports, 'flows' | 'models' | 'modelStore'>;

/** A model version with what its package says of it. */
export async function getModel(ports: ModelPorts, key: VersionKey) {
  const [flow, model] = await Promise.all([ports.flows.find(key), ports.models.find(key)]);
  const version = found(model, 'absent.model_version', { flow: key.flowId, version: key.version });
  const [contract, metrics, parity, provenance, sample] = await Promise.all([
    readPackageFile(ports, version, PACKAGE_FILES.contract, modelContractSchema),
    readPackageFile(ports, version, PACKAGE_FILES.metrics, metricsSchema),
    readPackageFile(ports, version, PACKAGE_FILES.parity, paritySchema),
    readPackageFile(ports, version, PACKAGE_FILES.provenance, provenanceSchema),
    readPackageFile(ports, version, PACKAGE_FILES.sample, sampleSchema),
  ]);
  return {
    ...version,
    live: flow?.live?.version === version.version,
    contract,
    evidence: { metrics, parity, provenance, sample },
  };
}

/** Model versions of a flow, newest first, each with whether it is live. */
export async function listModels(ports: Pick<Ports, 'flows' | 'models'>, key: FlowKey, page: PageRequest) {
  const [flow, models] = await Promise.all([ports.flows.find(key), ports.models.list(key, page)]);
  const live = found(flow, 'absent.flow', { flow: key.flowId }).live?.version;
  return { ...models, items: models.items.map((model) => ({ ...model, live: model.version === live })) };
}

/** The version that is live, or the one asked for. @throws FlowiError not_ready when none is live */
export async function liveModel(
  ports: Pick<Ports, 'flows' | 'models'>,
  key: FlowKey,
  version?: number,
): Promise<ModelVersion> {
  const flow = found(await ports.flows.find(key), 'absent.flow', { flow: key.flowId });
  const wanted = version ?? flow.live?.version;
  if (wanted === undefined) {
    throw new FlowiError('not_ready', sayProblem('model.none_live', { flow: key.flowId }));
  }
  return findModel(ports, key, wanted);
}
