import type { RunRecord } from '../../ports/records.ts';

/** What a job needs, as far as it shows before it runs. */
export interface JobSize {
  readonly bytes: number;
  readonly rows: number;
  readonly trials: number;
}

export interface ChosenCompute {
  readonly kind: 'lambda' | 'sagemaker';
  readonly instanceType: string;
  readonly volumeGb: number;
  readonly timeoutSeconds: number;
  readonly reason: string;
}

/** A function has 10 GB of memory and 15 minutes; a table takes about twelve times its bytes while pipelines are fitted. */
const LAMBDA_BYTES = 200_000_000;
const LAMBDA_ROW_TRIALS = 20_000_000;
const LAMBDA_SECONDS = 870;
const SAGEMAKER_SECONDS = 6 * 3600;
const MEMORY_PER_BYTE = 12;
const GIGABYTE = 1e9;
const SMALLEST_VOLUME = 30;

/** Memory in GB, from the smallest on. */
const INSTANCES = [
  [8, 'ml.m5.large'],
  [16, 'ml.m5.xlarge'],
  [32, 'ml.m5.2xlarge'],
  [64, 'ml.m5.4xlarge'],
  [192, 'ml.m5.12xlarge'],
  [384, 'ml.m5.24xlarge'],
] as const;
const LARGEST = 'ml.r5.24xlarge';

/** Where a job runs, and why: in a function while it fits one, otherwise on an instance large enough. The user may ask for either. */
export function chooseCompute(size: JobSize, wanted: RunRecord['requestedCompute'] = null): ChosenCompute {
  const work = size.rows * size.trials;
  const about = `${megabytes(size.bytes)} MB and ${size.trials} x ${size.rows} trial rows`;
  const fits = size.bytes <= LAMBDA_BYTES && work <= LAMBDA_ROW_TRIALS;
  if (wanted === 'lambda' || (wanted === null && fits)) {
    const reason =
      wanted === null ? `${about} fit a function, which starts in seconds` : `a function was asked for (${about})`;
    return { kind: 'lambda', instanceType: 'lambda', volumeGb: 10, timeoutSeconds: LAMBDA_SECONDS, reason };
  }
  const instanceType = instanceFor(size.bytes);
  const why =
    wanted === null
      ? `${about} are more than a function takes (${megabytes(LAMBDA_BYTES)} MB, ${LAMBDA_ROW_TRIALS} trial rows)`
      : `an instance was asked for (${about})`;
  return {
    kind: 'sagemaker',
    instanceType,
    volumeGb: Math.max(SMALLEST_VOLUME, Math.ceil((size.bytes * 5) / GIGABYTE)),
    timeoutSeconds: SAGEMAKER_SECONDS,
    reason: `${why}; ${instanceType} has the memory for it`,
  };
}

function instanceFor(bytes: number): string {
  const gigabytes = (bytes * MEMORY_PER_BYTE) / GIGABYTE;
  return INSTANCES.find(([memory]) => gigabytes <= memory)?.[1] ?? LARGEST;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
