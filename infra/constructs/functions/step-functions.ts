import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FUNCTIONS } from '../../../lambdas/functions.ts';
import type { Access } from '../access/access.ts';
import type { EnvironmentsOf } from './environments.ts';
import { definitionOf, type FunctionMaker } from './function-maker.ts';

/** Functions that state machines call. */
export type StepName = Extract<(typeof FUNCTIONS)[number], { kind: 'step' }>['name'];

/** A function as a state machine sees it. */
export interface StepFunction {
  readonly lambda: IFunction;
  /** Time the function has; its task waits a little longer. */
  readonly timeoutSeconds: number;
}

export interface StepFunctionsProps {
  readonly maker: FunctionMaker;
  readonly environments: EnvironmentsOf<StepName>;
  readonly access: Access;
}

/** The functions of all steps. */
export class StepFunctions extends Construct {
  readonly byName: Readonly<Record<StepName, StepFunction>>;

  constructor(scope: Construct, id: string, { maker, environments, access }: StepFunctionsProps) {
    super(scope, id);
    const make = (name: StepName): StepFunction => {
      const { lambda } = maker.make(this, name, { environment: { ...environments[name] }, access });
      return { lambda, timeoutSeconds: definitionOf(name).timeoutSeconds };
    };
    this.byName = {
      'plan-run': make('plan-run'),
      'compare-run': make('compare-run'),
      'request-approval': make('request-approval'),
      'promote-model': make('promote-model'),
      'finish-run': make('finish-run'),
      'deploy-endpoint': make('deploy-endpoint'),
      'check-endpoint': make('check-endpoint'),
      'finish-deployment': make('finish-deployment'),
      'deploy-batch-plan': make('deploy-batch-plan'),
      'delete-endpoint': make('delete-endpoint'),
      'finish-deletion': make('finish-deletion'),
      'plan-batch': make('plan-batch'),
      'check-drift': make('check-drift'),
      'finish-batch': make('finish-batch'),
      'record-failure': make('record-failure'),
      notify: make('notify'),
    };
  }
}
