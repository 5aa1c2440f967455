import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Flow } from '@flowi/contracts/flow';
import { ReactFlowProvider } from '@xyflow/react';
import { memo, type ReactNode, useMemo } from 'react';
import { FlowCanvas } from '../../features/canvas/flow-canvas.tsx';
import type { Chosen } from '../../features/canvas/use-canvas-elements.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { chosenOf, type Place } from './chosen-place.ts';
import styles from './run-nodes.module.css';
import { runTexts } from './texts/index.ts';

interface RunCanvasProps {
  flow: Flow;
  catalogue: ComponentCatalogue;
  place: Place | null;
  onChoose: (chosen: Partial<Chosen>) => void;
}

/** The graph of the version that ran, to look at. Drawn anew only when another place is chosen: states come by their own way. */
export const RunCanvas = memo(function RunCanvas({ flow, catalogue, place, onChoose }: RunCanvasProps): ReactNode {
  const words = useCatalogue(runTexts);
  const chosen = useMemo(() => chosenOf(place), [place]);
  return (
    <div className={styles['canvas']}>
      <ReactFlowProvider>
        <FlowCanvas
          flow={flow}
          catalogue={catalogue}
          label={words.graphOf(flow.name)}
          chosen={chosen}
          onChoose={onChoose}
        />
      </ReactFlowProvider>
    </div>
  );
});
