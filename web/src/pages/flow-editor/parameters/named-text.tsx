import type { ReactNode } from 'react';

/** Words in back quotes are names; the catalogue's help uses no other mark. */
export function NamedText({ text }: { text: string }): ReactNode {
  return text.split('`').map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name than their place
    index % 2 === 0 ? part : <code key={index}>{part}</code>,
  );
}
