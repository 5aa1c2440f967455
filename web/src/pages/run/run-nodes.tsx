import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Spinner from '@cloudscape-design/components/spinner';
import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Flow } from '@flowi/contracts/flow';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { makeNodeMarks, NodeMarksProvider } from '../../features/canvas/node-status.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useNarrow } from '../../shared/ui/use-narrow.ts';
import { NodePanel } from './node-panel.tsx';
import { NodeTable } from './node-table.tsx';
import { NodeTimeline } from './node-timeline.tsx';
import { RunMarks } from './run-marks.tsx';
import { NODE_VIEWS } from './run-search.ts';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';
import type { RunPlace } from './use-run-place.ts';

// The canvas and its library come only to those who look at it.
const RunCanvas = lazy(() => import('./run-canvas.tsx').then((loaded) => ({ default: loaded.RunCanvas })));

interface RunNodesProps {
  run: ShownRun;
  flow: Flow;
  /** undefined while loading; nodes then go by their component's id */
  catalogue: ComponentCatalogue | undefined;
  place: RunPlace;
}

/** The nodes of the version that ran with their live states: as a graph, a table, or along the time. Below, what is known of the chosen one. */
export function RunNodes(props: RunNodesProps): ReactNode {
  const { run, flow, catalogue, place } = props;
  const words = useCatalogue(runTexts);
  const narrow = useNarrow();
  const [marks] = useState(makeNodeMarks);
  const { view = narrow ? 'table' : 'canvas' } = place;
  return (
    <NodeMarksProvider value={marks}>
      <RunMarks run={run} flow={flow} />
      <Container
        header={
          <Header
            variant="h2"
            description={words.nodesOf(run.flowVersion)}
            actions={
              <SegmentedControl
                label={words.views.label}
                selectedId={view}
                options={NODE_VIEWS.map((id) => ({ id, text: words.views[id] }))}
                onChange={({ detail }) => {
                  const wanted = NODE_VIEWS.find((id) => id === detail.selectedId);
                  if (wanted) place.openView(wanted);
                }}
              />
            }
          >
            {words.nodes}
          </Header>
        }
      >
        {view === 'canvas' && <Graph {...props} />}
        {view === 'table' && <NodeTable run={run} flow={flow} catalogue={catalogue} onChoose={place.lookAt} />}
        {view === 'timeline' && <NodeTimeline run={run} flow={flow} />}
        {place.place === null ? (
          <Box color="text-body-secondary" margin={{ top: 's' }}>
            {words.chooseNode}
          </Box>
        ) : (
          <NodePanel run={run} flow={flow} catalogue={catalogue} place={place} at={place.place} />
        )}
      </Container>
    </NodeMarksProvider>
  );
}

function Graph({ flow, catalogue, place }: RunNodesProps): ReactNode {
  if (catalogue === undefined) return <Spinner />;
  return (
    <Suspense fallback={<Spinner />}>
      <RunCanvas flow={flow} catalogue={catalogue} place={place.place} onChoose={place.onChoose} />
    </Suspense>
  );
}
