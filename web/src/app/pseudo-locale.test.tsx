// @vitest-environment jsdom
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { makeFormats } from '../shared/format/formats.ts';
import type { Catalogue } from '../shared/texts/catalogue.ts';
import { ENGLISH_SPEAKER } from '../shared/texts/speaker.ts';
import { makeProgress, makeTraining } from '../testing/make-records.ts';
import { EMAIL, renderConsole, withApiServer } from '../testing/render-console.tsx';
import { literalsIn, mark, wordsOf } from '../testing/spoken.ts';
import type { Speech } from './speech.ts';

function markAll(value: unknown): unknown {
  if (typeof value === 'string') return mark(value);
  if (typeof value === 'function') return (...given: unknown[]) => markAll(value(...given));
  if (Array.isArray(value)) return value.map(markAll);
  if (typeof value !== 'object' || value === null) return value;
  // Parsed messages name what is put into them; only their literals (type 0) are said.
  const named = 'type' in value && typeof value.type === 'number' && value.type !== 0;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, named && key === 'value' ? inner : markAll(inner)]),
  );
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
  speaker: ENGLISH_SPEAKER,
};

const server = withApiServer();

/** Spans of time, sizes and dates are written by the locale; the rest of what is shown comes from the records. */
function dataOf(answered: readonly unknown[]): string[] {
  const words = answered.flatMap(wordsOf);
  const { moment, bytes } = makeFormats('en');
  const sizes = words.filter((word) => /^\d+$/.test(word)).map((word) => bytes(Number(word)));
  const digests = words.filter((word) => word.startsWith('sha256:')).map((word) => `${word.slice(0, 19)}…`);
  const addresses = ['deployments/iris-online/invocations'].map((path) => `${server().url}/projects/team/${path}`);
  return [
    ...words,
    ...sizes,
    ...digests,
    ...addresses,
    EMAIL,
    ...words.filter((word) => /^\d{4}-\d\d-\d\dT/.test(word)).map(moment),
  ];
}

it.each([
  ['/projects/team/flows', 'table'],
  ['/projects/team/flows?q=nothing-like-it', 'table'],
  ['/projects/team/flows/iris', 'table'],
  ['/projects/team/flows/iris/edit?tab=schedule', 'radio'],
  ['/projects/team/flows/iris/edit?tab=deploy', 'radio'],
  ['/projects/team/runs/run-1', 'table'],
  ['/projects/team/runs/run-1?view=table&node=fill', 'table'],
  ['/projects/team/runs/run-1?view=timeline&node=svc&tab=log', 'figure'],
  ['/projects/team/runs', 'table'],
  ['/projects/team/runs?state=failed', 'table'],
  ['/projects/team/compare?runs=run-1', 'table'],
  ['/projects/team/compare?runs=run-1&view=scatter', 'table'],
  ['/projects/team/compare?runs=run-1&view=groups', 'table'],
  ['/projects/team/compare?runs=gone', 'link'],
  ['/projects/team/examples', 'heading'],
  ['/projects/team/datasets', 'table'],
  ['/projects/team/datasets/iris?column=species', 'table'],
  ['/projects/team/datasets/iris?tab=correlations&column=petal_length', 'table'],
  ['/projects/team/datasets/iris?tab=sample', 'table'],
  ['/projects/team/datasets/iris?tab=compare', 'tab'],
  ['/projects/team/datasets/iris?tab=versions', 'table'],
  ['/projects/team/flows/iris?tab=models', 'table'],
  ['/projects/team/flows/iris?tab=releases', 'listitem'],
  ['/projects/team/flows/iris/models/3', 'table'],
  ['/projects/team/deployments', 'table'],
  ['/projects/team/deployments/iris-online', 'textbox'],
  ['/projects/team/deployments/iris-online?tab=monitoring', 'table'],
  ['/projects/team/deployments/iris-online?tab=contract', 'table'],
  ['/projects/team/deployments/iris-batch', 'link'],
  ['/projects/team/batch-jobs', 'table'],
  ['/projects/team/batch-jobs/job-1', 'table'],
  ['/projects/team/notifications', 'table'],
  ['/projects', 'table'],
  ['/projects?q=nothing-like-it', 'table'],
  ['/projects/team/members', 'table'],
  ['/projects/team/members?q=nothing-like-it', 'table'],
  ['/projects/of-others/flows', 'heading'],
  ['/projects/team/nowhere', 'link'],
])('%s says nothing that is not in a catalogue', async (address, role) => {
  server().answers['runs.get'] = () => ({ ...makeTraining(), progress: makeProgress() });
  renderConsole(server(), address, PSEUDO);
  await screen.findAllByRole(role);

  await waitFor(() => expect(document.querySelectorAll('[class*=spinner]')).toHaveLength(0));
  // What the address says is shown before the API has answered.
  const data = [...dataOf(server().answered), 'team', 'of-others', 'nothing-like-it'];
  expect(literalsIn(document.body, data).filter((text) => !/^(?: · )?[\d.,]+\u00a0(ms|s|min|h)\b/.test(text))).toEqual(
    [],
  );
});

it('finds a text that is not marked, wherever it is said', () => {
  const page = document.createElement('div');
  page.innerHTML = '<p title="Shown on hover">⟦Fine ⟦and within⟧~~⟧ <b>Iris</b></p><input placeholder="Type here" />';

  expect(literalsIn(page, ['Iris'])).toEqual(['Shown on hover', 'Type here']);
});
