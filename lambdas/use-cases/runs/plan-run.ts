import type { Compute, FlowRecord, FlowVersion, ModelVersion } from '@flowi/contracts/entities';
import { JOB_CHANNEL, type PlannedJob, type RunRef, type TrainJob } from '@flowi/contracts/events';
import { ATTEMPT_FILES, dataKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { PinnedDataset, RunRecord } from '../../ports/records.ts';
import { found } from '../support/found.ts';
import { jobIdOf } from '../support/job-id.ts';
import { moveRun } from '../support/transition.ts';
import { type ChosenCompute, chooseCompute } from './choose-compute.ts';
import { updateAttempt } from './update-attempt.ts';

const LIVE_CHANNEL = 'live';
/** The same flow version and data give the same model. */
const SEED = 42;

export type PlanRunPorts = Pick<
  Ports,
  'runs' | 'flows' | 'flowVersions' | 'models' | 'dataStore' | 'modelStore' | 'settings' | 'clock' | 'jobsRunOn'
>;

/** Writes job.json for the training job and chooses where it runs. */
export async function planRun(ports: PlanRunPorts, ref: RunRef): Promise<PlannedJob> {
  const run = await updateAttempt(ports, ref, (current) => ({
    ...current,
    state: current.state === 'training' ? current.state : moveRun(current.state, 'planning'),
    startedAt: current.startedAt ?? ports.clock.now(),
  }));
  const flow = found(await ports.flows.find(run), 'absent.flow', { flow: run.flowId });
  const version = found(await ports.flowVersions.find({ ...run, version: run.flowVersion }), 'absent.flow_version', {
    flow: run.flowId,
    version: run.flowVersion,
  });
  const live = flow.live === null ? null : await ports.models.find({ ...run, version: flow.live.version });
  const channels = channelsOf(ports, run, live);
  const job = trainJob(ports, { run, flow, version, live });
  await ports.modelStore.writeJson(`${ports.modelStore.key(run.outputUri)}${ATTEMPT_FILES.job}`, job);
  const compute = chooseCompute(sizeOf(run), run.requestedCompute);
  await noteCompute(ports, ref, compute);
  return {
    ok: true,
    jobId: jobIdOf(ports.settings.stage, run.runId, run.attempt),
    compute: compute.kind,
    instanceType: compute.instanceType,
    instanceCount: 1,
    volumeGb: compute.volumeGb,
    timeoutSeconds: compute.timeoutSeconds,
    channels,
    channelList: Object.entries(channels).map(([name, uri]) => ({ name, uri })),
    outputUri: run.outputUri,
  };
}

async function noteCompute(ports: PlanRunPorts, ref: RunRef, compute: ChosenCompute): Promise<void> {
  await updateAttempt(ports, ref, (current) => ({
    ...current,
    state: moveRun(current.state, 'training'),
    compute: shownCompute(ports.jobsRunOn, compute),
  }));
}

/** What people are told of where a run trains. */
function shownCompute(jobsRunOn: Ports['jobsRunOn'], { kind, instanceType, reason }: ChosenCompute): Compute {
  if (jobsRunOn === 'laptop')
    return {
      kind: 'laptop',
      instanceType: null,
      instanceCount: 1,
      reason: `every job of this stage runs on this computer; in AWS: ${reason}`,
    };
  return { kind, instanceType: kind === 'lambda' ? null : instanceType, instanceCount: 1, reason };
}

function channelOf(pin: PinnedDataset, index: number): string {
  return `data-${index + 1}-${pin.name}`.slice(0, 63);
}

function channelsOf({ dataStore }: PlanRunPorts, run: RunRecord, live: ModelVersion | null): Record<string, string> {
  const data = run.datasets.map((pin, index) => [
    channelOf(pin, index),
    dataStore.uri(dataKeys.datasetVersion(run.projectId, pin.name, pin.version)),
  ]);
  return {
    [JOB_CHANNEL]: `${run.outputUri}${ATTEMPT_FILES.job.replace(/[^/]*$/, '')}`,
    ...Object.fromEntries(data),
    ...(live !== null && { [LIVE_CHANNEL]: live.packageUri }),
  };
}

function trainJob(
  { settings }: PlanRunPorts,
  from: { run: RunRecord; flow: FlowRecord; version: FlowVersion; live: ModelVersion | null },
): TrainJob {
  const { run, flow, version, live } = from;
  return {
    schemaVersion: 1,
    kind: 'train',
    projectId: run.projectId,
    flowId: run.flowId,
    flowVersion: run.flowVersion,
    flow: version.document,
    salt: flow.salt,
    split: flow.split,
    runId: run.runId,
    attempt: run.attempt,
    seed: SEED,
    datasets: run.datasets.map((pin, index) => ({
      nodeId: pin.nodeId,
      name: pin.name,
      version: pin.version,
      digest: pin.digest,
      format: pin.format,
      channel: channelOf(pin, index),
    })),
    live: live === null ? null : { version: live.version, channel: LIVE_CHANNEL },
    gate: version.document.deploy.gate,
    outputUri: run.outputUri,
    tracking: {
      provider: version.document.tracking.provider,
      uri: settings.trackingUri,
      experiment: `${run.projectId}/${run.flowId}`,
    },
  };
}

function sizeOf(run: RunRecord) {
  const bytes = run.datasets.reduce((sum, pin) => sum + pin.bytes, 0);
  const rows = run.datasets.reduce((sum, pin) => sum + pin.rows, 0);
  return { bytes, rows, trials: Math.max(1, run.trialsPlanned) };
}
