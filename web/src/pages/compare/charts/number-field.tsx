import Input from '@cloudscape-design/components/input';
import { type ReactNode, useState } from 'react';

interface NumberFieldProps {
  label: string;
  hint: string;
  value: number | undefined;
  onValue: (value: number | undefined) => void;
}

/** A number that counts once it is left or entered; an empty field means none. */
export function NumberField({ label, hint, value, onValue }: NumberFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === undefined ? '' : String(value));
  const number = Number(shown.replace(',', '.'));
  const invalid = shown !== '' && Number.isNaN(number);
  const take = () => {
    if (typed === null || invalid) return;
    setTyped(null);
    onValue(shown.trim() === '' ? undefined : number);
  };
  return (
    <Input
      ariaLabel={label}
      placeholder={hint}
      inputMode="decimal"
      invalid={invalid}
      value={shown}
      onChange={({ detail }) => setTyped(detail.value)}
      onBlur={take}
      onKeyDown={({ detail }) => detail.key === 'Enter' && take()}
    />
  );
}
