import { FlowiError } from '@flowi/contracts/errors';
import { type Said, sayProblem } from '@flowi/contracts/sayings';

/** The error for anything wrong with a table: which file, which line, what is wrong and what to do. */
export function dataFault(file: string, { message, said }: Said, line?: number): FlowiError {
  const problem = sayProblem('file.fault', { file, line: line ?? null, problem: message, because: said });
  return new FlowiError('invalid_data', problem, { details: { file, ...(line !== undefined && { line }) } });
}
