// @vitest-environment jsdom
import { type Component, ComponentCatalogue, catalogueSchema } from '@flowi/contracts/catalogue';
import catalogue from '@flowi/contracts/catalogue.json' with { type: 'json' };
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ReactFlowProvider } from '@xyflow/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { answerMedia } from '../../testing/answer-media.ts';
import { makeFlow } from '../../testing/make-records.ts';
import { NoSizes } from '../../testing/no-sizes.ts';
import { FlowCanvas } from './flow-canvas.tsx';
import { makeNodeMarks, NodeMarksProvider } from './node-status.ts';

const IDS = ['first', 'second', 'third'];
const FLOW = makeFlow({
  nodes: IDS.map((id, index) => ({ id, component: 'test.kind', params: {}, position: { x: index * 200, y: 0 } })),
  edges: [],
});
const CHOSEN = { nodes: new Set(IDS), edges: [] };

beforeAll(() => {
  window.ResizeObserver ??= NoSizes;
  answerMedia();
});
afterEach(cleanup);

/** A kind that notes when its title is read: a node reads it whenever it is drawn. */
function watchedCatalogue(onDraw: () => void): ComponentCatalogue {
  const [like] = catalogueSchema.parse(catalogue).components;
  if (!like) throw new Error('The catalogue is empty.');
  const kind: Component = { ...like, id: 'test.kind' };
  Object.defineProperty(kind, 'title', {
    get: () => {
      onDraw();
      return 'Kind';
    },
  });
  return new ComponentCatalogue({ schemaVersion: 1, components: [kind] });
}

it('draws none of the chosen nodes anew while they are moved', async () => {
  let drawn = 0;
  const kinds = watchedCatalogue(() => {
    drawn += 1;
  });
  render(
    <NodeMarksProvider value={makeNodeMarks()}>
      <ReactFlowProvider>
        <FlowCanvas
          flow={FLOW}
          catalogue={kinds}
          label="Canvas"
          chosen={CHOSEN}
          onChoose={() => undefined}
          editing={{}}
        />
      </ReactFlowProvider>
    </NodeMarksProvider>,
  );
  const node = screen.getByText('second', { selector: '.react-flow__node *' }).closest('.react-flow__node');
  if (!(node instanceof HTMLElement)) throw new Error('The node is not on the canvas.');
  const before = node.style.transform;
  expect(drawn).toBeGreaterThan(0);
  // The label for screen readers is made of the title too, by no node.
  const reads = drawn;

  fireEvent.keyDown(node, { key: 'ArrowRight' });

  await waitFor(() => expect(node.style.transform).not.toBe(before));
  expect(drawn - reads).toBeLessThanOrEqual(IDS.length);
});
