import Icon from '@cloudscape-design/components/icon';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import styles from './component-node.module.css';
import type { CanvasNode, NodeData } from './graph-elements.ts';
import { lookOf } from './kinds.ts';
import { IssueMark, StatusMark } from './node-marks.tsx';
import { acceptedBy, givenBy, type PortType } from './port-type.ts';
import { useRefusal } from './refusals.ts';
import { canvasTexts } from './texts/index.ts';

/** A node on the canvas. Status and problems come by stores, so that they do not draw it again. */
export const ComponentNode = memo(function ComponentNode({
  data,
  selected,
  isConnectable,
  sourcePosition = Position.Right,
  targetPosition = Position.Left,
}: NodeProps<CanvasNode>) {
  const { node, component } = data;
  const refusal = useRefusal(node.id);
  const accepted = acceptedBy(component);
  const given = givenBy(component);
  return (
    <div
      className={styles['node']}
      data-selected={selected}
      data-unknown={component === undefined}
      data-refused={refusal === undefined ? undefined : refusal !== null}
      title={refusal ?? undefined}
      style={{ '--kind': lookOf(component).colour }}
    >
      {accepted.length > 0 && <Port side="in" types={accepted} connectable={isConnectable} position={targetPosition} />}
      <NodeText data={data} />
      <div className={styles['marks']}>
        <StatusMark nodeId={node.id} />
        <IssueMark nodeId={node.id} />
      </div>
      {given.length > 0 && <Port side="out" types={given} connectable={isConnectable} position={sourcePosition} />}
    </div>
  );
}, looksSame);

/** Where a node stands is not drawn by it: one that is dragged, with all that are chosen, is moved as it is. */
function looksSame(before: NodeProps<CanvasNode>, now: NodeProps<CanvasNode>): boolean {
  return (
    before.data === now.data &&
    before.selected === now.selected &&
    before.isConnectable === now.isConnectable &&
    before.sourcePosition === now.sourcePosition &&
    before.targetPosition === now.targetPosition
  );
}

function NodeText({ data: { node, component, combinations } }: { data: NodeData }): ReactNode {
  const texts = useCatalogue(canvasTexts);
  return (
    <div className={styles['text']}>
      <span className={styles['icon']}>
        <Icon name={lookOf(component).icon} />
      </span>
      <span className={styles['title']} title={component?.title ?? node.component}>
        {component?.title ?? texts.unknownKind(node.component)}
      </span>
      <span className={styles['id']} title={node.id}>
        {node.id}
      </span>
      {combinations > 1 && (
        <span className={styles['combinations']} title={texts.combinations(combinations)}>
          <span aria-hidden>✳{combinations}</span>
          <span className={styles['spoken']}>{texts.combinations(combinations)}</span>
        </span>
      )}
    </div>
  );
}

interface PortProps {
  side: 'in' | 'out';
  types: readonly PortType[];
  connectable: boolean;
  position: Position;
}

function Port({ side, types, connectable, position }: PortProps): ReactNode {
  const texts = useCatalogue(canvasTexts);
  const names = types.map((type) => texts.ports[type]).join(texts.or);
  return (
    <Handle
      type={side === 'in' ? 'target' : 'source'}
      position={position}
      className={styles['port'] ?? ''}
      data-port={types.join(' ')}
      isConnectable={connectable}
      title={side === 'in' ? texts.takes(names) : texts.gives(names)}
    />
  );
}
