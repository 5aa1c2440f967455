import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { serializeFlow, type Unmapped } from '@flowi/contracts/flow';
import { type ReactNode, useState } from 'react';
import { graphSvg } from '../../../features/canvas/graph-svg.ts';
import { FileButton } from '../../../features/flow-files/file-button.tsx';
import { readFlowFile } from '../../../features/flow-files/read-flow-file.ts';
import { UnmappedList } from '../../../features/flow-files/unmapped-list.tsx';
import { useApi } from '../../../shared/api/api.ts';
import { problemLine } from '../../../shared/api/describe-problem.ts';
import { saveText } from '../../../shared/files/save-text.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../../shared/texts/speaker.ts';
import { useTexts } from '../../../shared/texts/texts.ts';
import { useEdit, useEditorModel } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';

/** The document from a file and into one. */
export function FilesBar(): ReactNode {
  const { text: texts } = useCatalogue(editorTexts);
  const { editor, catalogue, flowId, mayEdit } = useEditorModel();
  const exports: Record<string, () => void> = {
    yaml: () => saveText(`${flowId}.yaml`, serializeFlow(editor.flow, 'yaml')),
    json: () => saveText(`${flowId}.json`, serializeFlow(editor.flow, 'json')),
    svg: () => saveText(`${flowId}.svg`, graphSvg(editor.flow, catalogue)),
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {mayEdit && <Import />}
      <ButtonDropdown
        items={Object.keys(exports).map((id) => ({ id, text: id.toUpperCase(), iconName: 'download' }))}
        onItemClick={({ detail }) => exports[detail.id]?.()}
      >
        {texts.export}
      </ButtonDropdown>
    </SpaceBetween>
  );
}

/** Puts a file in place of the document, as one step that can be taken back. */
function Import(): ReactNode {
  const { text: texts } = useCatalogue(editorTexts);
  const shared = useTexts();
  const speaker = useSpeaker();
  const api = useApi();
  const { projectId, tell } = useEditorModel();
  const edit = useEdit();
  const [unmapped, setUnmapped] = useState<readonly Unmapped[]>([]);
  const take = async (text: string, name: string) => {
    try {
      const file = await readFlowFile(text, api, projectId);
      if (!file.ok) return tell(texts.notImported(name, file.issues.map(speaker.flow).join(' ')));
      edit({ type: 'replace-document', flow: file.flow }, { step: { kind: 'import', subject: name } });
      setUnmapped(file.unmapped);
    } catch (error) {
      tell(texts.notImported(name, problemLine(error, shared, speaker)));
    }
  };
  return (
    <>
      <FileButton iconName="upload" accept=".yaml,.yml,.json" onText={(text, name) => void take(text, name)}>
        {texts.import}
      </FileButton>
      {unmapped.length > 0 && (
        <Modal visible header={texts.unmapped} onDismiss={() => setUnmapped([])}>
          <UnmappedList unmapped={unmapped} />
        </Modal>
      )}
    </>
  );
}
