// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { loadSpeech } from '../../../app/speech.ts';
import { chooseLanguage } from '../../../shared/texts/language.ts';
import { renderConsole, withApiServer } from '../../../testing/render-console.tsx';

const server = withApiServer();

async function openSettings(locale: string, settings: string) {
  renderConsole(server(), '/projects/team/flows/iris/edit?view=table', await loadSpeech(chooseLanguage([locale])));
  await userEvent.click(await screen.findByRole('button', { name: settings }));
}

it('tells of a parameter what it does, what it may be, its default, and where the library explains it', async () => {
  await openSettings('en', 'Settings of svc');

  await userEvent.click(await screen.findByRole('button', { name: 'Help on C' }));

  const help = within(await screen.findByRole('dialog', { name: 'C' }));
  expect(help.getByText(/Inverse strength of regularisation/)).toBeDefined();
  expect(help.getByText('number > 0')).toBeDefined();
  expect(help.getByRole('link', { name: /sklearn\.svm\.SVC at scikit-learn\.org/ }).getAttribute('href')).toMatch(
    /^https:\/\/scikit-learn\.org\/1\.\d+\/modules\/generated\/sklearn\.svm\.SVC\.html$/,
  );
});

it('tells it in the language of whoever reads, with what the words of documents mean', async () => {
  await openSettings('pt-BR', 'Configurações de svc');

  expect(await screen.findByRole('heading', { name: 'Classificador de vetores de suporte' })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Ajuda sobre Kernel' }));

  const help = within(await screen.findByRole('dialog', { name: 'Kernel' }));
  expect(help.getByText(/Forma da fronteira/)).toBeDefined();
  expect(help.getByText(/função de base radial/)).toBeDefined();
});
