// npm run test:images: builds both images from the product's Dockerfiles without Docker, and runs them as SageMaker and
// Lambda do. Bases and layers are kept in .cache/images, so that only the first run takes long.
import { rmSync } from 'node:fs';
import { makeBases, makeRootfs } from './base.ts';
import { buildImage, pruneImages } from './build.ts';
import { scoreIris } from './contract/batch.ts';
import { scoreInLambda, trainInLambda } from './contract/lambda.ts';
import { serveIris } from './contract/serve.ts';
import { trainIris, trainWithoutData } from './contract/train.ts';
import { installPrograms, obstacle, readMachineSetup } from './machine.ts';
import { enterOwnMounts, hasOwnMounts } from './own-mounts.ts';
import { prepareState, type State } from './state.ts';
import { Steps } from './steps.ts';

const inCi = process.env['CI'] === 'true';

interface Images {
  trainer: string;
  modelServer: string;
}

async function build(steps: Steps, state: State): Promise<Images | undefined> {
  const setup = await steps.run('settings of this machine', readMachineSetup);
  if (setup === undefined) return undefined;
  const rootfs = await steps.run('root file system', () => makeRootfs(state, setup));
  if (rootfs === undefined) return undefined;
  const bases = await steps.run('base images', () => makeBases(state, setup, rootfs));
  if (bases === undefined) return undefined;
  const [trainer, modelServer] = await Promise.all([
    steps.run('build trainer', () => buildImage(state, setup, 'trainer', bases.python)),
    steps.run('build model-server', () => buildImage(state, setup, 'model-server', bases.node)),
  ]);
  return trainer && modelServer ? { trainer, modelServer } : undefined;
}

async function check(steps: Steps, state: State, { trainer, modelServer }: Images): Promise<void> {
  const trained = await steps.run('train: package and result', () => trainIris(state, trainer));
  await steps.run('train without data: exit code and failure file', () => trainWithoutData(state, trainer));
  if (trained === undefined) return;
  await steps.run('train in Lambda: the same model', () => trainInLambda(state, trainer, trained));
  await steps.run('serve: answers as the trainer, stops when asked', () => serveIris(state, modelServer, trained));
  await steps.run('batch: a prediction for each row', () => scoreIris(state, modelServer, trained));
  await steps.run('batch in Lambda: a prediction for each row', () => scoreInLambda(state, modelServer, trained));
}

async function main(): Promise<Steps> {
  const steps = new Steps();
  const state = prepareState();
  try {
    const images = await build(steps, state);
    if (images) await check(steps, state, images);
    await pruneImages(state);
  } finally {
    rmSync(state.scratch, { recursive: true, force: true });
  }
  return steps;
}

/** In a mount namespace of its own, or not at all. */
async function start(): Promise<number> {
  if (hasOwnMounts()) {
    const startedAt = performance.now();
    const steps = await main();
    console.log(`\n${steps.summary()} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    return steps.failed > 0 ? 1 : 0;
  }
  if (inCi) await installPrograms();
  const reason = obstacle();
  if (reason !== undefined) {
    console.log(`test:images does not run: it ${reason}`);
    return inCi && process.getuid?.() === 0 ? 1 : 0;
  }
  return enterOwnMounts();
}

process.exitCode = await start();
