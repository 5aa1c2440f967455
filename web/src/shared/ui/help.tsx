import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

/** What a page tells about itself: a title and paragraphs. */
export interface Help {
  readonly title: string;
  readonly text: readonly string[];
}

interface ShownHelp {
  readonly help: Help | null;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  /** Shows a help until the function that comes back is called; then that of before, if there is one. */
  readonly show: (help: Help) => () => void;
}

const HelpContext = createContext<ShownHelp | null>(null);

/** Holds the help of the page that is shown, and whether it is open; it stays open from page to page. */
export function HelpProvider({ children }: { children: ReactNode }): ReactNode {
  const [helps, setHelps] = useState<readonly Help[]>([]);
  const [open, setOpen] = useState(false);
  const show = useCallback((help: Help) => {
    setHelps((shown) => [...shown, help]);
    return () => setHelps((shown) => shown.filter((one) => one !== help));
  }, []);
  const help = helps.at(-1) ?? null;
  const value = useMemo(() => ({ help, open, setOpen, show }), [help, open, show]);
  return <HelpContext.Provider value={value}>{children}</HelpContext.Provider>;
}

export function useShownHelp(): ShownHelp {
  const shown = useContext(HelpContext);
  if (!shown) throw new Error('useShownHelp is used outside of a HelpProvider');
  return shown;
}

/** Puts the help of a page, or of a part that speaks for itself, beside it while that is shown. @param help part of a catalogue, so that it stays the same object */
export function useHelp(help: Help): void {
  const { show } = useShownHelp();
  useEffect(() => show(help), [help, show]);
}
