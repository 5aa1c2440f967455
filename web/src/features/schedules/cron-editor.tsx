import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { type CronPreset, cronOf, PRESET_KINDS, presetOf, presetOfKind } from './cron-presets.ts';
import { CronWords } from './cron-words.tsx';
import { useLocalTimes } from './local-times.ts';
import { schedulesTexts } from './texts/index.ts';
import { TimeField } from './time-field.tsx';

interface CronEditorProps {
  cron: string;
  readOnly: boolean;
  /** What is wrong with the expression. */
  problem: string | undefined;
  onChange: (cron: string) => void;
}

/** A schedule by choice or by expression; both show the same one, and the choice never rewrites what it cannot say. */
export function CronEditor({ cron, readOnly, problem, onChange }: CronEditorProps): ReactNode {
  const { editor } = useCatalogue(schedulesTexts);
  const [wantsRaw, setWantsRaw] = useState(false);
  const preset = presetOf(cron);
  const kind = wantsRaw || preset === null ? 'raw' : preset.kind;
  const choose = (id: string | undefined) => {
    const chosen = PRESET_KINDS.find((one) => one === id);
    setWantsRaw(chosen === undefined);
    if (chosen !== undefined && chosen !== preset?.kind) onChange(cronOf(presetOfKind(chosen, preset)));
  };
  const options = [...PRESET_KINDS, 'raw' as const].map((id) => ({ value: id, label: editor.kinds[id] }));
  return (
    <SpaceBetween size="m">
      <FormField label={editor.repeats} description={editor.repeatsHint}>
        <Select
          selectedOption={{ value: kind, label: editor.kinds[kind] }}
          options={options}
          readOnly={readOnly}
          onChange={({ detail }) => choose(detail.selectedOption.value)}
        />
      </FormField>
      {kind !== 'raw' && preset !== null && (
        <PresetFields preset={preset} readOnly={readOnly} onChange={(next) => onChange(cronOf(next))} />
      )}
      <FormField
        label={editor.expression}
        description={editor.expressionHint}
        constraintText={problem === undefined && preset === null ? editor.kept : undefined}
        errorText={problem}
      >
        <Input
          value={cron}
          readOnly={readOnly}
          spellcheck={false}
          onChange={({ detail }) => {
            setWantsRaw(true);
            onChange(detail.value.slice(0, 100));
          }}
        />
      </FormField>
      {problem === undefined && (
        <Box variant="strong">
          <CronWords cron={cron} />
        </Box>
      )}
    </SpaceBetween>
  );
}

interface PresetFieldsProps {
  preset: CronPreset;
  readOnly: boolean;
  onChange: (preset: CronPreset) => void;
}

function PresetFields({ preset, readOnly, onChange }: PresetFieldsProps): ReactNode {
  const { editor } = useCatalogue(schedulesTexts);
  if (preset.kind === 'hourly') {
    const change = (minute: number) => onChange({ ...preset, minute });
    return (
      <NumberField label={editor.minute} value={preset.minute} range={[0, 59]} {...{ readOnly }} onChange={change} />
    );
  }
  const setTime = (time: string) => onChange({ ...preset, time });
  return (
    <SpaceBetween size="m" direction="horizontal">
      <FormField label={editor.time} description={editor.timeHint}>
        <TimeField value={preset.time} readOnly={readOnly} onChange={setTime} />
      </FormField>
      {preset.kind === 'weekly' && (
        <WeekDays days={preset.days} readOnly={readOnly} onChange={(days) => onChange({ ...preset, days })} />
      )}
      {preset.kind === 'monthly' && (
        <NumberField
          label={editor.dayOfMonth}
          hint={preset.day > 28 ? editor.dayHint : undefined}
          value={preset.day}
          range={[1, 31]}
          readOnly={readOnly}
          onChange={(day) => onChange({ ...preset, day })}
        />
      )}
    </SpaceBetween>
  );
}

interface WeekDaysProps {
  days: readonly number[];
  readOnly: boolean;
  onChange: (days: number[]) => void;
}

/** One day at least stays chosen, and not all seven: that is every day. */
function WeekDays({ days, readOnly, onChange }: WeekDaysProps): ReactNode {
  const { editor } = useCatalogue(schedulesTexts);
  const { weekDays } = useLocalTimes();
  const toggle = (day: number, on: boolean) => {
    const next = weekDays.flatMap((_, index) => ((index === day ? on : days.includes(index)) ? index : []));
    if (next.length > 0 && next.length < weekDays.length) onChange(next);
  };
  return (
    <FormField label={editor.days} description={editor.daysHint}>
      <SpaceBetween size="s" direction="horizontal">
        {weekDays.map((name, day) => (
          <Checkbox
            key={name}
            checked={days.includes(day)}
            readOnly={readOnly}
            onChange={({ detail }) => toggle(day, detail.checked)}
          >
            {editor.day(name)}
          </Checkbox>
        ))}
      </SpaceBetween>
    </FormField>
  );
}

interface NumberFieldProps {
  label: string;
  hint?: string | undefined;
  value: number;
  range: readonly [number, number];
  readOnly: boolean;
  onChange: (value: number) => void;
}

function NumberField({ label, hint, value, range: [low, high], readOnly, onChange }: NumberFieldProps): ReactNode {
  const options = Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
  return (
    <FormField label={label} constraintText={hint}>
      <Select
        selectedOption={{ value: String(value), label: String(value) }}
        options={options.map((text) => ({ value: text, label: text }))}
        readOnly={readOnly}
        expandToViewport
        onChange={({ detail }) => onChange(Number(detail.selectedOption.value))}
      />
    </FormField>
  );
}
