import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { type ReactNode, useMemo, useState } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../../shared/texts/speaker.ts';
import { ActionDialog } from '../../../shared/ui/action-dialog.tsx';
import { useEditorModel, useFlow } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { refusalOf } from './connecting.ts';
import { useGraphActions } from './graph-actions.ts';

const whyNot = (reason: string) => ({ description: reason, disabledReason: reason });

/** Joins a node to another one by keyboard; nodes that it may not lead to say why. */
export function ConnectDialog({ from, onClose }: { from: string; onClose: () => void }): ReactNode {
  const { connect: texts } = useCatalogue(editorTexts);
  const { catalogue } = useEditorModel();
  const { connect } = useGraphActions();
  const speaker = useSpeaker();
  const flow = useFlow();
  const [to, setTo] = useState<string | null>(null);
  const options = useMemo(
    () =>
      flow.nodes
        .filter(({ id }) => id !== from)
        .map(({ id, component }) => {
          const refusal = refusalOf(flow, catalogue, { from, to: id });
          const title = catalogue.get(component)?.title ?? component;
          return refusal === null
            ? { value: id, label: id, description: title }
            : { value: id, label: id, disabled: true, ...whyNot(speaker.flow(refusal)) };
        })
        .sort((a, b) => Number('disabled' in a) - Number('disabled' in b)),
    [flow, catalogue, from, speaker],
  );
  const confirm = () => {
    if (to !== null && connect({ from, to })) onClose();
  };
  return (
    <ActionDialog
      header={texts.title(from)}
      confirm={texts.confirm}
      ready={to !== null}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <FormField label={texts.target}>
        <Select
          selectedOption={options.find(({ value }) => value === to) ?? null}
          options={options}
          filteringType="auto"
          filteringAriaLabel={texts.target}
          placeholder={texts.placeholder}
          empty={texts.nothing}
          onChange={({ detail }) => setTo(detail.selectedOption.value ?? null)}
        />
      </FormField>
    </ActionDialog>
  );
}
