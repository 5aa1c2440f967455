import type { Run } from '@flowi/contracts/entities';
import { settle } from './commands/deployments.ts';
import { pushFlow } from './commands/flows.ts';
import { followRun } from './commands/runs.ts';
import { examplePath, readExampleFlow } from './demo/examples.ts';
import type { Session } from './session.ts';
import { uploadDataset } from './upload-dataset.ts';

/** Makes the project of this session when it is not there yet. True when it was made now. */
export async function ensureProject({ client, projectId }: Session): Promise<boolean> {
  const { items } = await client.projects.list({});
  if (items.some((project) => project.projectId === projectId)) return false;
  await client.projects.create({ body: { projectId, name: projectId } });
  return true;
}

/** Takes the Iris example through the loop: upload, run as 10 trials, gate, endpoint. */
export async function runIrisExample(session: Session): Promise<Run> {
  const { client, projectId, output } = session;
  output.progress('first start: running the Iris example');
  await uploadDataset(session, [examplePath('iris/iris.csv')], { name: 'iris' });
  const { flowId } = await pushFlow(session, await readExampleFlow('iris/flow.yaml'));
  const started = await client.runs.start({ params: { projectId, flowId }, body: {} });
  output.progress(`${started.runId}: ${started.trialsPlanned} trials`);
  const run = await followRun(session, started.runId);
  if (run.decision) output.progress(`${run.decision.outcome}: ${run.decision.reason}`);
  if (run.decision?.outcome === 'promoted') await settle(session, `${flowId}-online`);
  return run;
}
