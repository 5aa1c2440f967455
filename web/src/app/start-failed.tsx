import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { FlowiError } from '@flowi/contracts/errors';
import type { ReactNode } from 'react';
import { type Language, LanguageProvider } from '../shared/texts/catalogue.ts';
import { sharedTexts } from '../shared/texts/texts.ts';
import { ProblemText } from '../shared/ui/problem-text.tsx';

/** In place of the console when it has no configuration or nobody could be signed in. */
export function StartFailed({ error, language }: { error: unknown; language: Language }): ReactNode {
  const { problems } = language.pick(sharedTexts);
  const signIn = error instanceof FlowiError && error.code === 'not_authenticated';
  return (
    <LanguageProvider value={language}>
      <main>
        <Box padding="xxl">
          <Alert
            type="error"
            header={signIn ? problems.signInFailed : problems.couldNotStart}
            action={<Button onClick={() => window.location.assign('/')}>{problems.reload}</Button>}
          >
            <ProblemText error={error} />
          </Alert>
        </Box>
      </main>
    </LanguageProvider>
  );
}
