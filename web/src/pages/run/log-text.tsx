import { type ReactNode, useEffect, useRef } from 'react';
import styles from './log-text.module.css';

interface LogTextProps {
  label: string;
  text: string;
  wrap: boolean;
  /** Keeps the last line in sight as the text grows. */
  follow?: boolean;
}

/** Text as a program wrote it, in a box of its own that scrolls and can be reached by keyboard. */
export function LogText({ label, text, wrap, follow = false }: LogTextProps): ReactNode {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new text is what moves the end
  useEffect(() => {
    if (follow && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [follow, text]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take focus to be scrolled by keyboard
    <section ref={box} className={styles['box']} aria-label={label} tabIndex={0}>
      <pre className={wrap ? styles['wrapped'] : styles['plain']}>{text}</pre>
    </section>
  );
}
