import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StepFunction } from '../functions/step-functions.ts';
import { FlowiMachine, type MachineSettings } from '../state-machine/flowi-machine.ts';
import { Steps } from '../state-machine/steps.ts';
import { DEPLOYMENT_NOTICE, notifyDeployment, REQUEST } from './deploy-request.ts';
import { endpointWait, FIRST_LOOK } from './endpoint-wait.ts';

/** What both machines of endpoints are made of, besides the functions that are their own. */
export interface EndpointFunctions {
  readonly settings: MachineSettings;
  readonly functions: Readonly<Record<'check-endpoint' | 'record-failure' | 'notify', StepFunction>>;
  readonly pollSeconds: number;
}

interface EndpointMachineProps extends EndpointFunctions {
  /** First state: asks SageMaker. */
  readonly start: { readonly id: string; readonly calls: StepFunction };
  /** Status of the endpoint that is waited for. */
  readonly until: 'in_service' | 'gone';
  /** State after that. */
  readonly finish: { readonly id: string; readonly calls: StepFunction };
  /** The first state may find the endpoint on its way elsewhere. */
  readonly mayBeBusy: boolean;
  /** What people are told at the end. */
  readonly told: 'deployed' | 'endpoint_deleted';
}

/** start > (WaitUntilFree > start)* > (Wait > CheckEndpoint)* > finish > Notify. */
export function endpointMachine(
  scope: Construct,
  name: 'DeployApi' | 'DeleteApi',
  { settings, functions, pollSeconds, start, mayBeBusy, until, finish, told }: EndpointMachineProps,
): FlowiMachine {
  const steps = new Steps(scope, {
    machine: name,
    recordFailure: functions['record-failure'],
    notify: functions.notify,
    failureNotice: { ...DEPLOYMENT_NOTICE, kind: 'deploy_failed' },
  });
  const notify = notifyDeployment(steps, functions.notify, told);
  const last = steps.step(finish.id, { calls: finish.calls, payload: REQUEST });
  steps.checked(finish.id, last, notify);
  const first = steps.step(start.id, { calls: start.calls, payload: REQUEST, assign: FIRST_LOOK });
  const checkEndpoint = functions['check-endpoint'];
  first.next(
    endpointWait(scope, start.id, {
      steps,
      checkEndpoint,
      request: REQUEST,
      until,
      pollSeconds,
      next: last,
      ...(mayBeBusy ? { again: first } : {}),
    }),
  );
  return new FlowiMachine(scope, name, { ...settings, start: first, timeout: Duration.hours(2) });
}
