import type {
  BatchJobRecord,
  Dataset,
  DatasetVersion,
  Deployment,
  DriftReportRecord,
  FlowRecord,
  FlowVersion,
  LedgerEntry,
  Member,
  ModelVersion,
  Notification,
  Project,
  TrialRecord,
} from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord, Work } from '../../ports/records.ts';
import type {
  BatchJobKey,
  DatasetKey,
  DatasetVersionKey,
  DeploymentKey,
  DriftReportKey,
  FlowKey,
  MemberKey,
  ProjectKey,
  RunKey,
  VersionKey,
  WorkKey,
} from '../../ports/repositories.ts';
import { MemoryCollection, newestFirst, pageOf } from './memory-collection.ts';

/** What the repositories hold, for tests to look at and to arrange. */
export function memoryStores() {
  return {
    projects: new MemoryCollection<ProjectKey, Project>((key) => key.projectId),
    members: new MemoryCollection<MemberKey, Member>((key) => `${key.projectId}/${key.userId}`),
    datasets: new MemoryCollection<DatasetKey, Dataset>((key) => `${key.projectId}/${key.name}`),
    datasetVersions: new MemoryCollection<DatasetVersionKey, DatasetVersion>(
      (key) => `${key.projectId}/${key.name}/${key.version}`,
    ),
    flows: new MemoryCollection<FlowKey, FlowRecord>((key) => `${key.projectId}/${key.flowId}`),
    flowVersions: new MemoryCollection<VersionKey, FlowVersion>(
      (key) => `${key.projectId}/${key.flowId}/${key.version}`,
    ),
    runs: new MemoryCollection<RunKey, RunRecord>((key) => `${key.projectId}/${key.runId}`),
    trials: new MemoryCollection<RunKey & { number: number }, TrialRecord>(
      (key) => `${key.projectId}/${key.runId}/${key.number}`,
    ),
    models: new MemoryCollection<VersionKey, ModelVersion>((key) => `${key.projectId}/${key.flowId}/${key.version}`),
    ledger: new MemoryCollection<FlowKey & { sequence: number }, LedgerEntry>(
      (key) => `${key.projectId}/${key.flowId}/${key.sequence}`,
    ),
    deployments: new MemoryCollection<DeploymentKey, Deployment>((key) => `${key.projectId}/${key.deploymentId}`),
    batchJobs: new MemoryCollection<BatchJobKey, BatchJobRecord>((key) => `${key.projectId}/${key.batchJobId}`),
    driftReports: new MemoryCollection<DriftReportKey, DriftReportRecord>(
      (key) => `${key.projectId}/${key.driftReportId}`,
    ),
    notifications: new MemoryCollection<ProjectKey & { notificationId: string }, Notification>(
      (key) => `${key.projectId}/${key.notificationId}`,
    ),
    work: new MemoryCollection<WorkKey, Work>((key) => `${key.kind}/${key.projectId}/${key.id}`),
  };
}

export type MemoryStores = ReturnType<typeof memoryStores>;

type Repositories = Pick<Ports, keyof MemoryStores>;

export function memoryRepositories(stores: MemoryStores): Repositories {
  return {
    ...accessRepositories(stores),
    ...flowRepositories(stores),
    ...runRepositories(stores),
    ...servingRepositories(stores),
  };
}

function accessRepositories({ projects, members, datasets, datasetVersions }: MemoryStores) {
  const inProject = (projectId: string) => (document: ProjectKey) => document.projectId === projectId;
  return {
    projects: {
      find: projects.find.bind(projects),
      create: async (project, admin) => (await projects.insert(project)) && members.insert(admin),
    },
    members: Object.assign(members, {
      ofProject: async (projectId: string) => members.all().filter(inProject(projectId)),
      ofUser: async (userId: string) => members.all().filter((member) => member.userId === userId),
    }),
    datasets: Object.assign(datasets, {
      list: async (projectId: string, page: Parameters<Ports['datasets']['list']>[1]) =>
        pageOf(datasets.all().filter(inProject(projectId)), page),
    }),
    datasetVersions: Object.assign(datasetVersions, {
      ofDataset: async ({ projectId, name }: DatasetKey) =>
        newestFirst(
          datasetVersions.all().filter((version) => version.projectId === projectId && version.name === name),
          ({ version }) => version,
        ),
    }),
  } satisfies Partial<Repositories>;
}

