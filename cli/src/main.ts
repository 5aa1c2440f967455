import { Writable } from 'node:stream';
import { FlowiError } from '@flowi/contracts/errors';
import { CommanderError } from 'commander';
import { describeError } from './describe-error.ts';
import { exitCodeOf } from './exit-code.ts';
import { createProgram } from './program.ts';

const WRONG_USE = 2;
const json = process.argv.includes('--json');
let answered = false;
const stdout = new Writable({
  write(chunk, encoding, done) {
    answered = true;
    process.stdout.write(chunk, encoding, done);
  },
});

try {
  await createProgram(stdout, process.stderr).parseAsync();
} catch (error) {
  // Commander has already told its own errors.
  if (!(error instanceof CommanderError)) process.stderr.write(`flowi: ${describeError(error)}\n`);
  // What failed may have printed its record already, and a second document would be one too many.
  if (json && !answered && exitCodeOf(error) !== 0)
    process.stdout.write(`${JSON.stringify({ error: documentOf(error) }, null, 2)}\n`);
  process.exitCode = exitCodeOf(error);
}

function documentOf(error: unknown): object {
  if (error instanceof FlowiError) return { code: error.code, message: error.message, ...error.details };
  return { code: exitCodeOf(error) === WRONG_USE ? 'usage' : 'internal', message: describeError(error) };
}
