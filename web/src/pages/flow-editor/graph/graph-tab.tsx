import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { getRouteApi } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useMemo, useState } from 'react';
import { CANVAS_COLOURS } from '../../../features/canvas/canvas-colours.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEditorModel } from '../editor-context.tsx';
import { Palette } from '../palette/palette.tsx';
import { SettingsPanel } from '../parameters/settings-panel.tsx';
import { ProblemPanel } from '../problems/problem-panel.tsx';
import { editorTexts } from '../texts/index.ts';
import { EditorCanvas } from './editor-canvas.tsx';
import { FindDialog } from './find-dialog.tsx';
import { GraphActionsProvider, useMakeGraphActions } from './graph-actions.ts';
import styles from './graph-tab.module.css';
import { GraphToolbar } from './graph-toolbar.tsx';
import { NodeTable } from './node-table.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { SETTINGS_ID, useShortcuts } from './use-shortcuts.ts';

const route = getRouteApi('/projects/$projectId/flows/$flowId/edit');

/** The graph of the flow: palette, canvas or table, settings of what is chosen, problems. */
export function GraphTab(): ReactNode {
  return (
    <ReactFlowProvider>
      <Graph />
    </ReactFlowProvider>
  );
}

function Graph(): ReactNode {
  const actions = useMakeGraphActions();
  const { mayEdit } = useEditorModel();
  const { view = 'canvas' } = route.useSearch();
  return (
    <GraphActionsProvider value={actions}>
      <div className={styles['graph']} style={CANVAS_COLOURS}>
        <div className={styles['workplace']} data-editable={mayEdit}>
          {mayEdit && <Palette />}
          <div className={styles['middle']}>
            <Top />
            <div className={styles['view']}>{view === 'table' ? <NodeTable /> : <EditorCanvas />}</div>
          </div>
          <div id={SETTINGS_ID} className={styles['settings']}>
            <SettingsPanel />
          </div>
        </div>
        <ProblemPanel />
      </div>
    </GraphActionsProvider>
  );
}

/** The choice of view, the tools, and what their keys open. */
function Top(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const { view = 'canvas' } = route.useSearch();
  const navigate = route.useNavigate();
  const [open, setOpen] = useState<'keys' | 'find' | null>(null);
  const onCanvas = view === 'canvas';
  const dialogs = useMemo(
    () => ({ showKeys: () => setOpen('keys'), find: () => setOpen('find'), onCanvas }),
    [onCanvas],
  );
  useShortcuts(dialogs);
  return (
    <div className={styles['top']}>
      <SegmentedControl
        label={texts.view.label}
        selectedId={view}
        options={[
          { id: 'canvas', text: texts.view.canvas, iconName: 'share' },
          { id: 'table', text: texts.view.table, iconName: 'list-view' },
        ]}
        onChange={({ detail }) =>
          void navigate({
            search: ({ view: _, ...rest }) => (detail.selectedId === 'table' ? { ...rest, view: 'table' } : rest),
            replace: true,
          })
        }
      />
      <GraphToolbar onFind={dialogs.find} onKeys={dialogs.showKeys} />
      {open === 'keys' && <ShortcutList onClose={() => setOpen(null)} />}
      {open === 'find' && <FindDialog onClose={() => setOpen(null)} />}
    </div>
  );
}
