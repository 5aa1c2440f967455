import { type Choice, Condition, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { jsonata } from '../state-machine/jsonata.ts';
import type { ServiceTask } from '../state-machine/service-task.ts';
import { FAILED, type JobContainer, type JobSpec } from './job.ts';
import { lambdaJob } from './lambda-job.ts';
import { processingJob } from './processing-job.ts';
import { queueJob } from './queue-job.ts';
import { trainingJob } from './training-job.ts';

export interface ManagedJobProps extends JobSpec {
  readonly container: JobContainer;
}

/**
 * A container's run inside a state machine: a PlannedJob goes in, a JobReply comes out, also when the job failed. On the laptop it is
 * a message to the job runner; in AWS the plan says whether it is a function or a SageMaker job.
 */
export class ManagedJob extends Construct {
  readonly #props: ManagedJobProps;

  constructor(scope: Construct, id: string, props: ManagedJobProps) {
    super(scope, id);
    this.#props = props;
  }

  /** Adds the job to the choice that looked at its plan. @param next takes the JobReply */
  attach(choice: Choice, next: IChainable): Choice {
    const { container, ...spec } = this.#props;
    const { runsOn } = container;
    const finish = (task: ServiceTask) => {
      task.addCatch(next, { outputs: FAILED });
      return task.next(next);
    };
    if (runsOn.kind === 'queue') return choice.otherwise(finish(queueJob(this, spec, container, runsOn)));
    const large = runsOn.large === 'training' ? trainingJob : processingJob;
    const small = Condition.jsonata(jsonata(`${spec.planned}.compute = 'lambda'`));
    return choice
      .when(small, finish(lambdaJob(this, spec, runsOn)))
      .otherwise(finish(large(this, spec, container, runsOn)));
  }
}
