import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.ts';
import styles from './code-text.module.css';

/** Text to be pasted elsewhere, as it is, with a button that copies it. @param label what it is */
export function CodeText({ label, text }: { label: string; text: string }): ReactNode {
  const { common } = useTexts();
  return (
    <div className={styles['frame']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take focus to be scrolled by keyboard */}
      <section className={styles['text']} aria-label={label} tabIndex={0}>
        <pre>
          <code>{text}</code>
        </pre>
      </section>
      <div className={styles['copy']}>
        <CopyToClipboard
          variant="icon"
          textToCopy={text}
          copyButtonAriaLabel={common.copy}
          copySuccessText={common.copied}
          copyErrorText={common.copyFailed}
        />
      </div>
    </div>
  );
}
