import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** What a page tells about itself: a title and paragraphs. */
export interface Help {
  readonly title: string;
  readonly text: readonly string[];
}

interface ShownHelp {
  readonly help: Help | null;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly setHelp: (help: Help | null) => void;
}

const HelpContext = createContext<ShownHelp | null>(null);

/** Holds the help of the page that is shown, and whether it is open; it stays open from page to page. */
export function HelpProvider({ children }: { children: ReactNode }): ReactNode {
  const [help, setHelp] = useState<Help | null>(null);
  const [open, setOpen] = useState(false);
  const value = useMemo(() => ({ help, open, setOpen, setHelp }), [help, open]);
  return <HelpContext.Provider value={value}>{children}</HelpContext.Provider>;
}

export function useShownHelp(): ShownHelp {
  const shown = useContext(HelpContext);
  if (!shown) throw new Error('useShownHelp is used outside of a HelpProvider');
  return shown;
}

/** Puts the help of a page beside it while the page is shown. @param help part of a catalogue, so that it stays the same object */
export function useHelp(help: Help): void {
  const { setHelp } = useShownHelp();
  useEffect(() => {
    setHelp(help);
    return () => setHelp(null);
  }, [help, setHelp]);
}
