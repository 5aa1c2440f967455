import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StepFunction } from '../functions/step-functions.ts';
import { FlowiMachine, type MachineSettings } from '../state-machine/flowi-machine.ts';
import { Steps } from '../state-machine/steps.ts';
import { DEPLOYMENT_NOTICE, notifyDeployment, REQUEST } from './deploy-request.ts';
import { endpointWait, FIRST_LOOK } from './endpoint-wait.ts';

export interface DeleteApiProps {
  readonly settings: MachineSettings;
  readonly functions: Readonly<
    Record<'delete-endpoint' | 'check-endpoint' | 'finish-deletion' | 'record-failure' | 'notify', StepFunction>
  >;
  readonly pollSeconds: number;
}

/** DeleteEndpoint > (Wait > CheckEndpoint)* > FinishDeletion > Notify; for a batch plan the schedule goes and nothing is waited for. */
export class DeleteApi extends Construct {
  readonly machine: FlowiMachine;

  constructor(scope: Construct, id: string, { settings, functions, pollSeconds }: DeleteApiProps) {
    super(scope, id);
    const steps = new Steps(this, {
      machine: 'DeleteApi',
      recordFailure: functions['record-failure'],
      notify: functions.notify,
      failureNotice: { ...DEPLOYMENT_NOTICE, kind: 'deploy_failed' },
    });
    const notify = notifyDeployment(steps, functions.notify, 'endpoint_deleted');
    const finish = steps.step('FinishDeletion', { calls: functions['finish-deletion'], payload: REQUEST });
    steps.checked('FinishDeletion', finish, notify);
    const start = steps.step('DeleteEndpoint', {
      calls: functions['delete-endpoint'],
      payload: REQUEST,
      assign: FIRST_LOOK,
    });
    start.next(
      endpointWait(this, 'DeleteEndpoint', {
        steps,
        checkEndpoint: functions['check-endpoint'],
        request: REQUEST,
        until: 'gone',
        pollSeconds,
        next: finish,
      }),
    );
    this.machine = new FlowiMachine(this, 'DeleteApi', { ...settings, start, timeout: Duration.hours(2) });
  }
}
