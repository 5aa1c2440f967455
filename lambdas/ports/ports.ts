import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Dashboards } from './dashboards.ts';
import type { EndpointInvoker, Endpoints } from './endpoints.ts';
import type { Downloads, ObjectStore, Uploads } from './object-store.ts';
import type { People } from './people.ts';
import type {
  BatchJobRepository,
  DatasetRepository,
  DatasetVersionRepository,
  DeploymentRepository,
  DriftReportRepository,
  FlowRepository,
  FlowVersionRepository,
  LedgerRepository,
  MemberRepository,
  ModelRepository,
  NotificationRepository,
  ProjectRepository,
  RunRepository,
  TrialRepository,
  WorkRepository,
} from './repositories.ts';
import type { Calendar, Scheduler } from './scheduler.ts';
import type { Clock, Ids, Meter, Notifier, Profiling } from './services.ts';
import type { Jobs, StateMachines } from './state-machines.ts';
import type { TableProfiler } from './table-profiler.ts';

/** Facts of the deployment that use cases put into names and jobs. */
export interface Settings {
  readonly stage: string;
  readonly trackingUri: string | null;
}

/** Everything that use cases may ask for; each asks for the part that it needs. */
export interface Ports {
  readonly projects: ProjectRepository;
  readonly members: MemberRepository;
  readonly datasets: DatasetRepository;
  readonly datasetVersions: DatasetVersionRepository;
  readonly flows: FlowRepository;
  readonly flowVersions: FlowVersionRepository;
  readonly runs: RunRepository;
  readonly trials: TrialRepository;
  readonly models: ModelRepository;
  readonly ledger: LedgerRepository;
  readonly deployments: DeploymentRepository;
  readonly batchJobs: BatchJobRepository;
  readonly driftReports: DriftReportRepository;
  readonly notifications: NotificationRepository;
  readonly work: WorkRepository;
  readonly dataStore: ObjectStore;
  readonly modelStore: ObjectStore;
  readonly uploads: Uploads;
  readonly downloads: Downloads;
  readonly machines: StateMachines;
  readonly jobs: Jobs;
  /** Who runs managed jobs. */
  readonly jobsRunOn: 'laptop' | 'aws';
  readonly scheduler: Scheduler;
  readonly calendar: Calendar;
  readonly endpoints: Endpoints;
  readonly invoker: EndpointInvoker;
  /** Null where the stage has none for deployments. */
  readonly dashboards: Dashboards | null;
  readonly meter: Meter;
  readonly notifier: Notifier;
  readonly profiling: Profiling;
  readonly profiler: TableProfiler;
  readonly catalogue: ComponentCatalogue;
  readonly people: People;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: Settings;
}
