import { CompositePrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ManagedTracking } from '../../config/stage.ts';
import type { FlowiBucket } from '../state/flowi-bucket.ts';
import { allowTracking } from './managed-tracking.ts';

export interface JobRolesProps {
  readonly data: FlowiBucket;
  readonly models: FlowiBucket;
  /** @default runs are tracked nowhere, or by a server that asks for no rights */
  readonly tracking?: ManagedTracking;
}

/** What the two containers may do as jobs, wherever they run: as functions, in SageMaker, or below the laptop's job runner. */
export class JobRoles extends Construct {
  readonly trainer: Role;
  readonly modelServer: Role;

  constructor(scope: Construct, id: string, { data, models, tracking }: JobRolesProps) {
    super(scope, id);
    this.trainer = this.role('Trainer');
    data.grantRead(this.trainer, 'projects/*/datasets/*');
    models.grantRead(this.trainer, 'projects/*/runs/*');
    models.grantWrite(this.trainer, 'projects/*/runs/*');
    if (tracking) allowTracking(this.trainer, tracking);
    this.modelServer = this.role('ModelServer');
    // A batch reads and writes where its owner says, anywhere in the project but among the objects of datasets, which never change.
    data.grantRead(this.modelServer);
    data.grantWrite(this.modelServer);
    data.grantDelete(this.modelServer);
    data.denyChanges(this.modelServer, 'projects/*/datasets/*');
    models.grantRead(this.modelServer, 'projects/*/runs/*');
    models.grantRead(this.modelServer, 'projects/*/batch-jobs/*');
    models.grantWrite(this.modelServer, 'projects/*/batch-jobs/*');
  }

  private role(id: string): Role {
    const assumedBy = new CompositePrincipal(
      new ServicePrincipal('sagemaker.amazonaws.com'),
      new ServicePrincipal('lambda.amazonaws.com'),
    );
    return new Role(this, id, { assumedBy });
  }
}
