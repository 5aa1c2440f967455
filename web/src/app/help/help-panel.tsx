import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useRef } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { type Help, useShownHelp } from '../../shared/ui/help.tsx';
import styles from './help-panel.module.css';
import { helpTexts } from './texts/index.ts';

/** What the page is for, and the words that Flowi uses. */
export function HelpPanel({ help }: { help: Help }): ReactNode {
  const words = useCatalogue(helpTexts);
  const { setOpen } = useShownHelp();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  return (
    <aside
      ref={panel}
      className={styles['panel']}
      aria-label={words.panel}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <div className={styles['head']}>
        <Box variant="h2">{help.title}</Box>
        <Button variant="icon" iconName="close" ariaLabel={words.close} onClick={() => setOpen(false)} />
      </div>
      <SpaceBetween size="m">
        {help.text.map((paragraph) => (
          <Box key={paragraph} variant="p" padding="n">
            {paragraph}
          </Box>
        ))}
        <Box variant="h3">{words.glossary}</Box>
        <dl className={styles['words']}>
          {words.terms.map(({ term, meaning }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </SpaceBetween>
    </aside>
  );
}
