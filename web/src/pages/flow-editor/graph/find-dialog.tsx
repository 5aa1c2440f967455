import Modal from '@cloudscape-design/components/modal';
import type { SelectProps } from '@cloudscape-design/components/select';
import Select from '@cloudscape-design/components/select';
import { type ReactNode, useEffect, useRef } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEditorModel, useFlow } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { useGoToNode } from '../use-view.ts';

/** Finds a node by id or kind and leads to it. */
export function FindDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { find } = useCatalogue(editorTexts);
  const { catalogue } = useEditorModel();
  const { nodes } = useFlow();
  const goTo = useGoToNode();
  const field = useRef<SelectProps.Ref>(null);
  // After the dialogue has taken the focus to its first button.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Modal visible size="small" header={find.title} onDismiss={onClose}>
      <Select
        ref={field}
        selectedOption={null}
        filteringType="auto"
        placeholder={find.placeholder}
        filteringAriaLabel={find.placeholder}
        ariaLabel={find.title}
        empty={find.nothing}
        options={nodes.map(({ id, component }) => ({
          value: id,
          label: id,
          description: catalogue.get(component)?.title ?? component,
        }))}
        onChange={({ detail }) => {
          onClose();
          goTo(detail.selectedOption.value ?? '');
        }}
      />
    </Modal>
  );
}
