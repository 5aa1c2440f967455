import '@xyflow/react/dist/style.css';
import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Flow } from '@flowi/contracts/flow';
import { Background, Controls, MiniMap, ReactFlow, type ReactFlowProps, useStore } from '@xyflow/react';
import { type ReactNode, useMemo } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useNarrow } from '../../shared/ui/use-narrow.ts';
import { CANVAS_COLOURS } from './canvas-colours.ts';
import { ComponentNode } from './component-node.tsx';
import styles from './flow-canvas.module.css';
import { FlowEdgeLine } from './flow-edge.tsx';
import type { CanvasEdge, CanvasNode, CanvasNote } from './graph-elements.ts';
import { NoteNode } from './note-node.tsx';
import { canvasTexts } from './texts/index.ts';
import { type CanvasChanges, useCanvasElements } from './use-canvas-elements.ts';

const NODE_TYPES = { component: ComponentNode, note: NoteNode };
const EDGE_TYPES = { flow: FlowEdgeLine };
/** How a flow is fitted into view. */
export const FIT = { padding: 0.08, maxZoom: 1 };
/** Below this zoom nobody can read what stands in a node, letters being under 5 px high. */
const LEGIBLE_ZOOM = 0.35;
const MINIMAP = { width: 140, height: 90 };
/** From so many nodes on, a graph that is only looked at has an overview; fewer are all in sight, and it would cover some. */
const OVERVIEW_FROM = 20;
const READ_ONLY = { nodesDraggable: false, nodesConnectable: false, edgesReconnectable: false } as const;

/** Props of the canvas library that an editor adds. */
export type EditingProps = Partial<ReactFlowProps<CanvasNode | CanvasNote, CanvasEdge>>;

interface FlowCanvasProps extends CanvasChanges {
  flow: Flow;
  catalogue: ComponentCatalogue;
  /** Name of the canvas for screen readers. */
  label: string;
  /** Makes it editable; without, it can be looked at and chosen from. */
  editing?: EditingProps;
  children?: ReactNode;
}

/**
 * A flow drawn as a graph. Status and problems of nodes come by `NodeMarksProvider`. Has to stand in a `ReactFlowProvider` and in a box
 * with a height.
 */
export function FlowCanvas({ flow, catalogue, label, editing, children, ...changes }: FlowCanvasProps): ReactNode {
  const texts = useCatalogue(canvasTexts);
  const elements = useCanvasElements(flow, catalogue, changes);
  const editable = editing !== undefined;
  const far = useStore(({ transform: [, , zoom] }) => zoom < LEGIBLE_ZOOM);
  const overview = !useNarrow() && (editable || flow.nodes.length >= OVERVIEW_FROM);
  const labels = useMemo(
    () => ({
      'node.a11yDescription.default': editable ? texts.nodeHelp : texts.nodeLookHelp,
      'node.a11yDescription.keyboardDisabled': editable ? texts.nodeHelp : texts.nodeLookHelp,
      'node.a11yDescription.ariaLiveMessage': ({ direction, x, y }: { direction: string; x: number; y: number }) =>
        texts.moved(directionIn(texts.directions, direction), Math.round(x), Math.round(y)),
      'edge.a11yDescription.default': editable ? texts.edgeHelp : texts.edgeLookHelp,
      'controls.ariaLabel': texts.controls,
      'controls.zoomIn.ariaLabel': texts.zoomIn,
      'controls.zoomOut.ariaLabel': texts.zoomOut,
      'controls.fitView.ariaLabel': texts.fit,
      'minimap.ariaLabel': texts.minimap,
    }),
    [texts, editable],
  );
  return (
    <section className={styles['canvas']} style={CANVAS_COLOURS} aria-label={label} data-far={far}>
      <ReactFlow<CanvasNode | CanvasNote, CanvasEdge>
        {...elements}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        ariaLabelConfig={labels}
        fitView
        fitViewOptions={FIT}
        minZoom={0.05}
        maxZoom={2}
        panOnScroll
        deleteKeyCode={null}
        multiSelectionKeyCode={['Meta', 'Control']}
        proOptions={{ hideAttribution: true }}
        {...(editing ?? READ_ONLY)}
      >
        <Background gap={20} />
        <Controls showInteractive={false} fitViewOptions={FIT} />
        {overview && <MiniMap pannable zoomable style={MINIMAP} />}
        {children}
      </ReactFlow>
    </section>
  );
}

function directionIn(names: Record<'up' | 'down' | 'left' | 'right', string>, direction: string): string {
  return Object.entries(names).find(([name]) => name === direction)?.[1] ?? direction;
}
