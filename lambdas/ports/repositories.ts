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
import type { Collection } from './collection.ts';
import type { Page, PageRequest } from './page.ts';
import type { RunRecord, Work } from './records.ts';

export interface ProjectKey {
  readonly projectId: string;
}
export interface MemberKey extends ProjectKey {
  readonly userId: string;
}
export interface DatasetKey extends ProjectKey {
  readonly name: string;
}
export interface DatasetVersionKey extends DatasetKey {
  readonly version: number;
}
export interface FlowKey extends ProjectKey {
  readonly flowId: string;
}
export interface VersionKey extends FlowKey {
  readonly version: number;
}
export interface RunKey extends ProjectKey {
  readonly runId: string;
}
export interface TrialKey extends RunKey {
  readonly number: number;
}
export interface DeploymentKey extends ProjectKey {
  readonly deploymentId: string;
}
export interface BatchJobKey extends ProjectKey {
  readonly batchJobId: string;
}
export interface DriftReportKey extends ProjectKey {
  readonly driftReportId: string;
}

export interface ProjectRepository extends Pick<Collection<ProjectKey, Project>, 'find'> {
  /** Project and first member in one step; false when the project is there already. */
  create(project: Project, admin: Member): Promise<boolean>;
}

export interface MemberRepository extends Collection<MemberKey, Member> {
  ofProject(projectId: string): Promise<Member[]>;
  ofUser(userId: string): Promise<Member[]>;
}

export interface DatasetRepository extends Collection<DatasetKey, Dataset> {
  list(projectId: string, page: PageRequest): Promise<Page<Dataset>>;
}

export interface DatasetVersionRepository extends Collection<DatasetVersionKey, DatasetVersion> {
  /** Newest first. */
  ofDataset(key: DatasetKey): Promise<DatasetVersion[]>;
}

export interface FlowRepository extends Collection<FlowKey, FlowRecord> {
  list(projectId: string, page: PageRequest): Promise<Page<FlowRecord>>;
}

export interface FlowVersionRepository extends Pick<Collection<VersionKey, FlowVersion>, 'find'> {
  /** Keeps a version and the flow that counts it in one step. @throws FlowiError conflict when another writer came first */
  add(
    key: FlowKey,
    change: (flow: FlowRecord) => { flow: FlowRecord; version: FlowVersion | null },
  ): Promise<FlowRecord>;
  list(key: FlowKey, page: PageRequest): Promise<Page<FlowVersion>>;
  ofProject(projectId: string): Promise<FlowVersion[]>;
}

export interface RunRepository extends Collection<RunKey, RunRecord> {
  /**
   * Keeps a new run and what it changes in its flow in one step; false when there is a run of that id already.
   * @throws FlowiError not_found when there is no such flow
   */
  begin(run: RunRecord, change: (flow: FlowRecord) => FlowRecord): Promise<boolean>;
  /** Those of them that are there, in no order. */
  findAll(keys: readonly RunKey[]): Promise<RunRecord[]>;
  /** Newest first; of one flow when given. */
  list(projectId: string, flowId: string | undefined, page: PageRequest): Promise<Page<RunRecord>>;
}

export interface TrialRepository {
  /** Replaces what an earlier attempt of the run left. */
  save(trials: readonly TrialRecord[]): Promise<void>;
  /** Those of them that are there, in no order. */
  findAll(keys: readonly TrialKey[]): Promise<TrialRecord[]>;
  list(key: RunKey, page: PageRequest): Promise<Page<TrialRecord>>;
  /** By their numbers. */
  all(key: RunKey): Promise<TrialRecord[]>;
}

export interface ModelRepository extends Pick<Collection<VersionKey, ModelVersion>, 'find'> {
  /** Newest first. */
  list(key: FlowKey, page: PageRequest): Promise<Page<ModelVersion>>;
  /** Oldest first. */
  all(key: FlowKey): Promise<ModelVersion[]>;
  /**
   * Counts a new version up in its flow, keeps it and notes it in its run, in one step. A run that has a version keeps it.
   * @throws FlowiError conflict when the run went on to another attempt
   */
  register(
    run: RunKey & FlowKey & { readonly attempt: number },
    build: (version: number) => ModelVersion,
  ): Promise<ModelVersion>;
}

/** What a release does: the flow as it is afterwards, and the line that says so. */
export interface Release {
  readonly flow: FlowRecord;
  readonly entry: Omit<LedgerEntry, 'sequence'>;
}

export interface LedgerRepository {
  /** Oldest first. */
  list(key: FlowKey, page: PageRequest): Promise<Page<LedgerEntry>>;
  /** Oldest first, all of them. */
  all(key: FlowKey): Promise<LedgerEntry[]>;
  /** Changes the flow and appends the line in one step; null changes nothing. Answers the flow as it is. */
  append(key: FlowKey, change: (flow: FlowRecord) => Release | null): Promise<FlowRecord>;
}

export interface DeploymentRepository extends Collection<DeploymentKey, Deployment> {
  list(projectId: string, page: PageRequest): Promise<Page<Deployment>>;
  /** Endpoints in service, of all projects. */
  onlineInService(): Promise<Deployment[]>;
}

export interface BatchJobRepository extends Collection<BatchJobKey, BatchJobRecord> {
  /** Newest first; of one flow when given. */
  list(projectId: string, flowId: string | undefined, page: PageRequest): Promise<Page<BatchJobRecord>>;
}

export interface DriftReportRepository
  extends Pick<Collection<DriftReportKey, DriftReportRecord>, 'find' | 'insert' | 'update'> {
  /** Newest first; of one subject, or of both. */
  list(
    key: FlowKey & { readonly subject?: DriftReportRecord['subject'] },
    page: PageRequest,
  ): Promise<Page<DriftReportRecord>>;
}

export interface NotificationRepository {
  /** False when it was kept before. */
  insert(notification: Notification): Promise<boolean>;
  has(projectId: string, notificationId: string): Promise<boolean>;
  /** About one flow, newest first; without those of earlier releases. */
  ofFlow(key: FlowKey, page: PageRequest): Promise<Page<Notification>>;
  /** Newest first. */
  list(projectId: string, page: PageRequest): Promise<Page<Notification>>;
}

export type WorkKey = Pick<Work, 'kind' | 'projectId' | 'id'>;

export interface WorkRepository {
  put(work: Work): Promise<void>;
  remove(key: WorkKey): Promise<void>;
  all(): Promise<Work[]>;
}
