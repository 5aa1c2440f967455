import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { FLOW_LIMITS, type FlowNote, NOTE_COLOURS, noteSizeSchema } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { useFormats } from '../../../shared/format/formats.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { NumberInput } from '../deploy/number-input.tsx';
import { useEdit, useEditorModel } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { useGraphActions } from './graph-actions.ts';

/** A note: its text, its colour and, for those who do not draw it larger with a pointer, its size. */
export function NotePanel({ note }: { note: FlowNote }): ReactNode {
  const { settings, table } = useCatalogue(editorTexts);
  const { count } = useFormats();
  const { mayEdit } = useEditorModel();
  const { removeNote } = useGraphActions();
  const edit = useEdit();
  const colours = NOTE_COLOURS.map((value) => ({ value, label: settings.colours[value] }));
  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="h3" tagOverride="h2">
          {settings.note}
        </Box>
        <Box color="text-body-secondary">{settings.noteHint}</Box>
      </div>
      <FormField label={settings.noteText} constraintText={settings.noteLength(count(FLOW_LIMITS.noteLength))}>
        <Textarea
          value={note.text}
          rows={6}
          readOnly={!mayEdit}
          onChange={({ detail }) =>
            edit(
              { type: 'set-note', noteId: note.id, text: detail.value.slice(0, FLOW_LIMITS.noteLength) },
              { mergeKey: `note ${note.id}` },
            )
          }
        />
      </FormField>
      <FormField label={settings.colour}>
        <Select
          options={colours}
          disabled={!mayEdit}
          selectedOption={colours.find(({ value }) => value === note.colour) ?? null}
          onChange={({ detail }) => {
            const colour = NOTE_COLOURS.find((one) => one === detail.selectedOption.value);
            if (colour) edit({ type: 'set-note', noteId: note.id, colour });
          }}
        />
      </FormField>
      <Side note={note} side="width" />
      <Side note={note} side="height" />
      {mayEdit && (
        <Button iconName="remove" onClick={() => removeNote(note.id)}>
          {table.removeNote(note.id)}
        </Button>
      )}
    </SpaceBetween>
  );
}

const { width: WIDTH, height: HEIGHT } = noteSizeSchema.shape;
const BOUNDS = {
  width: { least: WIDTH.minValue ?? 0, most: WIDTH.maxValue ?? 0 },
  height: { least: HEIGHT.minValue ?? 0, most: HEIGHT.maxValue ?? 0 },
};

function Side({ note, side }: { note: FlowNote; side: 'width' | 'height' }): ReactNode {
  const { settings } = useCatalogue(editorTexts);
  const { mayEdit } = useEditorModel();
  const edit = useEdit();
  const { least, most } = BOUNDS[side];
  return (
    <FormField label={settings[side]} constraintText={settings.sizeRule(least, most)}>
      <NumberInput
        value={note.size[side]}
        empty={null}
        least={least}
        readOnly={!mayEdit}
        onChange={(value) => {
          const size = noteSizeSchema.safeParse({ ...note.size, [side]: value });
          if (size.success)
            edit({ type: 'resize-note', noteId: note.id, size: size.data }, { mergeKey: `${side} ${note.id}` });
        }}
      />
    </FormField>
  );
}
