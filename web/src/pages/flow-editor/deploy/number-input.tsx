import Input from '@cloudscape-design/components/input';
import { type ReactNode, useState } from 'react';
import { readNumber } from './read-number.ts';

interface NumberInputProps {
  value: number | null;
  /** What an empty field means. */
  empty: number | null;
  /** Least number that is taken. */
  least?: number;
  readOnly: boolean;
  disabled?: boolean;
  placeholder?: string;
  onChange: (value: number | null) => void;
}

/** A number, or none. While what is typed is no number, the last one stays in the flow. */
export function NumberInput({ value, empty, least, onChange, ...rest }: NumberInputProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...rest}
      inputMode="decimal"
      value={typed ?? (value === null ? '' : String(value))}
      invalid={typed !== null && readNumber(typed, least) === undefined}
      onChange={({ detail }) => {
        setTyped(detail.value);
        const number = readNumber(detail.value, least);
        if (number !== undefined) onChange(number ?? empty);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
