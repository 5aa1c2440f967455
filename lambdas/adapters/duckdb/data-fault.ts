import { FlowiError } from '@flowi/contracts/errors';

/** The error for anything wrong with a table: which file, which line, what is wrong and what to do. */
export function dataFault(file: string, message: string, line?: number): FlowiError {
  const place = line === undefined ? file : `${file}, line ${line}`;
  return new FlowiError('invalid_data', `${place}: ${message}`, {
    details: { file, ...(line !== undefined && { line }) },
  });
}
