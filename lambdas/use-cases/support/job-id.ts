/** Longest name that SageMaker takes for a job. */
const LIMIT = 63;

/** Name of the job of an attempt. Ids are made by Flowi and short, so that names stay below the limit for any stage of a few letters. */
export function jobIdOf(stage: string, id: string, attempt: number, step?: 'count' | 'score'): string {
  const name = ['flowi', stage, id, String(attempt), ...(step ? [step] : [])].join('-').replaceAll('_', '-');
  if (name.length > LIMIT)
    throw new RangeError(
      `The job name ${name} has ${name.length} characters; at most ${LIMIT} are allowed. Choose a shorter stage name.`,
    );
  return name;
}
