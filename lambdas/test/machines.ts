import {
  type DeployRequest,
  deployRequestSchema,
  type JobReply,
  type RunRef,
  type TrainResult,
} from '@flowi/contracts/events';
import { checkEndpoint } from '../use-cases/deployments/check-endpoint.ts';
import { deleteEndpoint } from '../use-cases/deployments/delete-endpoint.ts';
import { deployEndpoint } from '../use-cases/deployments/deploy-endpoint.ts';
import { finishDeletion } from '../use-cases/deployments/finish-deletion.ts';
import { finishDeployment } from '../use-cases/deployments/finish-deployment.ts';
import { notify } from '../use-cases/notify/notify.ts';
import { compareRun } from '../use-cases/runs/compare-run.ts';
import { finishRun } from '../use-cases/runs/finish-run.ts';
import { planRun } from '../use-cases/runs/plan-run.ts';
import { promoteModel } from '../use-cases/runs/promote-model.ts';
import { putPackage, trainResult } from './factories/results.ts';
import type { World } from './fakes/make-world.ts';

/** The state machines' steps in their order, on the success path, each called twice as a machine that retries would. */
export function machinesOf(world: World) {
  const { ports, stores, fakes } = world;

  async function twice<T>(step: () => Promise<T>): Promise<T> {
    await step();
    return step();
  }

  async function train(ref: RunRef, change: Partial<TrainResult> = {}) {
    const planned = await twice(() => planRun(ports, ref));
    const run = there(stores.runs.get(ref), 'run');
    const result = trainResult(run, change);
    fakes.modelStore.put(`${fakes.modelStore.key(planned.outputUri)}result.json`, result);
    putPackage(world, result.package.uri);
    const job: JobReply = { ok: true, resultUri: `${planned.outputUri}result.json` };
    return twice(() => compareRun(ports, { ...ref, job }));
  }

  async function promote(ref: RunRef, approved = true) {
    const reply = await twice(() => promoteModel(ports, { ...ref, approved }));
    if (reply.online) await deploy(reply.online);
    await twice(() => finishRun(ports, ref));
    return reply;
  }

  async function deploy(request: DeployRequest, answer = '{"predictions":[{"label":"a"}]}') {
    await twice(() => deployEndpoint(ports, request));
    const name = there(stores.deployments.get(request)?.endpointName, 'endpoint');
    fakes.endpoints.settle(name, { status: 'in_service' });
    await twice(() => checkEndpoint(ports, request));
    fakes.invoker.reply = { status: 200, contentType: 'application/json', body: new TextEncoder().encode(answer) };
    await twice(() => finishDeployment(ports, request));
    await twice(() =>
      notify(ports, { projectId: request.projectId, deploymentId: request.deploymentId, kind: 'deployed' }),
    );
    return name;
  }

  async function remove(request: DeployRequest) {
    await twice(() => deleteEndpoint(ports, request));
    await twice(() => checkEndpoint(ports, request));
    await twice(() => finishDeletion(ports, request));
  }

  /** Input of the newest execution of a machine. */
  function lastRequest(machine: 'DeployApi' | 'DeployBatch' | 'DeleteApi'): DeployRequest {
    const execution = [...fakes.machines.executions.values()].findLast((one) => one.machine === machine);
    return deployRequestSchema.parse(execution?.input);
  }

  return { train, promote, deploy, remove, lastRequest };
}

function there<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`There is no ${what} to go on with.`);
  return value;
}
