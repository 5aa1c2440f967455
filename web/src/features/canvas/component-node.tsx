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
export const ComponentNode = memo(function ComponentNode({ data, selected, isConnectable }: NodeProps<CanvasNode>) {
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
      {accepted.length > 0 && <Port side="in" types={accepted} connectable={isConnectable} />}
      <NodeText data={data} />
      <div className={styles['marks']}>
        <StatusMark nodeId={node.id} />
        <IssueMark nodeId={node.id} />
      </div>
      {given.length > 0 && <Port side="out" types={given} connectable={isConnectable} />}
    </div>
  );
});

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
}

function Port({ side, types, connectable }: PortProps): ReactNode {
  const texts = useCatalogue(canvasTexts);
  const names = types.map((type) => texts.ports[type]).join(texts.or);
  return (
    <Handle
      type={side === 'in' ? 'target' : 'source'}
      position={side === 'in' ? Position.Left : Position.Right}
      className={styles['port'] ?? ''}
      data-port={types.join(' ')}
      isConnectable={connectable}
      title={side === 'in' ? texts.takes(names) : texts.gives(names)}
    />
  );
}
