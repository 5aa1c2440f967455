import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FlowVersion } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { versionsTexts } from './texts/index.ts';

interface VersionChoiceProps {
  versions: readonly Omit<FlowVersion, 'document'>[];
  from: number;
  /** undefined is the draft */
  to: number | undefined;
  onChoose: (chosen: { from: number; to?: number }) => void;
}

const DRAFT = 'draft';

/** Which two are compared; the draft can only be the later one. */
export function VersionChoice({ versions, from, to, onChoose }: VersionChoiceProps): ReactNode {
  const texts = useCatalogue(versionsTexts);
  const { moment } = useFormats();
  const options = versions.map(({ version, createdAt }) => ({
    value: String(version),
    label: texts.version(version),
    description: texts.made(moment(createdAt)),
  }));
  const withDraft = [{ value: DRAFT, label: texts.draft }, ...options];
  const until = to === undefined ? {} : { to };
  return (
    <SpaceBetween direction="horizontal" size="m" alignItems="end">
      <FormField label={texts.from}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === String(from)) ?? null}
          onChange={({ detail }) => onChoose({ from: Number(detail.selectedOption.value), ...until })}
        />
      </FormField>
      <FormField label={texts.to}>
        <Select
          options={withDraft}
          selectedOption={withDraft.find(({ value }) => value === String(to ?? DRAFT)) ?? null}
          onChange={({ detail: { selectedOption } }) =>
            onChoose(selectedOption.value === DRAFT ? { from } : { from, to: Number(selectedOption.value) })
          }
        />
      </FormField>
      <Button
        iconName="refresh"
        disabled={to === undefined}
        onClick={() => to !== undefined && onChoose({ from: to, to: from })}
      >
        {texts.swap}
      </Button>
    </SpaceBetween>
  );
}
