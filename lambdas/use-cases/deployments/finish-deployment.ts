import type { Deployment, ModelVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { DeployRequest } from '@flowi/contracts/events';
import { PACKAGE_FILES, sampleSchema } from '@flowi/contracts/package';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import { findModel } from '../models/find-model.ts';
import { readPackageFile } from '../models/read-package-file.ts';
import { found } from '../support/found.ts';
import { moveDeployment } from '../support/transition.ts';
import { hostOf } from './deploy-endpoint.ts';
import { drawDashboard } from './keep-dashboard.ts';
import { noteInLedger } from './note-in-ledger.ts';
import { differs } from './smoke-test.ts';
import { refuseSuperseded } from './superseded.ts';

export type FinishDeploymentPorts = Pick<
  Ports,
  'deployments' | 'models' | 'ledger' | 'modelStore' | 'invoker' | 'dashboards' | 'work' | 'clock'
>;

/** What a machine is told of something that is done. */
export interface Finished {
  readonly ok: true;
  /** What did not go well without keeping anything from being done. */
  readonly warnings: readonly string[];
}

/** Sends the rows of the package's own sample to the endpoint; in service is what answers them. Then its dashboard is drawn. */
export async function finishDeployment(ports: FinishDeploymentPorts, request: DeployRequest): Promise<Finished> {
  const deployment = found(await ports.deployments.find(request), 'absent.deployment', {
    deployment: request.deploymentId,
  });
  const model = await findModel(ports, request, request.modelVersion);
  refuseSuperseded(deployment, request);
  await smokeTest(ports, deployment, model);
  const serving = await ports.deployments.update(request, (current) => {
    refuseSuperseded(current, request);
    return {
      ...current,
      state: moveDeployment(current.state, 'in_service'),
      modelVersion: request.modelVersion,
      failure: null,
      updatedAt: ports.clock.now(),
    };
  });
  await noteInLedger(ports, request, 'deployed');
  await ports.work.remove({ kind: 'deployment', projectId: request.projectId, id: request.deploymentId });
  return { ok: true, warnings: await drawDashboard(ports, serving) };
}

async function smokeTest(ports: FinishDeploymentPorts, deployment: Deployment, model: ModelVersion): Promise<void> {
  const sample = await readPackageFile(ports, model, PACKAGE_FILES.sample, sampleSchema);
  const { name } = hostOf(deployment);
  const body = new TextEncoder().encode(JSON.stringify({ instances: sample.rows }));
  const reply = await ports.invoker.invoke(name, {
    body,
    contentType: 'application/json',
    accept: 'application/json',
    protocol: 'rows',
  });
  const text = new TextDecoder().decode(reply.body);
  const wrong = reply.status === 200 ? differs(sample.predictions, text) : `${reply.status}: ${text.slice(0, 500)}`;
  if (wrong === null) return;
  throw new FlowiError(
    'job_failed',
    sayProblem('endpoint.wrong_answers', { deployment: deployment.deploymentId, version: model.version, found: wrong }),
  );
}
