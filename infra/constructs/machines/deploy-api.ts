import { Construct } from 'constructs';
import type { StepFunction } from '../functions/step-functions.ts';
import type { FlowiMachine } from '../state-machine/flowi-machine.ts';
import { type EndpointFunctions, endpointMachine } from './endpoint-machine.ts';

export interface DeployApiProps extends EndpointFunctions {
  readonly functions: EndpointFunctions['functions'] &
    Readonly<Record<'deploy-endpoint' | 'finish-deployment', StepFunction>>;
}

/** StartDeployment > (Wait > CheckEndpoint)* > FinishDeployment > Notify. */
export class DeployApi extends Construct {
  readonly machine: FlowiMachine;

  constructor(scope: Construct, id: string, props: DeployApiProps) {
    super(scope, id);
    this.machine = endpointMachine(this, 'DeployApi', {
      ...props,
      start: { id: 'StartDeployment', calls: props.functions['deploy-endpoint'] },
      mayBeBusy: true,
      until: 'in_service',
      finish: { id: 'FinishDeployment', calls: props.functions['finish-deployment'] },
      told: 'deployed',
    });
  }
}
