import type { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { jsonata } from '../state-machine/jsonata.ts';

/** One job of a machine: which state it is, what it runs, where its PlannedJob is found. */
export interface JobSpec {
  /** Name of the state. */
  readonly id: string;
  /** Arguments of the container's entry point, e.g. `train`. */
  readonly command: readonly string[];
  /** JSONata path of the PlannedJob in the state's input. */
  readonly planned: string;
  /** The state waits no longer; Plan may set less. */
  readonly longest: Duration;
}

/** A container and who may do what in it. Where jobs are rendered as a queue, there is no image to run in AWS. */
export interface JobContainer {
  readonly image: 'trainer' | 'model-server';
  readonly role: IRole;
  readonly runsOn: LaptopJobs | AwsJobs;
}

/** The queue of the laptop's job runner. */
export interface LaptopJobs {
  readonly kind: 'queue';
  readonly queue: IQueue;
}

export interface AwsJobs {
  readonly kind: 'aws';
  /** Small work: the container as a function. */
  readonly lambda: IFunction;
  readonly imageUri: string;
  /** What a large job is in SageMaker. */
  readonly large: 'training' | 'processing';
  /** Begins the ids of jobs, which are their names in SageMaker; policies are written for it. */
  readonly namePrefix: string;
}

/** Environment of the container. @param extra settings of the rendering */
export function jobEnvironment(planned: string, extra: Readonly<Record<string, string>> = {}) {
  return { FLOWI_CHANNELS: jsonata(`$string(${planned}.channels)`), ...extra };
}

/** JobReply of a job whose platform tells only that it ended well. */
export function succeeded(planned: string) {
  return jsonata(`{'ok': true, 'resultUri': ${planned}.outputUri & 'result.json'}`);
}

/** The platform's own words are inside a JSON text; they are searched for, since that text may be cut off. */
const REASON = String.raw`/"(?:FailureReason|errorMessage|ExitMessage)": *"((?:\\"|[^"])*)"/`;

/** JobReply of a job that ended in an error: whatever the platform, code and message read the same. */
export const FAILED = jsonata(
  [
    `($cause := $string($states.errorOutput.Cause)`,
    `$found := $match($cause, ${REASON}, 1)`,
    `$message := $found ? $parse('"' & $found.groups[0] & '"') : $states.errorOutput.Error & ': ' & $cause`,
    `{'ok': false, 'code': 'job_failed', 'message': $message, 'logTail': [], 'fix': null})`,
  ].join('; '),
);

export function statement(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}
