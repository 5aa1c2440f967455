import TimeInput from '@cloudscape-design/components/time-input';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { schedulesTexts } from './texts/index.ts';

interface TimeFieldProps {
  /** `06:30` */
  value: string;
  readOnly: boolean;
  onChange: (time: string) => void;
}

/** A time of day. What is not typed to its end changes nothing. */
export function TimeField({ value, readOnly, onChange }: TimeFieldProps): ReactNode {
  const { editor } = useCatalogue(schedulesTexts);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TimeInput
      value={typed ?? value}
      format="hh:mm"
      placeholder={editor.timePlaceholder}
      readOnly={readOnly}
      onChange={({ detail }) => {
        const isTime = /^\d\d:\d\d$/.test(detail.value);
        setTyped(isTime ? null : detail.value);
        if (isTime) onChange(detail.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
