import type { Duration } from 'aws-cdk-lib';
import { type IRole, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { MACHINES, type MachineName } from '../../../lambdas/functions.ts';
import type { Access } from '../access/access.ts';
import type { StepFunction, StepName } from '../functions/step-functions.ts';
import type { JobContainer } from '../managed-job/job.ts';
import type { FlowiMachine, MachineSettings } from '../state-machine/flowi-machine.ts';
import { Batch } from './batch.ts';
import { DeleteApi } from './delete-api.ts';
import { DeployApi } from './deploy-api.ts';
import { DeployBatch } from './deploy-batch.ts';
import { Train } from './train.ts';

export interface MachinesProps {
  readonly settings: MachineSettings;
  readonly functions: Readonly<Record<StepName, StepFunction>>;
  readonly trainer: JobContainer;
  readonly modelServer: JobContainer;
  readonly longestJob: Duration;
  readonly approval: Duration;
  /** Roles of steps that may end their own task of Train. */
  readonly mayFailTasks: readonly IRole[];
  /** Seconds between two looks at an endpoint. */
  readonly pollSeconds: number;
}

/** The five state machines. */
export class Machines extends Construct {
  readonly byName: Readonly<Record<MachineName, FlowiMachine>>;
  readonly access: Access;

  constructor(scope: Construct, id: string, props: MachinesProps) {
    super(scope, id);
    const deployApi = new DeployApi(this, 'DeployApi', props).machine;
    const deployBatch = new DeployBatch(this, 'DeployBatch', props).machine;
    const train = new Train(this, 'Train', { ...props, deployApi, deployBatch }).machine;
    const batch = new Batch(this, 'Batch', props).machine;
    const deleteApi = new DeleteApi(this, 'DeleteApi', props).machine;
    this.byName = { Train: train, DeployApi: deployApi, DeployBatch: deployBatch, Batch: batch, DeleteApi: deleteApi };
    this.#letFailTasks(train, props.mayFailTasks);
    const all = MACHINES.map((name) => this.byName[name]);
    this.access = {
      'start:Train': ({ role }) => train.grantStart(role),
      'start:DeployApi': ({ role }) => deployApi.grantStart(role),
      'start:DeployBatch': ({ role }) => deployBatch.grantStart(role),
      'start:Batch': ({ role }) => batch.grantStart(role),
      'start:DeleteApi': ({ role }) => deleteApi.grantStart(role),
      'executions:describe': ({ role }) => {
        for (const machine of all) machine.grantExecutions(role, 'states:DescribeExecution');
      },
      'executions:stop': ({ role }) => {
        for (const machine of all) machine.grantExecutions(role, 'states:StopExecution');
      },
      'approvals:send': ({ role }) => train.grantAnswer(role),
    };
  }

  /** A policy apart from the roles' own: a function is made after those, and Train after its functions. */
  #letFailTasks(train: FlowiMachine, roles: readonly IRole[]): void {
    const actions = ['states:SendTaskFailure'];
    const statements = [new PolicyStatement({ actions, resources: [train.machine.stateMachineArn] })];
    if (roles.length > 0) new Policy(this, 'FailTasks', { roles: [...roles], statements });
  }

  /** ARNs under the names that functions know them by. */
  get environment() {
    const {
      Train: train,
      DeployApi: deployApi,
      DeployBatch: deployBatch,
      Batch: batch,
      DeleteApi: deleteApi,
    } = this.byName;
    return {
      FLOWI_TRAIN_MACHINE: train.machine.stateMachineArn,
      FLOWI_DEPLOY_API_MACHINE: deployApi.machine.stateMachineArn,
      FLOWI_DEPLOY_BATCH_MACHINE: deployBatch.machine.stateMachineArn,
      FLOWI_BATCH_MACHINE: batch.machine.stateMachineArn,
      FLOWI_DELETE_API_MACHINE: deleteApi.machine.stateMachineArn,
    };
  }
}
