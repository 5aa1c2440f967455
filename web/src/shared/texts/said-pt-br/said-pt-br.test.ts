import { readdirSync, readFileSync } from 'node:fs';
import { ComponentCatalogue } from '@flowi/contracts/catalogue';
import catalogueJson from '@flowi/contracts/catalogue.json' with { type: 'json' };
import { ERROR_CODES, LIKELY_FIXES, redeployFix } from '@flowi/contracts/errors';
import { applyOperation, checkFlow, ISSUE_CODES, type Issue, readCron } from '@flowi/contracts/flow';
import { makeFlow } from '@flowi/contracts/flow/testing';
import type { ColumnDrift, DriftReport } from '@flowi/contracts/monitoring';
import {
  type Book,
  COMPARISON_SAYINGS,
  CRON_SAYINGS,
  DECISION_SAYINGS,
  EDIT_SAYINGS,
  ISSUE_SAYINGS,
  together,
} from '@flowi/contracts/sayings';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ptBrComparisons } from './comparisons.ts';
import { ptBrCron } from './cron.ts';
import { ptBrDecisions } from './decisions.ts';
import { ptBrEdits } from './edits.ts';
import { ptBrFixes, ptBrSummaries } from './failures.ts';
import { ptBrSpeaker } from './index.ts';
import { ptBrIssues } from './issues.ts';

const catalogue = ComponentCatalogue.parse(catalogueJson);
const FIXTURES = new URL('../../../../../contracts/fixtures/flows/', import.meta.url);
const fixtureSchema = z.object({ flow: z.unknown() });

/** What the rules say of every flow that they are tried on. */
const issues: readonly Issue[] = ['valid', 'bad-shape', 'bad-graph'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, FIXTURES)).flatMap((name) => {
    const { flow } = fixtureSchema.parse(JSON.parse(readFileSync(new URL(`${folder}/${name}`, FIXTURES), 'utf8')));
    return checkFlow(flow, catalogue).issues;
  }),
);

const ENGLISH = /\b(the|is|are|has|have|not|with|which|allowed|node|rows|column|model|flow)\b/i;

