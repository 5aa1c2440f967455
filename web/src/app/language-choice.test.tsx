// @vitest-environment jsdom
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { chooseLanguage, keptLanguage } from '../shared/texts/language.ts';
import { ENGLISH_SPEAKER } from '../shared/texts/speaker.ts';
import { useTexts } from '../shared/texts/texts.ts';
import { LanguageChoiceProvider, useLanguageChoice } from './language-choice.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function Page(): ReactNode {
  const { shell } = useTexts();
  const { chosen, choose } = useLanguageChoice();
  return (
    <>
      <h1>{shell.pages.datasets}</h1>
      <button type="button" onClick={() => choose('pt-BR')}>
        {chosen}
      </button>
    </>
  );
}

it('speaks another language when asked to, at once and from then on', async () => {
  render(
    <LanguageChoiceProvider first={{ language: chooseLanguage(['en-GB']), messages, speaker: ENGLISH_SPEAKER }}>
      <Page />
    </LanguageChoiceProvider>,
  );
  expect(screen.getByRole('heading', { name: 'Data sets' })).toBeDefined();

  await userEvent.click(screen.getByRole('button', { name: 'en' }));

  expect(await screen.findByRole('heading', { name: 'Conjuntos de dados' })).toBeDefined();
  expect(document.documentElement.lang).toBe('pt-BR');
  expect(chooseLanguage(['en-GB'], keptLanguage()).id).toBe('pt-BR');
});
