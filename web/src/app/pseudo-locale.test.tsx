// @vitest-environment jsdom
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { makeFormats } from '../shared/format/formats.ts';
import type { Catalogue } from '../shared/texts/catalogue.ts';
import { makeProgress, makeTraining } from '../testing/make-records.ts';
import { renderConsole, withApiServer } from '../testing/render-console.tsx';
import { literalsIn, mark, wordsOf } from '../testing/spoken.ts';
import type { Speech } from './language-choice.tsx';

function markAll(value: unknown): unknown {
  if (typeof value === 'string') return mark(value);
  if (typeof value === 'function') return (...given: unknown[]) => markAll(value(...given));
  if (Array.isArray(value)) return value.map(markAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, markAll(inner)]));
}

const marked = new WeakMap<object, unknown>();

function pick<T>(catalogue: Catalogue<T>): T {
  if (!marked.has(catalogue)) marked.set(catalogue, markAll(catalogue.en));
  return marked.get(catalogue) as T;
}

/** English, with every text of every catalogue marked and lengthened. */
const PSEUDO: Speech = {
  language: { id: 'en', locale: 'en', pick },
  messages: markAll(messages) as Speech['messages'],
};

const server = withApiServer();

/** Spans of time, sizes and dates are written by the locale; the rest of what is shown comes from the records. */
function dataOf(answered: readonly unknown[]): string[] {
  const words = answered.flatMap(wordsOf);
  const { moment, bytes } = makeFormats('en');
  const sizes = words.filter((word) => /^\d+$/.test(word)).map((word) => bytes(Number(word)));
  return [...words, ...sizes, ...words.filter((word) => /^\d{4}-\d\d-\d\dT/.test(word)).map(moment)];
}

it.each([
  ['/projects/team/flows', 'table'],
  ['/projects/team/flows?q=nothing-like-it', 'table'],
  ['/projects/team/flows/iris', 'table'],
  ['/projects/team/runs/run-1', 'table'],
  ['/projects/team/datasets', 'table'],
  ['/projects/team/datasets/iris?column=species', 'table'],
  ['/projects/team/datasets/iris?tab=correlations&column=petal_length', 'table'],
  ['/projects/team/datasets/iris?tab=sample', 'table'],
  ['/projects/team/datasets/iris?tab=compare', 'tab'],
  ['/projects/team/datasets/iris?tab=versions', 'table'],
  ['/projects/team/nowhere', 'link'],
])('%s says nothing that is not in a catalogue', async (address, role) => {
  server().answers['runs.get'] = () => ({ ...makeTraining(), progress: makeProgress() });
  renderConsole(server(), address, PSEUDO);
  await screen.findAllByRole(role);

  await waitFor(() => expect(document.querySelectorAll('[class*=spinner]')).toHaveLength(0));
  const data = dataOf(server().answered);
  expect(
    literalsIn(document.body, [...data, 'nothing-like-it']).filter((text) => !/^[\d.]+(ms|s|m|h)/.test(text)),
  ).toEqual([]);
});

it('finds a text that is not marked, wherever it is said', () => {
  const page = document.createElement('div');
  page.innerHTML = '<p title="Shown on hover">⟦Fine ⟦and within⟧~~⟧ <b>Iris</b></p><input placeholder="Type here" />';

  expect(literalsIn(page, ['Iris'])).toEqual(['Shown on hover', 'Type here']);
});
