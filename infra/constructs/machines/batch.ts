import { Duration } from 'aws-cdk-lib';
import { Condition, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StepFunction } from '../functions/step-functions.ts';
import type { JobContainer } from '../managed-job/job.ts';
import { ManagedJob } from '../managed-job/managed-job.ts';
import { FlowiMachine, type MachineSettings } from '../state-machine/flowi-machine.ts';
import { fromInput, INPUT, jsonata } from '../state-machine/jsonata.ts';
import { Steps } from '../state-machine/steps.ts';

export interface BatchProps {
  readonly settings: MachineSettings;
  readonly functions: Readonly<
    Record<'plan-batch' | 'check-drift' | 'finish-batch' | 'record-failure' | 'notify', StepFunction>
  >;
  readonly modelServer: JobContainer;
  /** Longest counting or scoring. */
  readonly longestJob: Duration;
}

const BATCH = fromInput('projectId', 'batchJobId', 'attempt');

/** PlanBatch > Count > CheckDrift > refused, or Score > FinishBatch > Notify. Nothing is scored before the drift check. */
export class Batch extends Construct {
  readonly machine: FlowiMachine;
  readonly #steps: Steps;
  readonly #props: BatchProps;

  constructor(scope: Construct, id: string, props: BatchProps) {
    super(scope, id);
    this.#props = props;
    this.#steps = new Steps(this, {
      machine: 'Batch',
      recordFailure: props.functions['record-failure'],
      notify: props.functions.notify,
      failureNotice: { ...fromInput('projectId', 'batchJobId'), kind: 'batch_failed' },
    });
    const finish = this.#finish();
    this.machine = new FlowiMachine(this, 'Batch', {
      ...props.settings,
      start: this.#plan(this.#checkDrift(finish)),
      timeout: Duration.seconds(2 * props.longestJob.toSeconds() + Duration.hours(1).toSeconds()),
    });
  }

  #plan(checkDrift: IChainable): IChainable {
    const plan = this.#steps.step('PlanBatch', { calls: this.#props.functions['plan-batch'], payload: BATCH });
    const counted = this.#steps.after('Count').otherwise(checkDrift);
    plan.next(this.#job('Count', '$states.input').attach(this.#steps.after('PlanBatch'), counted));
    return plan;
  }

  #checkDrift(finish: IChainable): IChainable {
    const check = this.#steps.step('CheckDrift', {
      calls: this.#props.functions['check-drift'],
      payload: { ...BATCH, job: jsonata('$states.input') },
    });
    const refused = Condition.jsonata(jsonata('$states.input.refused = true'));
    const scored = this.#steps.after('Score').otherwise(finish);
    const judged = this.#steps.after('CheckDrift').when(refused, finish);
    check.next(this.#job('Score', '$states.input.score').attach(judged, scored));
    return check;
  }

  #job(id: 'Count' | 'Score', planned: string): ManagedJob {
    const { modelServer, longestJob } = this.#props;
    return new ManagedJob(this, `${id}Job`, {
      id,
      command: ['batch'],
      planned,
      longest: longestJob,
      container: modelServer,
    });
  }

  /** After a refusal there is no job to tell of. */
  #finish(): IChainable {
    const { functions } = this.#props;
    const notify = this.#steps.step('Notify', {
      calls: functions.notify,
      payload: { ...fromInput('projectId', 'batchJobId'), kind: jsonata('$states.input.kind') },
      output: jsonata(INPUT),
    });
    const finish = this.#steps.step('FinishBatch', {
      calls: functions['finish-batch'],
      payload: jsonataMerge("$states.input.refused = true ? {} : {'job': $states.input}"),
      output: jsonata(
        "$merge([$states.result.Payload, {'kind': $states.input.refused = true ? 'batch_refused' : 'batch_succeeded'}])",
      ),
    });
    return this.#steps.checked('FinishBatch', finish, notify);
  }
}

/** The BatchRef together with what an expression adds. */
function jsonataMerge(addition: string): string {
  const reference = Object.keys(BATCH).map((name) => `'${name}': ${INPUT}.${name}`);
  return jsonata(`$merge([{${reference.join(', ')}}, ${addition}])`);
}
