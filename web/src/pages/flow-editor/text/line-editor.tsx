import type { Issue } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import styles from './text-tab.module.css';

interface LineEditorProps {
  label: string;
  text: string;
  readOnly: boolean;
  /** Lines to mark, from 1. */
  marked: ReadonlyMap<number, Issue['severity']>;
  onChange: (text: string) => void;
}

/** A text with numbered lines. A plain field of the browser: nothing about it has to be learnt, or told to a screen reader. */
export function LineEditor({ label, text, readOnly, marked, onChange }: LineEditorProps): ReactNode {
  const count = text.split('\n').length;
  return (
    <div className={styles['editor']}>
      <ol className={styles['lines']} aria-hidden>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its number
          <li key={index} data-mark={marked.get(index + 1)}>
            {index + 1}
          </li>
        ))}
      </ol>
      <textarea
        className={styles['text']}
        aria-label={label}
        value={text}
        rows={count}
        readOnly={readOnly}
        spellCheck={false}
        wrap="off"
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
