import { closeServer, listenOnLoopback } from '../base/http-server.ts';
import type { HomeLayout } from '../base/paths.ts';
import { CredentialsEndpoint } from '../credentials/credentials-endpoint.ts';
import type { RoleSessions } from '../credentials/role-sessions.ts';
import { JobLedger } from '../job-runner/job-ledger.ts';
import { JobRunner } from '../job-runner/job-runner.ts';
import type { Supervisor } from '../processes/supervisor.ts';
import { controlPlane } from '../stand-ins/sagemaker/control-plane.ts';
import { Endpoints } from '../stand-ins/sagemaker/endpoints.ts';
import { Registry } from '../stand-ins/sagemaker/registry.ts';
import { runtime } from '../stand-ins/sagemaker/runtime.ts';
import { deliverAsRole } from '../stand-ins/scheduler/deliver.ts';
import { ScheduleEngine } from '../stand-ins/scheduler/engine.ts';
import { ScheduleStore } from '../stand-ins/scheduler/schedule-store.ts';
import { schedulerService } from '../stand-ins/scheduler/service.ts';
import { standInServer } from '../stand-ins/server.ts';
import { substrateAuthorizer } from '../stand-ins/wire/authorizer.ts';
import type { Clients } from '../substrate/clients.ts';
import type { Substrate } from '../substrate/substrate.ts';
import type { Closing } from './closing.ts';
import { containerEntryPoint, serveModel } from './entry-points.ts';

const SERVER_START_LIMIT_MS = 60_000;

export interface ServicesSpec {
  layout: HomeLayout;
  supervisor: Supervisor;
  substrate: Substrate;
  root: Clients;
  roles: RoleSessions;
  environment: Readonly<Record<string, string>>;
  standInsPort: number;
  jobQueueUrl: string;
  concurrency: number;
  log: (line: string) => void;
  closing: Closing;
}

/** Start what the substrate lacks: job runner, SageMaker and Scheduler. */
export async function startServices(spec: ServicesSpec): Promise<void> {
  const { layout, supervisor, substrate, root, roles, environment, closing, log } = spec;
  const credentials = new CredentialsEndpoint();
  await credentials.start();
  closing.add('credentials', () => credentials.stop());
  const around = { supervisor, roles, credentials, environment, substrateEndpoint: substrate.endpoint };

  const runner = new JobRunner({
    sqs: root.sqs,
    sfn: root.sfn,
    queueUrl: spec.jobQueueUrl,
    ledger: new JobLedger(layout.jobs),
    concurrency: spec.concurrency,
    log,
    around: { ...around, scratch: layout.scratch, entryPoint: containerEntryPoint },
  });
  const registry = new Registry(layout.endpoints);
  const endpoints = new Endpoints(registry, {
    ...around,
    folder: layout.endpoints,
    serve: serveModel,
    startLimitMs: SERVER_START_LIMIT_MS,
  });
  const schedules = new ScheduleStore(layout.schedules);
  const engine = new ScheduleEngine({ store: schedules, ...deliverAsRole(substrate.endpoint, roles) });

  const authorize = substrateAuthorizer(substrate.endpoint, substrate.controlToken);
  const server = standInServer([
    controlPlane(registry, endpoints, (name) => runner.end(name), authorize),
    runtime(registry, endpoints, authorize),
    schedulerService(schedules, authorize),
  ]);
  await listenOnLoopback(server, spec.standInsPort);
  closing.add('stand-ins', () => closeServer(server));
  endpoints.resume();
  closing.add('endpoints', () => endpoints.stop());
  engine.start();
  closing.add('schedules', () => engine.stop());
  await runner.start();
  closing.add('jobs', () => runner.stop());
}
