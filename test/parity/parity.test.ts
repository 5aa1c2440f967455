import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catalogueSchema } from '@flowi/contracts/catalogue';
import catalogueJson from '@flowi/contracts/catalogue.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Case, type Given, trainCases } from './cases.ts';
import { askCsv, askInfer, askJson, postInfer, readBatch } from './forms.ts';
import { runBatch, startServer } from './servers.ts';

const MINUTES = 60_000;
/** As in parity.json of a package: absolute for scores up to 1, relative above. */
const TOLERANCE = 1e-5;
const CASES = readFileSync(new URL('trainer/flows.py', import.meta.url), 'utf8');
const NAMES = [...CASES.matchAll(/^ {4}Case\(\s*"([\w-]+)"/gm)].map(([, name]) => name ?? '');

const folder = mkdtempSync(path.join(tmpdir(), 'flowi-parity-'));
let cases: readonly Case[] = [];
beforeAll(async () => {
  cases = await trainCases(folder);
}, 5 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = (name: string): Case => {
  const found = cases.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`flow ${name} was not trained`);
  return found;
};

async function started(found: Case) {
  const server = await startServer(found);
  onTestFinished(server.stop);
  return server;
}

/** Differences between what is given and what the library says, outside ties; empty when they agree. */
function differences(
  { expected }: Case,
  { answers, scores }: Given,
  rows = expected.library.answers.map((_, row) => row),
) {
  const { library } = expected;
  const scale = Math.max(1, ...library.scores.flatMap((values) => values ?? []).map(Math.abs));
  const range = Math.max(...library.answers.map((value) => (typeof value === 'number' ? Math.abs(value) : 0)));
  return rows.flatMap((row, at) => {
    const [wanted, given] = [library.answers[row], answers[at]];
    const [wantedScores, givenScores] = [library.scores[row] ?? [], scores?.[at] ?? []];
    const same =
      expected.library.scores[row] === null && typeof wanted === 'number' && typeof given === 'number'
        ? Math.abs(wanted - given) <= TOLERANCE * range
        : wanted === given || library.ties[row] === true;
    const close =
      scores === undefined ||
      (wantedScores.length === givenScores.length &&
        wantedScores.every(
          (score, index) => Math.abs(score - (givenScores[index] ?? Number.NaN)) <= TOLERANCE * scale,
        ));
    return same && close ? [] : [{ row, wanted, given, wantedScores, givenScores }];
  });
}

/** The case's CSV file without the numbers of its rows. */
function csvOf({ folder: place }: Case): string {
  const text = readFileSync(path.join(place, 'rows.csv'), 'utf8');
  const separator = text.charAt('row'.length);
  // Row numbers stand alone before the first separator; a line within a quoted cell has none.
  let next = 0;
  const lines = text.split('\r\n').map((line, index) => {
    if (index === 0) return line.replace(`row${separator}`, '');
    if (!line.startsWith(`${next}${separator}`)) return line;
    next += 1;
    return line.slice(line.indexOf(separator) + 1);
  });
  return lines.join('\r\n');
}

test('every model and every preprocessing step of the catalogue is in a flow', () => {
  const used = new Set(cases.flatMap(({ expected }) => expected.components));
  const ids = catalogueSchema.parse(catalogueJson).components.map(({ id }) => id);

  expect(ids.filter((id) => /^(models|preprocessing|label)\./.test(id) && !used.has(id))).toEqual([]);
  expect(cases.map(({ name }) => name)).toEqual([...NAMES].sort());
});

test('the flows that do not fill every number or encode every text have rows without an answer, and no others do', () => {
  const unanswered = cases.filter(({ expected }) => expected.library.answers.some((value) => value === null));

  expect(unanswered.map(({ name }) => name)).toEqual([
    'cancer-logistic',
    'diabetes-linear',
    'diabetes-linear-codes',
    'iris-logistic-bare',
    'iris-svc-bare',
  ]);
});

test('a label that changed, a score that moved and an answer too many are noticed', () => {
  const found = named('iris-logistic-bare');
  const { answers, scores } = found.expected.graph;
  const clear = answers.indexOf('setosa');
  const without = answers.indexOf(null);
  const moved = (by: number) =>
    scores.map((row) => row?.map((score, index) => (index === 0 ? score + by : score)) ?? null);

  expect(differences(found, { answers: answers.with(clear, 'virginica') })).toMatchObject([{ row: clear }]);
  expect(differences(found, { answers: answers.with(without, 'setosa') })).toMatchObject([{ row: without }]);
  expect(differences(found, { answers, scores: moved(1e-7) })).toEqual([]);
  expect(differences(found, { answers, scores: moved(5e-5) })).toHaveLength(
    answers.filter((value) => value !== null).length,
  );
});

describe.each(NAMES)('%s', (name) => {
  test('the graph in Python answers as the library, from a table and from CSV', () => {
    const found = named(name);
    const { graph, library } = found.expected;

    expect(differences(found, graph)).toEqual([]);
    expect(graph.fromCsv).toEqual(graph.answers);
    expect(graph.reasons.map((reason) => reason !== null)).toEqual(library.answers.map((value) => value === null));
  });

  test('the model server answers as the library, in JSON, CSV and the Open Inference Protocol', async () => {
    const found = named(name);
    const server = await started(found);
    const { graph, library } = found.expected;
    const answered = library.answers.flatMap((value, row) => (value === null ? [] : [row]));

    const json = await askJson(server, found);

    expect(differences(found, json)).toEqual([]);
    expect(json.reasons).toEqual(graph.reasons);
    expect(differences(found, await askCsv(server, found, csvOf(found)))).toEqual([]);
    expect(differences(found, await askInfer(server, found, answered), answered)).toEqual([]);
    const all = await postInfer(server, found, [...found.rows.keys()]);
    expect(all.status).toBe(answered.length === found.rows.length ? 200 : 422);
  });

  test.each(['csv', 'parquet'] as const)('a batch of %s answers as the library', async (format) => {
    const found = named(name);

    const output = await runBatch(found, { format, step: 'score', source: 'rows' });
    const given = readBatch(output, found);

    expect(differences(found, given)).toEqual([]);
    expect(given.reasons).toEqual(found.expected.graph.reasons);
    expect(output.counts).toMatchObject({ rows: found.rows.length, refused: 0 });
  });

  test('the training rows are counted into the bins of the reference as the trainer counted them', async () => {
    const found = named(name);

    const { counts } = await runBatch(found, { format: 'parquet', step: 'count', source: 'trained' });

    const told = ({ counts: bins, missing }: { counts: number[]; missing: number }) => ({ bins, missing });
    expect(counts.rows).toBe(found.reference.rows);
    expect(counts.columns.map(told)).toEqual(found.reference.columns.map(told));
    expect(counts.columns.every(({ outOfRange, unseen }) => outOfRange === 0 && unseen === 0)).toBe(true);
  });
});
