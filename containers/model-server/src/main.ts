import { readEnvironment, refuseTelemetry } from './env.ts';
import { createLog, errorDetails, type Log } from './log.ts';
import { serve } from './serve.ts';
import { createStore } from './storage/create-store.ts';

async function runServer(log: Log): Promise<void> {
  const environment = readEnvironment();
  const server = await serve({ environment, store: createStore(environment), log });
  const stop = async (signal: string) => {
    log.info('stopping', { signal });
    const written = await server.stop();
    log.info('stopped', { written });
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Prints the job's reply on standard output, one line of JSON. */
async function runBatch(): Promise<void> {
  const environment = readEnvironment();
  const { batch } = await import('./batch/batch.ts');
  const { stopped } = await import('./batch/destination.ts');
  const told = new AbortController();
  process.once('SIGTERM', () => told.abort(stopped()));
  const reply = await batch({
    environment,
    store: createStore(environment),
    write: (line) => process.stderr.write(line),
    signal: told.signal,
  });
  process.stdout.write(`${JSON.stringify(reply)}\n`);
  process.exitCode = reply.ok ? 0 : 1;
}

/** The batch command as a Lambda function. */
async function runAsLambda(): Promise<void> {
  const environment = readEnvironment();
  if (!environment.AWS_LAMBDA_RUNTIME_API)
    throw new Error('AWS_LAMBDA_RUNTIME_API is not set; only Lambda starts this command');
  const { runLambda } = await import('./lambda.ts');
  await runLambda(environment, environment.AWS_LAMBDA_RUNTIME_API);
}

const COMMANDS = new Map([
  ['serve', runServer],
  ['batch', runBatch],
  ['lambda', runAsLambda],
]);

/** The entry point of the image. Exit codes: 0 done, 1 failed, 2 wrong use. */
async function main(): Promise<void> {
  const log = createLog();
  refuseTelemetry();
  const [command = '', ...rest] = process.argv.slice(2);
  const run = rest.length > 0 ? undefined : COMMANDS.get(command);
  if (!run) {
    process.stderr.write(`Usage: main.ts ${[...COMMANDS.keys()].join(' | ')}\n`);
    process.exit(2);
  }
  try {
    await run(log);
  } catch (error) {
    log.error(`${command} failed`, errorDetails(error));
    process.exit(1);
  }
}

await main();
