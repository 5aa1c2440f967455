import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Access } from '../access/access.ts';
import type { JobContainer } from '../managed-job/job.ts';

/** Both containers as managed jobs take them. */
export interface Jobs {
  readonly trainer: JobContainer;
  readonly modelServer: JobContainer;
  /** Image that endpoints are made of. */
  readonly modelServerImage: string;
  /** Address of the queue of the laptop's job runner. */
  readonly queueUrl: string | undefined;
  readonly access: Access;
  /** Lets a role run the model server as an endpoint: fetch the image, write logs. */
  prepareEndpointRole(role: Role): void;
}
