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

/** Plan > Train > Compare > skip, approve or promote > Promote > Deploy > FinishRun > Notify. */
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
    const compare = this.#compare();
    const trained = this.#steps.after('Train').otherwise(compare);
    const job = new ManagedJob(this, 'Job', {
      id: 'Train',
      command: ['train'],
      planned: '$states.input',
      longest: longestJob,
      container: trainer,
    });
    const plan = this.#steps.step('Plan', { calls: functions['plan-run'], payload: RUN });
    plan.next(job.attach(this.#steps.after('Plan'), trained));
    return plan;
  }

  #compare(): IChainable {
    const { functions } = this.#props;
    const notify = this.#notify();
    const finish = this.#finish(notify);
    const promote = this.#promote(finish);
    const approve = this.#approve(promote, finish);
    const compare = this.#steps.step('Compare', {
      calls: functions['compare-run'],
      payload: { ...RUN, job: jsonata('$states.input') },
    });
    const decided = this.#steps
      .after('Compare')
      .when(decisionIs('promote'), promote)
      .when(decisionIs('approve'), approve)
      .otherwise(notify);
    compare.next(decided);
    return compare;
  }

  /** Waits for a person; the API sends the answer with the token that the function was given. */
  #approve(promote: IChainable, finish: IChainable): IChainable {
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
    const approved = Condition.jsonata(jsonata('$states.input.approved = true'));
    this.#steps.caught('Approve', approve).next(this.#steps.after('Approve').when(approved, promote).otherwise(finish));
    return approve;
  }

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
    const promote = this.#steps.step('Promote', { calls: functions['promote-model'], payload: RUN });
    const wantsBatch = Condition.jsonata(jsonata("$type($states.input.batch) = 'object'"));
    const wantsOnline = Condition.jsonata(jsonata("$type($states.input.online) = 'object'"));
    online.next(this.#steps.choose('Batch too?').when(wantsBatch, batch).otherwise(finish));
    promote.next(this.#steps.after('Promote').when(wantsOnline, online).when(wantsBatch, batch).otherwise(finish));
    return promote;
  }

  #finish(notify: IChainable): IChainable {
    const finish = this.#steps.step('FinishRun', {
      calls: this.#props.functions['finish-run'],
      payload: RUN,
      // A rejected promotion arrives here with the person's answer.
      output: jsonata(
        "$merge([$states.result.Payload, {'decision': $states.input.approved = false ? 'skip' : 'promote'}])",
      ),
    });
    return this.#steps.checked('FinishRun', finish, notify);
  }

  #notify(): IChainable {
    const kind = jsonata("$states.input.decision = 'skip' ? 'run_skipped' : 'run_succeeded'");
    return this.#steps.step('Notify', {
      calls: this.#props.functions.notify,
      payload: { ...fromInput('projectId', 'runId'), kind },
      output: jsonata(INPUT),
    });
  }
}

function decisionIs(decision: string): Condition {
  return Condition.jsonata(jsonata(`$states.input.decision = '${decision}'`));
}
