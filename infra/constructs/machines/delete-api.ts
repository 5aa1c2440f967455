import { Construct } from 'constructs';
import type { StepFunction } from '../functions/step-functions.ts';
import type { FlowiMachine } from '../state-machine/flowi-machine.ts';
import { type EndpointFunctions, endpointMachine } from './endpoint-machine.ts';

export interface DeleteApiProps extends EndpointFunctions {
  readonly functions: EndpointFunctions['functions'] &
    Readonly<Record<'delete-endpoint' | 'finish-deletion', StepFunction>>;
}

/** DeleteEndpoint > (Wait > CheckEndpoint)* > FinishDeletion > Notify; for a batch plan the schedule goes and nothing is waited for. */
export class DeleteApi extends Construct {
  readonly machine: FlowiMachine;

  constructor(scope: Construct, id: string, props: DeleteApiProps) {
    super(scope, id);
    this.machine = endpointMachine(this, 'DeleteApi', {
      ...props,
      start: { id: 'DeleteEndpoint', calls: props.functions['delete-endpoint'] },
      mayBeBusy: false,
      until: 'gone',
      finish: { id: 'FinishDeletion', calls: props.functions['finish-deletion'] },
      told: 'endpoint_deleted',
    });
  }
}
