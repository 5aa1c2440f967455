import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Condition, type IChainable, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StepFunction } from '../functions/step-functions.ts';
import type { JobContainer } from '../managed-job/job.ts';
import { ManagedJob } from '../managed-job/managed-job.ts';
import { FlowiMachine, type MachineSettings } from '../state-machine/flowi-machine.ts';
import { fromInput, INPUT, jsonata } from '../state-machine/jsonata.ts';
import { ServiceTask } from '../state-machine/service-task.ts';
import { Steps } from '../state-machine/steps.ts';
import { nestedExecution } from './nested-execution.ts';

export interface TrainProps {
  readonly settings: MachineSettings;
  readonly functions: Readonly<
    Record<
      'plan-run' | 'compare-run' | 'request-approval' | 'promote-model' | 'finish-run' | 'record-failure' | 'notify',
      StepFunction
    >
  >;
  readonly trainer: JobContainer;
  readonly deployApi: FlowiMachine;
  readonly deployBatch: FlowiMachine;
  /** Longest training. */
  readonly longestJob: Duration;
  /** How long a promotion waits for a person. */
  readonly approval: Duration;
}

const RUN = fromInput('projectId', 'runId', 'attempt');

/**
 * Plan > Train > Compare > skip, approve or promote > Promote > Deploy > FinishRun. Transitions are what Step Functions bills: a look of
 * its own at an answer is left out where the next step looks at it anyway, so that every path, failures included, has at most 15.
 */
export class Train extends Construct {
  readonly machine: FlowiMachine;
  readonly #steps: Steps;
  readonly #props: TrainProps;

  constructor(scope: Construct, id: string, props: TrainProps) {
    super(scope, id);
    this.#props = props;
    this.#steps = new Steps(this, {
      machine: 'Train',
      recordFailure: props.functions['record-failure'],
      notify: props.functions.notify,
      failureNotice: { ...fromInput('projectId', 'runId'), kind: 'run_failed' },
    });
    this.machine = new FlowiMachine(this, 'Train', {
      ...props.settings,
      start: this.#plan(),
      timeout: Duration.seconds(
        props.longestJob.toSeconds() + props.approval.toSeconds() + Duration.hours(3).toSeconds(),
      ),
    });
  }

  #plan(): IChainable {
    const { functions, trainer, longestJob } = this.#props;
    const job = new ManagedJob(this, 'Job', {
      id: 'Train',
      command: ['train'],
      planned: '$states.input',
      longest: longestJob,
      container: trainer,
    });
    const plan = this.#steps.step('Plan', { calls: functions['plan-run'], payload: RUN });
    plan.next(job.attach(this.#steps.after('Plan'), this.#compare()));
    return plan;
  }

  /** Takes the JobReply of a job that failed as well, and answers its failure. */
  #compare(): IChainable {
    const finish = this.#finish();
    const promote = this.#promote(finish);
    const approve = this.#approve(promote);
    const compare = this.#steps.step('Compare', {
      calls: this.#props.functions['compare-run'],
      payload: { ...RUN, job: jsonata('$states.input') },
      output: jsonata("$merge([$states.result.Payload, {'step': $states.input.ok = true ? 'Compare' : 'Train'}])"),
    });
    const decided = this.#steps
      .after('Compare', jsonata('$states.input.step'))
      .when(decisionIs('promote'), promote)
      .when(decisionIs('approve'), approve)
      .otherwise(finish);
    compare.next(decided);
    return compare;
  }

  /** Waits for a person; the API sends the answer with the token that the function was given. */
  #approve(promote: IChainable): IChainable {
    const { lambda } = this.#props.functions['request-approval'];
    const call = {
      resource: 'lambda:invoke.waitForTaskToken',
      arguments: {
        FunctionName: lambda.functionArn,
        Payload: { ...RUN, taskToken: jsonata('$states.context.Task.Token'), reason: jsonata('$states.input.reason') },
      },
      policies: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] })],
    };
    const approve = new ServiceTask(this, 'Approve', call, {
      taskTimeout: Timeout.duration(this.#props.approval),
      outputs: jsonata('$states.result'),
    });
    this.#steps.caught('Approve', approve).next(promote);
    return approve;
  }

  /** Hands on the person's answer, where one was asked; what was rejected is neither promoted nor deployed. */
  #promote(finish: IChainable): IChainable {
    const { functions, deployApi, deployBatch } = this.#props;
    const batch = this.#steps.caught(
      'DeployBatch',
      nestedExecution(this, 'DeployBatch', deployBatch, '$states.input.batch'),
    );
    batch.next(finish);
    const online = this.#steps.caught(
      'DeployApi',
      nestedExecution(this, 'DeployApi', deployApi, '$states.input.online'),
    );
    const promote = this.#steps.step('Promote', {
      calls: functions['promote-model'],
      payload: { ...RUN, approved: jsonata('$not($states.input.approved = false)') },
    });
    const wantsBatch = Condition.jsonata(jsonata("$type($states.input.batch) = 'object'"));
    const wantsOnline = Condition.jsonata(jsonata("$type($states.input.online) = 'object'"));
    online.next(this.#steps.choose('Batch too?').when(wantsBatch, batch).otherwise(finish));
    promote.next(this.#steps.after('Promote').when(wantsOnline, online).when(wantsBatch, batch).otherwise(finish));
    return promote;
  }

  /**
   * Closes the run and tells of it. Nothing looks at its answer: it says no only for a run that was stopped or is at another attempt,
   * which this execution has nothing more to do with.
   */
  #finish(): IChainable {
    return this.#steps.step('FinishRun', {
      calls: this.#props.functions['finish-run'],
      payload: RUN,
      output: jsonata(INPUT),
    });
  }
}

function decisionIs(decision: string): Condition {
  return Condition.jsonata(jsonata(`$states.input.decision = '${decision}'`));
}
