import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useTexts } from '../texts/texts.ts';

interface Flash {
  type: 'success' | 'error';
  header: string;
  content?: ReactNode;
}

interface Flashes {
  items: FlashbarProps.MessageDefinition[];
  add: (flash: Flash) => void;
}

const FlashContext = createContext<Flashes | null>(null);

/** Keeps the messages about what people did, shown above the page until dismissed. */
export function FlashProvider({ children }: { children: ReactNode }): ReactNode {
  const texts = useTexts();
  const [items, setItems] = useState<FlashbarProps.MessageDefinition[]>([]);
  const add = useCallback(
    (flash: Flash) => {
      const id = crypto.randomUUID();
      const onDismiss = () => setItems((shown) => shown.filter((item) => item.id !== id));
      const item = { ...flash, id, dismissible: true, dismissLabel: texts.common.dismiss, onDismiss };
      setItems((shown) => [item, ...shown]);
    },
    [texts],
  );
  const value = useMemo(() => ({ items, add }), [items, add]);
  return <FlashContext value={value}>{children}</FlashContext>;
}

export function useFlashes(): Flashes {
  const flashes = useContext(FlashContext);
  if (!flashes) throw new Error('useFlashes is used outside of a FlashProvider');
  return flashes;
}
