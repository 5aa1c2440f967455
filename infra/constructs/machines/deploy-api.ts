import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StepFunction } from '../functions/step-functions.ts';
import { FlowiMachine, type MachineSettings } from '../state-machine/flowi-machine.ts';
import { Steps } from '../state-machine/steps.ts';
import { DEPLOYMENT_NOTICE, notifyDeployment, REQUEST } from './deploy-request.ts';
import { endpointWait, FIRST_LOOK } from './endpoint-wait.ts';

export interface DeployApiProps {
  readonly settings: MachineSettings;
  readonly functions: Readonly<
    Record<'deploy-endpoint' | 'check-endpoint' | 'finish-deployment' | 'record-failure' | 'notify', StepFunction>
  >;
  readonly pollSeconds: number;
}

/** StartDeployment > (Wait > CheckEndpoint)* > FinishDeployment > Notify. */
export class DeployApi extends Construct {
  readonly machine: FlowiMachine;

  constructor(scope: Construct, id: string, { settings, functions, pollSeconds }: DeployApiProps) {
    super(scope, id);
    const steps = new Steps(this, {
      machine: 'DeployApi',
      recordFailure: functions['record-failure'],
      notify: functions.notify,
      failureNotice: { ...DEPLOYMENT_NOTICE, kind: 'deploy_failed' },
    });
    const notify = notifyDeployment(steps, functions.notify, 'deployed');
    const finish = steps.step('FinishDeployment', { calls: functions['finish-deployment'], payload: REQUEST });
    steps.checked('FinishDeployment', finish, notify);
    const start = steps.step('StartDeployment', {
      calls: functions['deploy-endpoint'],
      payload: REQUEST,
      assign: FIRST_LOOK,
    });
    start.next(
      endpointWait(this, 'StartDeployment', {
        steps,
        checkEndpoint: functions['check-endpoint'],
        request: REQUEST,
        until: 'in_service',
        pollSeconds,
        next: finish,
      }),
    );
    this.machine = new FlowiMachine(this, 'DeployApi', { ...settings, start, timeout: Duration.hours(2) });
  }
}
