import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { FlowRecord } from '@flowi/contracts/entities';
import { getRouteApi } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { NodeMarksProvider } from '../../features/canvas/node-status.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTitle } from '../../shared/ui/use-title.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import styles from './editor.module.css';
import { type EditorModel, EditorProvider, useChecked, useFlow, useFreshNode } from './editor-context.tsx';
import { EditorHeader } from './editor-header.tsx';
import { EDITOR_TABS } from './editor-tabs.tsx';
import { useUndoKeys } from './keys.ts';
import { type Notice, NoticeBar } from './notice-bar.tsx';
import { isTooEarly } from './problems/too-early.ts';
import { editorTexts } from './texts/index.ts';
import { useEditorModel } from './use-editor-model.ts';
import { useRestore } from './use-restore.ts';

const route = getRouteApi('/projects/$projectId/flows/$flowId/edit');

/** The editor of one flow, from its record on. */
export function Editor({ record, catalogue }: { record: FlowRecord; catalogue: ComponentCatalogue }): ReactNode {
  const [notice, setNotice] = useState<Notice | null>(null);
  const tell = useCallback<EditorModel['tell']>((text, offer) => setNotice(text === null ? null : { text, offer }), []);
  const model = useEditorModel(record, catalogue, tell);
  return (
    <EditorProvider model={model}>
      <NodeMarksProvider value={model.marks}>
        <IssueMarks marks={model.marks} />
        <SpaceBetween size="xs">
          <EditorHeader />
          <div className={styles['parts']}>
            <NoticeBar notice={notice} onDismiss={() => setNotice(null)} />
            <EditorTabs />
          </div>
        </SpaceBetween>
        <ConflictDialog />
      </NodeMarksProvider>
    </EditorProvider>
  );
}

function EditorTabs(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const { tab = 'graph' } = route.useSearch();
  const navigate = route.useNavigate();
  useTitle(texts.title(useFlow().name));
  useRestore();
  useUndoKeys();
  return (
    <Tabs
      disableContentPaddings
      ariaLabel={texts.tabsLabel}
      activeTabId={EDITOR_TABS.some(({ id }) => id === tab) ? tab : 'graph'}
      onChange={({ detail }) =>
        void navigate({
          search: ({ tab: _, ...rest }) =>
            detail.activeTabId === 'graph' ? rest : { ...rest, tab: detail.activeTabId },
        })
      }
      tabs={EDITOR_TABS.map(({ id, Content }) => ({
        id,
        label: texts.tabs[id],
        content: <TabContent Content={Content} />,
      }))}
    />
  );
}

function TabContent({ Content }: { Content: ComponentType }): ReactNode {
  return (
    <Suspense fallback={<Spinner size="large" />}>
      <Content />
    </Suspense>
  );
}

/** Puts the problems of each node where the canvas finds them. */
function IssueMarks({ marks }: Pick<EditorModel, 'marks'>): ReactNode {
  const { issues } = useChecked();
  const fresh = useFreshNode();
  useEffect(() => {
    const ofNodes = issues.filter((issue) => issue.nodeId !== undefined && !isTooEarly(issue, fresh));
    marks.issues.replace(Map.groupBy(ofNodes, ({ nodeId = '' }) => nodeId));
  }, [issues, fresh, marks]);
  return null;
}
