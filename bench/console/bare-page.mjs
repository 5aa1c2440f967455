// @ts-nocheck Runs in a browser, whose types are not those of what runs here.
import '@xyflow/react/dist/style.css';
import { Background, Controls, MiniMap, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';

const SIZE = { width: 184, height: 72 };
const selected = location.hash === '#chosen';

/** The same graph as the library draws it by itself, with the same parts around it. */
function Bare({ flow }) {
  const [nodes, , onNodesChange] = useNodesState(
    flow.nodes.map(({ id, position }) => ({ id, position, selected, data: { label: id }, style: SIZE })),
  );
  const [edges] = useEdgesState(flow.edges.map(({ from, to }) => ({ id: `${from}>${to}`, source: from, target: to })));
  return h(
    ReactFlow,
    {
      nodes,
      edges,
      onNodesChange,
      fitView: true,
      minZoom: 0.05,
      panOnScroll: true,
      snapToGrid: true,
      snapGrid: [10, 10],
    },
    h(Background, { gap: 20 }),
    h(Controls),
    h(MiniMap),
  );
}

const flow = await (await fetch('/flow.json')).json();
createRoot(document.getElementById('root')).render(h(Bare, { flow }));
