import type { ModelVersion } from '@flowi/contracts/entities';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';

/** A model version of a flow. @throws FlowiError not_found */
export async function findModel(
  ports: Pick<Ports, 'models'>,
  { projectId, flowId }: FlowKey,
  version: number,
): Promise<ModelVersion> {
  const model = await ports.models.find({ projectId, flowId, version });
  return found(model, 'absent.model_version', { flow: flowId, version });
}
