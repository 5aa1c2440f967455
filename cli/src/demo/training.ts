import type { Run } from '@flowi/contracts/entities';
import type { Flow } from '@flowi/contracts/flow';
import { pushFlow } from '../commands/flows.ts';
import { followRun } from '../commands/runs.ts';
import type { Session } from '../session.ts';
import { uploadDataset } from '../upload-dataset.ts';
import { examplePath, readExampleFlow } from './examples.ts';
import { expect, type Story } from './scene.ts';
import { untracked } from './tracker.ts';

/** Trains Iris as many trials and checks that announced, run and tracked trials agree. */
export async function trainIris(story: Story, session: Session): Promise<Run> {
  const { client, projectId } = session;
  const version = await story.tell(async () => {
    const uploaded = await uploadDataset(session, [examplePath('iris/iris.csv')], { name: 'iris' });
    const missing = uploaded.profile?.columns.reduce((sum, column) => sum + column.missing, 0) ?? 0;
    expect('the Iris table has missing values', missing > 0, missing);
    return { line: `iris uploaded: ${uploaded.profile?.rows} rows, ${missing} missing values`, value: uploaded };
  });
  const flow = await readExampleFlow('iris/flow.yaml');
  const check = await client.flows.validate({ params: { projectId }, body: { document: flow } });
  expect('Iris announces 10 trials', check.trials === 10, check);
  return story.tell(async () => {
    const run = await runFlow(session, flow);
    const { items: trials } = await client.runs.trials({ params: { projectId, runId: run.runId } });
    expect('the trials run are the trials announced', run.trialsPlanned === 10 && trials.length === 10, {
      planned: run.trialsPlanned,
      run: trials.length,
    });
    expect('shared steps are fitted once', run.fits !== null && run.fits.distinct < run.fits.steps, run.fits);
    const lacking = await Promise.all(trials.map((trial) => untracked(run.trackerUrl ?? '', trial)));
    expect('MLflow has parameters, metrics and artifacts of all trials', lacking.flat().length === 0, lacking.flat());
    expect('the gate passes', run.decision?.outcome === 'promoted', run.decision);
    return {
      line: `10 trials announced and run on iris v${version.version}, ${run.fits?.distinct} distinct fits instead of ${run.fits?.steps}, all in MLflow with parameters, metrics and artifacts; ${run.decision?.reason}`,
      value: run,
    };
  });
}

/** Pushes a document, runs it and waits for the end. */
async function runFlow(session: Session, flow: Flow): Promise<Run> {
  const { client, projectId } = session;
  const { flowId, version } = await pushFlow(session, flow);
  const body = version === null ? {} : { version };
  const started = await client.runs.start({ params: { projectId, flowId }, body });
  const run = await followRun(session, started.runId);
  expect(`the run of ${flowId} ends well`, run.state === 'succeeded', run.failure ?? run.state);
  return run;
}

/** Runs Iris again with a setting that is worse: compared on the same held-out rows, and nothing changes. */
export async function skipWorse(story: Story, session: Session): Promise<void> {
  const { client, projectId } = session;
  await story.tell(async () => {
    const before = await client.models.ledger({ params: { projectId, flowId: 'iris' } });
    const flow = worse(await readExampleFlow('iris/flow.yaml'));
    const run = await runFlow(session, flow);
    const after = await client.models.ledger({ params: { projectId, flowId: 'iris' } });
    expect('the worse run is compared', run.decision?.comparison.status === 'compared', run.decision);
    expect('the worse run is skipped', run.decision?.outcome === 'skipped', run.decision);
    expect('the ledger is unchanged', after.items.length === before.items.length, after.items);
    return { line: `worse setting skipped, ledger unchanged: ${run.decision?.reason}`, value: undefined };
  });
}

/** Promotes a second model, so that there is something to roll back from. */
export async function promoteSecond(story: Story, session: Session): Promise<Run> {
  return story.tell(async () => {
    const flow = await readExampleFlow('iris/flow.yaml');
    const gate = flow.deploy.gate && { ...flow.deploy.gate, mustBeatLive: false };
    const run = await runFlow(session, {
      ...withParameters(flow, { svc: { C: 10 } }),
      deploy: { ...flow.deploy, gate },
    });
    expect('a gate without "must beat live" promotes', run.decision?.outcome === 'promoted', run.decision);
    return { line: `second model promoted: ${run.decision?.reason}`, value: run };
  });
}

/** Penguins: a log loss that cannot be reached is not deployed; a threshold that no accuracy can have is refused before a run. */
export async function refusePenguins(story: Story, session: Session): Promise<void> {
  const { client, projectId } = session;
  await story.tell(async () => {
    await uploadDataset(session, [examplePath('penguins/penguins.csv')], { name: 'penguins' });
    const flow = await readExampleFlow('penguins/flow.yaml');
    const run = await runFlow(session, flow);
    expect('log loss keeps penguins back', run.decision?.outcome === 'refused', run.decision);
    const { items } = await client.deployments.list({ params: { projectId } });
    expect(
      'penguins are not deployed',
      items.every(({ flowId }) => flowId !== 'penguins'),
      items,
    );
    return { line: `penguins not deployed: ${run.decision?.reason}`, value: undefined };
  });
  await story.tell(async () => {
    const flow = await readExampleFlow('iris/flow.yaml');
    const gate = flow.deploy.gate && { ...flow.deploy.gate, threshold: 1.2 };
    const { issues, runnable } = await client.flows.validate({
      params: { projectId },
      body: { document: { ...flow, deploy: { ...flow.deploy, gate } } },
    });
    const issue = issues.find(({ field }) => field === 'deploy.gate.threshold');
    expect('an impossible threshold is refused naming the field', !runnable && issue !== undefined, issues);
    return { line: `refused at validation: ${issue?.message}`, value: undefined };
  });
}

/** A stump instead of support vectors, and no bound, so that only the live model stands in the way. */
function worse(flow: Flow): Flow {
  const nodes = flow.nodes.filter(({ id }) => id !== 'svc');
  const edges = flow.edges.filter(({ from, to }) => from !== 'svc' && to !== 'svc');
  const gate = flow.deploy.gate && { ...flow.deploy.gate, threshold: null };
  return withParameters({ ...flow, nodes, edges, deploy: { ...flow.deploy, gate } }, { tree: { max_depth: 1 } });
}

function withParameters(flow: Flow, params: Readonly<Record<string, Flow['nodes'][number]['params']>>): Flow {
  return { ...flow, nodes: flow.nodes.map((node) => ({ ...node, params: { ...node.params, ...params[node.id] } })) };
}