function flowRepositories({ flows, flowVersions, models, ledger, runs }: MemoryStores) {
  const ofFlow =
    ({ projectId, flowId }: FlowKey) =>
    (document: FlowKey) =>
      document.projectId === projectId && document.flowId === flowId;
  return {
    flows: Object.assign(flows, {
      list: async (projectId: string, page: Parameters<Ports['flows']['list']>[1]) =>
        pageOf(
          flows.all().filter((flow) => flow.projectId === projectId),
          page,
        ),
    }),
    flowVersions: {
      find: flowVersions.find.bind(flowVersions),
      add: async (key, change) => {
        const next = change(required(flows.get(key)));
        if (next.version !== null) {
          flows.set(next.flow);
          flowVersions.set(next.version);
        }
        return next.flow;
      },
      list: async (key, page) =>
        pageOf(
          newestFirst(flowVersions.all().filter(ofFlow(key)), ({ version }) => version),
          page,
        ),
      ofProject: async (projectId) => flowVersions.all().filter((version) => version.projectId === projectId),
    },
    models: {
      find: models.find.bind(models),
      list: async (key, page) =>
        pageOf(
          newestFirst(models.all().filter(ofFlow(key)), ({ version }) => version),
          page,
        ),
      all: async (key) => models.all().filter(ofFlow(key)),
      register: async (key, build) => {
        const flow = required(flows.get(key));
        const run = required(runs.get(key));
        if (run.attempt !== key.attempt) throw new FlowiError('conflict', 'another attempt');
        if (run.modelVersion !== null) return required(models.get({ ...key, version: run.modelVersion }));
        const model = build(flow.latestModelVersion + 1);
        models.set(model);
        flows.set({ ...flow, latestModelVersion: model.version });
        runs.set({ ...run, modelVersion: model.version });
        return model;
      },
    },
    ledger: {
      list: async (key, page) => pageOf(ledger.all().filter(ofFlow(key)), page),
      all: async (key) => ledger.all().filter(ofFlow(key)),
      append: async (key, change) => {
        const flow = required(flows.get(key));
        const release = change(flow);
        if (release === null) return flow;
        const next = { ...release.flow, ledgerLength: flow.ledgerLength + 1 };
        flows.set(next);
        ledger.set({ ...release.entry, sequence: next.ledgerLength });
        return next;
      },
    },
  } satisfies Partial<Repositories>;
}

function runRepositories({ flows, runs, trials, work }: MemoryStores) {
  return {
    runs: Object.assign(runs, {
      begin: async (run: RunRecord, change: (flow: FlowRecord) => FlowRecord) => {
        const flow = required(flows.get(run));
        if (!(await runs.insert(run))) return false;
        flows.set(change(flow));
        return true;
      },
      findAll: async (wanted: readonly RunKey[]) => wanted.flatMap((key) => runs.get(key) ?? []),
      list: async (projectId: string, flowId: string | undefined, page: Parameters<Ports['runs']['list']>[2]) =>
        pageOf(
          newestFirst(
            runs.all().filter((run) => run.projectId === projectId && (flowId ?? run.flowId) === run.flowId),
            ({ createdAt }) => createdAt,
          ),
          page,
        ),
    }),
    trials: {
      save: async (list) => {
        for (const trial of list) trials.set(trial);
      },
      findAll: async (wanted) => wanted.flatMap((key) => trials.get(key) ?? []),
      list: async ({ runId }, page) =>
        pageOf(
          trials.all().filter((trial) => trial.runId === runId),
          page,
        ),
      all: async ({ runId }) => trials.all().filter((trial) => trial.runId === runId),
    },
    work: {
      put: async (item) => work.set(item),
      remove: (key) => work.remove(key),
      all: async () => work.all(),
    },
  } satisfies Partial<Repositories>;
}

function servingRepositories({ deployments, batchJobs, driftReports, notifications }: MemoryStores) {
  return {
    deployments: Object.assign(deployments, {
      list: async (projectId: string, page: Parameters<Ports['deployments']['list']>[1]) =>
        pageOf(
          deployments.all().filter((deployment) => deployment.projectId === projectId),
          page,
        ),
      onlineInService: async () =>
        deployments.all().filter(({ kind, state }) => kind === 'online' && state === 'in_service'),
    }),
    batchJobs: Object.assign(batchJobs, {
      list: async (projectId: string, flowId: string | undefined, page: Parameters<Ports['batchJobs']['list']>[2]) =>
        pageOf(
          newestFirst(
            batchJobs.all().filter((job) => job.projectId === projectId && (flowId ?? job.flowId) === job.flowId),
            ({ createdAt }) => createdAt,
          ),
          page,
        ),
    }),
    driftReports: {
      find: driftReports.find.bind(driftReports),
      insert: driftReports.insert.bind(driftReports),
      update: driftReports.update.bind(driftReports),
      list: async (key, page) =>
        pageOf(
          newestFirst(
            driftReports
              .all()
              .filter(
                (report) =>
                  report.projectId === key.projectId &&
                  report.flowId === key.flowId &&
                  (key.subject ?? report.subject) === report.subject,
              ),
            ({ createdAt }) => createdAt,
          ),
          page,
        ),
    },
    notifications: {
      insert: notifications.insert.bind(notifications),
      has: async (projectId, notificationId) => notifications.get({ projectId, notificationId }) !== null,
      ofFlow: async ({ projectId, flowId }, page) =>
        pageOf(
          newestFirst(
            notifications.all().filter((one) => one.projectId === projectId && one.flowId === flowId),
            ({ at }) => at,
          ),
          page,
        ),
      list: async (projectId, page) =>
        pageOf(
          newestFirst(
            notifications.all().filter((notification) => notification.projectId === projectId),
            ({ at }) => at,
          ),
          page,
        ),
    },
  } satisfies Partial<Repositories>;
}

function required<T>(document: T | null): T {
  if (document === null) throw new FlowiError('not_found', 'There is no such document.');
  return document;
}
