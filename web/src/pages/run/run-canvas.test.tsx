// @vitest-environment jsdom
import { type Component, ComponentCatalogue, catalogueSchema } from '@flowi/contracts/catalogue';
import catalogue from '@flowi/contracts/catalogue.json' with { type: 'json' };
import type { Progress } from '@flowi/contracts/events';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { makeNodeMarks, NodeMarksProvider } from '../../features/canvas/node-status.ts';
import { answerMedia } from '../../testing/answer-media.ts';
import { makeFlow, makeProgress, makeTraining } from '../../testing/make-records.ts';
import { NoSizes } from '../../testing/no-sizes.ts';
import { RunCanvas } from './run-canvas.tsx';
import { RunMarks } from './run-marks.tsx';

const IDS = Array.from({ length: 200 }, (_, index) => `n${index}`);
const FLOW = makeFlow({
  nodes: IDS.map((id, index) => ({ id, component: `test.${id}`, params: {}, position: { x: index * 200, y: 0 } })),
  edges: IDS.slice(1).map((id, index) => ({ from: IDS[index] ?? '', to: id })),
});

beforeAll(() => {
  window.ResizeObserver ??= NoSizes;
  answerMedia();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** A kind for each node that notes when its title is read: a node reads it whenever it is drawn. */
function watchedCatalogue(drawn: string[]): ComponentCatalogue {
  const { components } = catalogueSchema.parse(catalogue);
  const like = components.find(({ stage }) => stage === 'fitted');
  if (!like) throw new Error('The catalogue has no fitted component.');
  const kinds = IDS.map((id): Component => {
    const kind = { ...like, id: `test.${id}` };
    return Object.defineProperty(kind, 'title', {
      get: () => {
        drawn.push(id);
        return `Kind of ${id}`;
      },
    });
  });
  return new ComponentCatalogue({ schemaVersion: 1, components: kinds });
}

function progressAt(running: string, done: number): Progress {
  const nodes = IDS.map((id): [string, Progress['nodes'][string]] => [
    id,
    id === running
      ? { state: 'running', seconds: done, reused: 0, fits: done, uses: 100, done }
      : { state: 'waiting', seconds: 0, reused: 0, fits: 0, uses: 100, done: 0 },
  ]);
  return makeProgress({ nodes: Object.fromEntries(nodes) });
}

it('draws none of 200 nodes again while states tick, and tells the state of the one that runs', () => {
  vi.useFakeTimers();
  const drawn: string[] = [];
  const marks = makeNodeMarks();
  const kinds = watchedCatalogue(drawn);
  const onChoose = () => undefined;
  const page = (running: string, done: number) => (
    <NodeMarksProvider value={marks}>
      <RunMarks run={{ ...makeTraining({}), progress: progressAt(running, done) }} flow={FLOW} />
      <RunCanvas flow={FLOW} catalogue={kinds} place={null} onChoose={onChoose} />
    </NodeMarksProvider>
  );
  const { rerender } = render(page('n0', 0));
  act(() => vi.advanceTimersByTime(1_000));
  expect(new Set(drawn).size).toBe(200);
  drawn.length = 0;

  for (let tick = 1; tick <= 5; tick += 1) {
    rerender(page('n0', tick));
    act(() => vi.advanceTimersByTime(200));
  }

  expect(screen.getByText('Running · 5 s')).toBeDefined();
  rerender(page('n1', 1));
  expect(screen.getAllByText(/^Running/)).toHaveLength(1);
  expect(drawn).toEqual([]);
});