/** Without what stands in it: names, values and the words of documents. */
function sentence(text: string, message: string): string {
  const given = new Set(message.split(/[\s,;:()]+/).filter((word) => /[_.>"\d]/.test(word)));
  return [...given].reduce((rest, word) => rest.replaceAll(word, ''), text.replaceAll(/"[^"]*"/g, ''));
}

describe('an issue', () => {
  it.each([...new Map(issues.map((issue) => [issue.said?.id ?? issue.code, issue])).values()])(
    '$code is said in Portuguese: $message',
    (issue) => {
      const text = ptBrSpeaker.flow(issue);

      expect(issue.said).toBeDefined();
      expect(text).not.toBe(issue.message);
      expect(text).not.toMatch(/undefined|\[object/);
      expect(sentence(text, issue.message)).not.toMatch(ENGLISH);
    },
  );

  it('of every code is among them', () => {
    const said = new Set(issues.map(({ code }) => code));

    expect(ISSUE_CODES.filter((code) => !said.has(code))).toEqual([]);
  });

  it('names what the English names', () => {
    const parameter = issues.find(({ said }) => said?.id === 'invalid_parameter');
    const names = [...(parameter?.message.match(/[a-z_]+\.[a-z_]+/g) ?? [])];

    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(parameter && ptBrSpeaker.flow(parameter)).toContain(name);
  });

  it('of an earlier release, or of a later one, stays as it is', () => {
    const message = 'Said before sentences were told apart.';

    expect(ptBrSpeaker.flow({ message })).toBe(message);
    expect(ptBrSpeaker.flow({ message, said: { id: 'of_the_future', values: {} } })).toBe(message);
    expect(ptBrSpeaker.flow({ message, said: { id: 'constructor', values: {} } })).toBe(message);
    expect(ptBrSpeaker.flow({ message, said: { id: 'missing_input', values: { node: 3 } } })).toBe(message);
  });
});

it.each([
  ['issues', ISSUE_SAYINGS, ptBrIssues],
  ['edits', EDIT_SAYINGS, ptBrEdits],
  ['cron', CRON_SAYINGS, ptBrCron],
  ['decisions', DECISION_SAYINGS, ptBrDecisions],
  ['comparisons', COMPARISON_SAYINGS, ptBrComparisons],
] satisfies [string, Pick<Book<never>, 'ids'>, object][])(
  '%s: every sentence, and none that is gone',
  (_, book, said) => {
    expect(Object.keys(said).sort()).toEqual([...book.ids].sort());
  },
);

it('says why an edit cannot be made, whatever the rules call alike', () => {
  const edge = { from: 'svc', to: 'load' };
  const applied = applyOperation(makeFlow(), { type: 'connect', edge });

  expect(applied.ok ? '' : ptBrSpeaker.flow(applied)).toBe(
    'svc > load fecharia um ciclo; um fluxo corre em um só sentido.',
  );
});

it.each([
  ['* * *', 'tem 3 campos'],
  ['61 * * * *', 'o minuto é "61"'],
  ['0 0 1 * 1', 'escreva * em um dos dois'],
  ['0 0 31 2 *', 'esse dia não existe'],
])('says what is wrong with %s', (cron, words) => {
  const reading = readCron(cron);

  expect(reading.ok ? '' : ptBrSpeaker.cron(reading.problem)).toContain(words);
});

describe('a decision', () => {
  const figures = {
    metric: 'accuracy',
    candidate: 0.97,
    live: 0.95,
    version: 2,
    rows: 30,
    gain: 0.02,
    low: 0.01,
    high: 0.03,
  };

  it('is said sentence by sentence, its figures as Brazilians write them', () => {
    const reached = DECISION_SAYINGS.say('reaches', {
      metric: 'accuracy',
      value: 0.97,
      smaller: false,
      threshold: 0.9,
    });
    const won = DECISION_SAYINGS.say('win', figures);

    expect(ptBrSpeaker.decision(together([reached, won]))).toBe(
      'accuracy é 0,97; o critério pede no mínimo 0,9. Supera o modelo em produção: accuracy de 0,97 contra 0,95 da versão 2, em produção, nas mesmas 30 linhas reservadas (ganho de 0,02, com 95% entre 0,01 e 0,03).',
    );
  });

  it('says why models cannot be compared, in the reason of the trainer too', () => {
    const because = { id: 'target_changed', values: { before: 'kind', now: 'species' } };
    const said = DECISION_SAYINGS.say('incomparable', { version: 2, reason: 'the target changed', because });

    expect(ptBrSpeaker.decision(together([said]))).toContain(
      "o alvo mudou de 'kind' para 'species'. Uma pessoa decide.",
    );
  });

  it('stays English as a whole where a sentence is not known', () => {
    const reason = 'Known. Unknown.';
    const known = DECISION_SAYINGS.say('no_live_model', {}).said;

    expect(ptBrSpeaker.decision({ reason, said: [known, { id: 'unknown', values: {} }] })).toBe(reason);
    expect(ptBrSpeaker.decision({ reason })).toBe(reason);
    expect(ptBrSpeaker.decision({ reason: '', said: [] })).toBe('');
  });
});

describe('a failure', () => {
  const failure = { step: 'Train', cause: 'one class', logTail: [] };

  it.each([...ERROR_CODES, 'timeout', 'job_killed', 'cancelled'])('%s says in general what it means', (code) => {
    expect(ptBrSpeaker.failure({ ...failure, code, fix: null }).summary).toMatch(/\.$/);
  });

  it('says what the trainer found where its fix tells', () => {
    const fix = LIKELY_FIXES.job.missing_values;

    expect(ptBrSpeaker.failure({ ...failure, code: 'invalid_data', fix }).summary).toContain(
      'não aceita valores ausentes',
    );
  });

  it('has no words for codes that are gone', () => {
    expect(Object.keys(ptBrSummaries).sort()).toEqual([...ERROR_CODES, 'timeout', 'job_killed', 'cancelled'].sort());
  });

  it.each(Object.values(LIKELY_FIXES).flatMap((fixes) => Object.values(fixes)))('is mended: %s', (fix) => {
    const told = ptBrSpeaker.failure({ ...failure, code: 'internal', fix });

    expect(told.fix).not.toBe(fix);
    expect(told.cause).toBe('one class');
  });

  it('has no fix that nobody gives', () => {
    const idsOf = (groups: object) =>
      Object.entries(groups).map(([group, fixes]) => [group, Object.keys(fixes).sort()]);

    expect(idsOf(ptBrFixes)).toEqual(idsOf(LIKELY_FIXES));
  });

  it('of a deployment names what to type', () => {
    const of = { flowId: 'iris', kind: 'batch' } as const;
    const fix = `${redeployFix('iris', 'batch')} ${LIKELY_FIXES.step.timeout}`;

    expect(ptBrSpeaker.failure({ ...failure, code: 'timeout', fix }, of).fix).toMatch(
      /^Implante de novo \(flowi deploy iris --batch\) ou reverta \(flowi rollback iris\)\. A etapa levou/,
    );
  });

  it('of a code and a fix that are not known is told as it is', () => {
    expect(ptBrSpeaker.failure({ ...failure, code: 'of_the_future', fix: 'Wait.' })).toEqual({
      summary: null,
      cause: 'one class',
      causeIn: 'en',
      fix: 'Wait.',
    });
  });
});

describe('drift', () => {
  const column: ColumnDrift = {
    column: 'petal_length',
    verdict: 'drift',
    test: 'kolmogorov_smirnov',
    statistic: 0.4,
    pValue: 0.001,
    adjustedPValue: 0.001,
    effect: 0.5,
    effectLine: 0.1,
    missing: { reference: 0, window: 0.25 },
    unseen: 0,
    outOfRange: 0.125,
    mean: { reference: 3.75, window: 5.1 },
    level: null,
    words: 'petal_length: mean 3.75 -> 5.1',
  };
  const report: DriftReport = {
    schemaVersion: 1,
    verdict: 'drift',
    rows: { reference: 1_200, window: 600, minimum: 500, refused: 0 },
    columns: [column],
    prediction: null,
    falseAlarmRate: 0.01,
    words: '1 of 1 columns moved.',
  };

  it('of numbers is said with the mean and the shares', () => {
    expect(ptBrSpeaker.driftColumn(column)).toBe(
      'petal_length: média 3,75 → 5,1, 0,5 desvios-padrão; ausentes 0% → 25%; 12,5% fora da faixa vista no treino',
    );
  });

  it('of a category is said with the value that changed most', () => {
    const island = { ...column, column: 'island', mean: null, missing: { reference: 0, window: 0 }, outOfRange: 0 };
    const level = { value: 'Dream', reference: 0.2, window: 0.5 };

    expect(ptBrSpeaker.driftColumn({ ...island, level })).toBe('island: "Dream" 20% → 50%');
    expect(ptBrSpeaker.driftColumn({ ...island, verdict: 'watch', level: { ...level, value: null } })).toBe(
      'island: outros valores 20% → 50% (pode ser acaso)',
    );
  });

  it('of a category in a report of an earlier release stays as it is', () => {
    expect(ptBrSpeaker.driftColumn({ ...column, mean: null })).toBe(column.words);
  });

  it.each([
    [{}, /^1 de 1 colunas mudou \(600 linhas contra 1\.200 do treino\)\. petal_length: média/],
    [{ prediction: { ...column, column: 'species' } }, /As previsões mudaram\. species: média/],
    [{ columns: [{ ...column, verdict: 'ok' }] }, /^Nada mudou: 600 linhas/],
    [{ verdict: 'not_enough_data' }, /^Dados insuficientes: .* pelo menos 500\.$/],
    [{ rows: { ...report.rows, refused: 3 } }, /^3 de 603 linhas não puderam ser lidas\./],
  ] satisfies [Partial<DriftReport>, RegExp][])('of a window %j is said whole', (change, words) => {
    expect(ptBrSpeaker.driftReport({ ...report, ...change })).toMatch(words);
  });
});
