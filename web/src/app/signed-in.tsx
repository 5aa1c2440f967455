import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import { sessionTexts } from '../features/session/texts/index.ts';
import { type Language, LanguageProvider } from '../shared/texts/catalogue.ts';

/** In a window that was opened to sign in for another page; mostly that page closes it before it is read. */
export function SignedIn({ language }: { language: Language }): ReactNode {
  const words = language.pick(sessionTexts);
  return (
    <LanguageProvider value={language}>
      <main>
        <Box padding="l">
          <Alert type="success" header={words.done}>
            {words.doneAdvice}
          </Alert>
        </Box>
      </main>
    </LanguageProvider>
  );
}
