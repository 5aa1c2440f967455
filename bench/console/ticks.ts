import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Progress } from '@flowi/contracts/events';
import { ATTEMPT_FILES, modelKeys, s3Uri } from '@flowi/contracts/storage';
import type { Browser } from 'playwright-core';
import { drawnAfter, openPage, workOf } from './browser.ts';
import { atMost, type Figure, noted } from './figures.ts';
import type { Laptop } from './laptop.ts';
import { makeRun, NODES, PROJECT } from './records.ts';

const RUN_ID = 'run-ticking';
const TICKS = 50;
const TICK_MS = 200;
/** Nodes whose state a tick changes: one ends, the next begins. The one that runs also counts its seconds. */
const CHANGED_A_TICK = 3;
/** The page asks, and counts seconds, five times as often as it does. */
const FASTER =
  'const every = setInterval; window.setInterval = (act, ms, ...rest) => every(act, ms >= 1000 ? ms / 5 : ms, ...rest);';

/** What of a run's page is drawn anew while the states of 200 nodes tick five times a second. */
export async function measureTicks(browser: Browser, laptop: Laptop, rounds: number): Promise<Figure[]> {
  const drawn: number[] = [];
  const most: number[] = [];
  const busy: number[] = [];
  const seen: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await watchRound(browser, laptop, round);
    drawn.push(one.draws.reduce((sum, nodes) => sum + nodes, 0) / TICKS);
    most.push(Math.max(...one.draws));
    seen.push(one.replies);
    busy.push(one.busyMs / TICKS);
  }
  return [
    noted({
      what: `states of ${NODES} nodes five times a second for 10 s: answers the page got`,
      values: seen,
      unit: '',
    }),
    atMost(CHANGED_A_TICK, { what: '  nodes drawn a tick', values: drawn, unit: 'nodes', digits: 1 }),
    noted({ what: '  most nodes drawn at once', values: most, unit: 'nodes' }),
    noted({
      what: '  main thread works a tick, movement of the active edge included',
      values: busy,
      unit: 'ms',
      digits: 1,
    }),
  ];
}

interface Watched {
  /** Nodes drawn at once, each time that any was. */
  readonly draws: readonly number[];
  /** Answers of the API about the run. */
  readonly replies: number;
  /** What the main thread worked in all, in milliseconds. */
  readonly busyMs: number;
}

async function watchRound(browser: Browser, laptop: Laptop, round: number): Promise<Watched> {
  const runId = `${RUN_ID}-${round}`;
  const tick = await keepTicking(laptop, runId);
  const page = await openPage(browser);
  await page.addInitScript(FASTER);
  await page.goto(`${laptop.url}/projects/${PROJECT}/runs/${runId}`, { waitUntil: 'commit' });
  await drawnAfter(page, '.react-flow__node', NODES);
  await page.getByRole('heading', { name: 'Nodes' }).evaluate('(heading) => heading.scrollIntoView()');
  let replies = 0;
  page.on('response', (response) => {
    if (response.url().endsWith(`/runs/${runId}`) && response.request().resourceType() === 'fetch') replies += 1;
  });
  await page.evaluate('bench.nodes.start()');
  const busyMs = await workOf(page, async () => {
    for (let number = 1; number <= TICKS; number += 1) {
      const rest = new Promise((resolve) => setTimeout(resolve, TICK_MS));
      await tick(number);
      await rest;
    }
  });
  const draws = await page.evaluate<number[]>('bench.nodes.stop()');
  if (draws.length === 0) throw new Error('No node was drawn, though states changed.');
  await page.close();
  return { draws, replies, busyMs };
}

/** Keeps a run that is in training. @returns what writes the progress of a tick to where the training job does */
async function keepTicking(
  { table, s3, modelsBucket }: Laptop,
  runId: string,
): Promise<(tick: number) => Promise<void>> {
  const key = modelKeys.attempt(PROJECT, runId, 1);
  const running = {
    state: 'training',
    finishedAt: null,
    testMetrics: null,
    chosenTrial: null,
    selectedBy: null,
  } as const;
  const startedAt = new Date().toISOString();
  const outputUri = s3Uri(modelsBucket, key);
  await table.runs.insert({ ...makeRun(0), ...running, runId, createdAt: startedAt, startedAt, outputUri });
  const write = async (tick: number) => {
    const body = JSON.stringify(progressAt(tick, startedAt));
    await s3.send(new PutObjectCommand({ Bucket: modelsBucket, Key: `${key}${ATTEMPT_FILES.progress}`, Body: body }));
  };
  await write(0);
  return write;
}

/** One node runs, those before it are done. */
function progressAt(tick: number, startedAt: string): Progress {
  const running = tick % NODES;
  const nodes = Array.from({ length: NODES }, (_, index): [string, Progress['nodes'][string]] => {
    if (index > running) return [`n${index}`, { state: 'waiting', seconds: 0, reused: 0, fits: 0, uses: 1, done: 0 }];
    if (index === running)
      return [`n${index}`, { state: 'running', seconds: 0, reused: 0, fits: 0, uses: 1, done: 0, startedAt }];
    return [`n${index}`, { state: 'succeeded', seconds: 0.2, reused: 0, fits: 1, uses: 1, done: 1 }];
  });
  return {
    schemaVersion: 1,
    attempt: 1,
    updatedAt: new Date().toISOString(),
    phase: 'fitting',
    trials: { done: 0, total: 1 },
    nodes: Object.fromEntries(nodes),
  };
}
