// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, expect, it } from 'vitest';
import { IssueMark, StatusMark } from './node-marks.tsx';
import { makeNodeMarks, type NodeMarks, NodeMarksProvider, type NodeStatus } from './node-status.ts';

const NODES = Array.from({ length: 200 }, (_, index) => `n${index}`);
afterEach(cleanup);

function show(marks: NodeMarks): string[] {
  const drawn: string[] = [];
  render(
    <NodeMarksProvider value={marks}>
      {NODES.map((id) => (
        <Profiler key={id} id={id} onRender={() => drawn.push(id)}>
          <StatusMark nodeId={id} />
          <IssueMark nodeId={id} />
        </Profiler>
      ))}
    </NodeMarksProvider>,
  );
  drawn.length = 0;
  return drawn;
}

function statuses(running: string, detail: string): ReadonlyMap<string, NodeStatus> {
  return new Map(NODES.map((id) => [id, id === running ? { state: 'running', detail } : { state: 'queued' }]));
}

it('draws only nodes whose state changed when states of 200 nodes tick', () => {
  const marks = makeNodeMarks();
  marks.statuses.replace(statuses('n0', '0 s'));
  const drawn = show(marks);

  for (let tick = 1; tick <= 5; tick += 1) act(() => marks.statuses.replace(statuses('n0', `${tick} s`)));
  expect(drawn).toEqual(['n0', 'n0', 'n0', 'n0', 'n0']);

  drawn.length = 0;
  act(() => marks.statuses.replace(statuses('n1', '0 s')));
  expect(new Set(drawn)).toEqual(new Set(['n0', 'n1']));
});

it('tells states and problems in words', () => {
  const marks = makeNodeMarks();
  marks.statuses.replace(new Map([['n1', { state: 'reused' }]]));
  marks.issues.replace(
    new Map([
      ['n1', [{ code: 'cycle', severity: 'error', nodeId: 'n1', message: 'a circle' }]],
      ['n2', [{ code: 'unused_node', severity: 'warning', nodeId: 'n2', message: 'unused' }]],
    ]),
  );
  show(marks);

  expect(screen.getByText('Reused')).toBeDefined();
  expect(screen.getByText('1 error')).toBeDefined();
  expect(screen.getByTitle('unused').textContent).toBe('1 warning');
});
