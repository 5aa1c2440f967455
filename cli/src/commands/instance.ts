import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FlowiError, messageOf } from '@flowi/contracts/errors';
import type { Flowi } from '@flowi/local';
import type { Command } from 'commander';
import { tellLoop } from '../demo/demo.ts';
import { DemoFailure, type Story } from '../demo/scene.ts';
import { readEnv } from '../env.ts';
import { ensureProject, runIrisExample } from '../first-start.ts';
import type { Output } from '../output.ts';
import { laptopSession } from '../profiles/open-profile.ts';

/** `flowi up | down | demo` */
export function instanceCommands(program: Command, output: () => Output): void {
  program
    .command('up')
    .description('Start Flowi on this machine and stay up; Ctrl-C stops it')
    .option('--no-example', 'do not run the Iris example on the first start')
    .action(async (options: { example: boolean }) => up(output(), options.example));
  program
    .command('down')
    .description('Stop the Flowi that runs in the state folder')
    .action(async () => {
      const { stopFlowi } = await import('@flowi/local');
      const stopped = await stopFlowi({ home: readEnv().home });
      output().result({ stopped }, (one) => (one.stopped ? 'stopped' : 'nothing was running'));
    });
  program
    .command('demo')
    .description('Show the whole loop once, in a temporary folder on free ports')
    .action(async () => demo(output()));
}

async function up(output: Output, example: boolean): Promise<void> {
  const env = readEnv();
  const flowi = await start(output, { home: env.home, ...(env.port === undefined ? {} : { port: env.port }) });
  const { runUntilStopped } = await import('@flowi/local');
  const interrupted = new AbortController();
  const stopped = runUntilStopped(flowi).finally(() => interrupted.abort());
  if (example) await Promise.race([firstStart(flowi, output, interrupted.signal), stopped]);
  if (interrupted.signal.aborted) return;
  output.progress(`Console: ${flowi.instance.gatewayUrl}   (Ctrl-C stops everything)`);
  await stopped;
}

async function start(output: Output, where: { home: string; port?: number }): Promise<Flowi> {
  // Laptop mode brings the AWS SDK with it; other commands should not wait for that.
  const { AlreadyRunningError, startFlowi } = await import('@flowi/local');
  try {
    return await startFlowi({ ...where, progress: (line) => output.progress(line) });
  } catch (cause) {
    if (cause instanceof AlreadyRunningError) throw new FlowiError('conflict', cause.message, { cause });
    throw cause;
  }
}

/** An example that does not work must not keep Flowi down. */
async function firstStart(flowi: Flowi, output: Output, signal: AbortSignal): Promise<void> {
  try {
    const session = { ...laptopSession(flowi.instance, 'default', output), signal };
    if (await ensureProject(session)) await runIrisExample(session);
  } catch (error) {
    if (signal.aborted) return;
    output.progress(`The Iris example did not run: ${messageOf(error)}`);
  }
}

async function demo(output: Output): Promise<void> {
  const { demoParent, port = 0 } = readEnv();
  await mkdir(demoParent, { recursive: true });
  const folder = await mkdtemp(join(demoParent, 'flowi-demo-'));
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    let told: Story['lines'] = [];
    const flowi = await start(output, { home: join(folder, 'home'), port });
    process.once('exit', () => flowi.kill());
    output.progress(`${seconds().toFixed(1).padStart(6)} s  Flowi is up`);
    try {
      const session = laptopSession(flowi.instance, 'default', output);
      await ensureProject(session);
      told = (await tellLoop(session, output, folder)).lines;
    } finally {
      await flowi.stop();
    }
    output.result(
      { ok: true, seconds: seconds(), lines: told },
      () => `demo ok: ${told.length} scenes in ${seconds().toFixed(1)} s`,
    );
  } catch (cause) {
    if (cause instanceof DemoFailure) throw new FlowiError('job_failed', `demo failed: ${cause.message}`, { cause });
    throw cause;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
