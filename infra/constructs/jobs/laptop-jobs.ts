import { Construct } from 'constructs';
import type { Access } from '../access/access.ts';
import { allow } from '../access/allow.ts';
import type { JobContainer } from '../managed-job/job.ts';
import { FlowiQueue } from '../queue/flowi-queue.ts';
import type { JobRoles } from './job-roles.ts';
import type { Jobs } from './jobs.ts';

/** Managed jobs as messages to the laptop's job runner, which starts the containers' own entry points. */
export class LaptopJobs extends Construct implements Jobs {
  readonly trainer: JobContainer;
  readonly modelServer: JobContainer;
  readonly modelServerImage = 'flowi/model-server:local';
  readonly queueUrl: string;
  readonly access: Access;

  constructor(scope: Construct, id: string, { roles }: { readonly roles: JobRoles }) {
    super(scope, id);
    const { queue } = new FlowiQueue(this, 'Jobs');
    const runsOn = { kind: 'queue', queue } as const;
    this.queueUrl = queue.queueUrl;
    this.trainer = { image: 'trainer', role: roles.trainer, runsOn };
    this.modelServer = { image: 'model-server', role: roles.modelServer, runsOn };
    this.access = {
      'job-queue:send': ({ role }) => allow(role, { actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
      // Stopping is the job runner's work; there is nothing in SageMaker to stop.
      'jobs:stop': () => undefined,
    };
  }

  /** There is no image: endpoints are child processes. */
  prepareEndpointRole(): void {}
}
