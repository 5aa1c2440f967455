import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StepFunction } from '../functions/step-functions.ts';
import { FlowiMachine, type MachineSettings } from '../state-machine/flowi-machine.ts';
import { Steps } from '../state-machine/steps.ts';
import { DEPLOYMENT_NOTICE, notifyDeployment, REQUEST } from './deploy-request.ts';

export interface DeployBatchProps {
  readonly settings: MachineSettings;
  readonly functions: Readonly<Record<'deploy-batch-plan' | 'record-failure' | 'notify', StepFunction>>;
}

/** PrepareBatch > Notify. */
export class DeployBatch extends Construct {
  readonly machine: FlowiMachine;

  constructor(scope: Construct, id: string, { settings, functions }: DeployBatchProps) {
    super(scope, id);
    const steps = new Steps(this, {
      machine: 'DeployBatch',
      recordFailure: functions['record-failure'],
      notify: functions.notify,
      failureNotice: { ...DEPLOYMENT_NOTICE, kind: 'deploy_failed' },
    });
    const prepare = steps.step('PrepareBatch', { calls: functions['deploy-batch-plan'], payload: REQUEST });
    const start = steps.checked('PrepareBatch', prepare, notifyDeployment(steps, functions.notify, 'deployed'));
    this.machine = new FlowiMachine(this, 'DeployBatch', { ...settings, start, timeout: Duration.hours(1) });
  }
}
