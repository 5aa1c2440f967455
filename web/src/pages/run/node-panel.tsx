import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Flow } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { NodeStateText } from '../../features/canvas/node-marks.tsx';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import type { Place } from './chosen-place.ts';
import { LogView } from './log-view.tsx';
import type { NodeFacts } from './node-facts.ts';
import { NodePreviewView } from './node-preview.tsx';
import { reasonOf } from './node-words.ts';
import styles from './run-nodes.module.css';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';
import { useNodeFacts } from './use-node-facts.ts';
import type { RunPlace } from './use-run-place.ts';

interface NodePanelProps {
  run: ShownRun;
  flow: Flow;
  catalogue: ComponentCatalogue | undefined;
  place: RunPlace;
  at: Place;
}

/** What is known of the chosen node, or of the rows on the chosen edge: its state, what left it, and its log. */
export function NodePanel({ run, flow, catalogue, place, at }: NodePanelProps): ReactNode {
  const words = useCatalogue(runTexts);
  const { facts } = useNodeFacts(run, flow);
  const node = facts.find(({ id }) => id === at.node);
  if (node === undefined) return <div className={styles['place']}>{words.noSuchNode(at.node, run.flowVersion)}</div>;
  const kind = catalogue?.get(node.component);
  const heading =
    at.to === undefined ? words.nodeHeading(kind?.title ?? node.component, node.id) : words.edge(at.node, at.to);
  return (
    <section className={styles['place']} aria-label={heading}>
      <SpaceBetween size="xs">
        <Header
          variant="h3"
          description={<NodeLine node={node} />}
          actions={<Button iconName="close" variant="icon" ariaLabel={words.closeNode} onClick={place.leave} />}
        >
          {heading}
        </Header>
        <Tabs
          ariaLabel={heading}
          activeTabId={place.tab}
          onChange={({ detail }) => place.openTab(detail.activeTabId)}
          tabs={[
            {
              id: 'preview',
              label: words.nodeTabs.preview,
              content: <NodePreviewView run={run} nodeId={node.id} isModel={kind?.stage === 'model'} />,
            },
            {
              id: 'log',
              label: words.nodeTabs.log,
              content: <LogView key={node.id} run={run} flow={flow} nodeId={node.id} />,
            },
          ]}
        />
      </SpaceBetween>
    </section>
  );
}

/** State, time, how far, and why, in a line. */
function NodeLine({ node }: { node: NodeFacts }): ReactNode {
  const words = useCatalogue(runTexts);
  const { span, count } = useFormats();
  const { state, seconds, through, reused, error } = node;
  const parts = [
    seconds === null ? null : span(seconds),
    through === null ? null : words.throughLong(count(through.done), count(through.uses)),
    reused === 0 ? null : words.reusedLong(reused),
    reasonOf(node, words),
    error,
  ].filter((part) => part !== null);
  return (
    <>
      <NodeStateText state={state} />
      {parts.map((part) => ` · ${part}`)}
    </>
  );
}
