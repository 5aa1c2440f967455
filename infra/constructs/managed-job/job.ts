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

/** Characters of a JSON text, as a regular expression; \x5c is the backslash, which JSONata's reader of expressions miscounts before a bracket. */
const TEXT = String.raw`(?:\x5cu[0-9a-fA-F]{4}|\x5c[^u]|[^\x5c"])*`;

/** The platform's own words are inside a JSON text; they are searched for, since that text may be cut off. */
const REASON = `/"(?:FailureReason|errorMessage|ExitMessage)": *"(${TEXT})"/`;

/** A field of the failure that the container wrote. The platform shows its first 1,024 bytes, so that the last text may lack its end. */
function ownText(field: string): string {
  return `($found := $match($own, /"${field}": *"(${TEXT})/, 1); $found ? $parse('"' & $found.groups[0] & '"') : null)`;
}

const OWN_LINES = `($found := $match($own, /"logTail": *\\[((?:"${TEXT}"(?:, *)?)*)\\]/, 1); $found ? [$parse('[' & $found.groups[0] & ']')] : [])`;

/**
 * JobReply of a job that ended in an error: whatever the platform, code and message read the same. The containers leave their failure
 * as JSON, which SageMaker wraps: `AlgorithmError: {"code": ...}, exit code: 1`; code, words, log and fix are taken from it.
 */
export const FAILED = jsonata(
  [
    `($cause := $string($states.errorOutput.Cause)`,
    `$reasons := $match($cause, ${REASON}).$parse('"' & groups[0] & '"')`,
    `$own := [$reasons[$contains($, /"code": *"/)]][0]`,
    `$said := $reasons ? [$reasons][0] : $states.errorOutput.Error & ': ' & $cause`,
    `$own ? {'ok': false, 'code': ${ownText('code')}, 'message': ${ownText('message')}, 'logTail': ${OWN_LINES}, 'fix': ${ownText('fix')}} : {'ok': false, 'code': 'job_failed', 'message': $said, 'logTail': [], 'fix': null})`,
  ].join('; '),
);

export function statement(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}
