import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Access } from '../access/access.ts';
import { allow } from '../access/allow.ts';
import { acknowledge } from '../acknowledge.ts';
import type { EnvironmentsOf } from '../functions/environments.ts';
import type { FlowiFunction } from '../functions/flowi-function.ts';
import type { FunctionMaker } from '../functions/function-maker.ts';
import { deadLetterQueue } from '../queue/flowi-queue.ts';
import type { Schedules } from '../schedules/schedules.ts';
import { FunctionTimer } from './function-timer.ts';

export interface WorkersProps {
  readonly maker: FunctionMaker;
  readonly access: Access;
  readonly schedules: Schedules;
  readonly reconcileEvery: Duration;
  /** Age from which the last report on an endpoint's traffic is followed by another one. */
  readonly checkTrafficEvery: Duration;
  readonly environments: EnvironmentsOf<'start-scheduled' | 'profile-dataset' | 'check-traffic'> & {
    /** The name of profile-dataset is known here only. */
    readonly reconcile: Omit<EnvironmentsOf<'reconcile'>['reconcile'], 'FLOWI_PROFILE_FUNCTION'>;
  };
}

/** Reports come due at different times: who looks often is late by a part of the interval at most. */
const LOOKS_PER_INTERVAL = 4;

/** Functions that nobody waits for: what a schedule starts, the profile of a new dataset, the look at online traffic, and the reconciler. */
export class Workers extends Construct {
  readonly profileDataset: FlowiFunction;
  readonly reconcile: FlowiFunction;
  readonly startScheduled: FlowiFunction;
  /** Calls of profile-dataset, check-traffic and of the reconciler that failed every time. */
  readonly failedCalls: Queue;
  readonly access: Access;

  constructor(scope: Construct, id: string, props: WorkersProps) {
    super(scope, id);
    const { maker, environments, schedules } = props;
    this.failedCalls = deadLetterQueue(this, 'FailedCalls');
    const deadLetters = this.failedCalls;
    this.profileDataset = maker.make(this, 'profile-dataset', {
      environment: { ...environments['profile-dataset'] },
      access: props.access,
      deadLetters,
    });
    const profileName = this.profileDataset.lambda.functionName;
    this.access = {
      'profile:invoke': ({ role }) =>
        allow(role, { actions: ['lambda:InvokeFunction'], resources: [this.profileDataset.lambda.functionArn] }),
    };
    this.startScheduled = maker.make(this, 'start-scheduled', {
      environment: { ...environments['start-scheduled'] },
      access: props.access,
    });
    const starts = new EventSourceMapping(this, 'Starts', {
      target: this.startScheduled.lambda,
      eventSourceArn: schedules.starts.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    acknowledge(starts, {
      'Serverless-LambdaEventSourceMappingDestination': 'Messages that fail go to the dead letters of their queue',
    });
    const reconcile: EnvironmentsOf<'reconcile'>['reconcile'] = {
      ...environments.reconcile,
      FLOWI_PROFILE_FUNCTION: profileName,
    };
    this.reconcile = maker.make(this, 'reconcile', {
      environment: { ...reconcile },
      access: { ...props.access, ...this.access },
      deadLetters,
    });
    const checkTraffic = maker.make(this, 'check-traffic', {
      environment: { ...environments['check-traffic'] },
      access: props.access,
      deadLetters,
    });
    const lookEvery = Duration.seconds(props.checkTrafficEvery.toSeconds() / LOOKS_PER_INTERVAL);
    new FunctionTimer(this, 'TrafficTimer', { calls: checkTraffic.lambda, every: lookEvery, deadLetters });
    new FunctionTimer(this, 'Timer', { calls: this.reconcile.lambda, every: props.reconcileEvery, deadLetters });
  }
}
