import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { ComponentCatalogue } from '../catalogue/index.ts';
import { flowSchema } from './flow.schema.ts';
import { FlowGraph } from './graph.ts';
import { ISSUE_CODES, issueSchema } from './issues.ts';
import { FLOW_FORMATS, parseFlowText, serializeFlow } from './serialize.ts';
import { countTrials } from './trials.ts';
import { checkFlow } from './validate.ts';

const CONTRACTS = new URL('../', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, CONTRACTS), 'utf8'));
const catalogue = ComponentCatalogue.parse(read('catalogue.json'));

const fixtureSchema = z.strictObject({
  description: z.string().min(1),
  flow: z.unknown(),
  issues: z.array(issueSchema.omit({ message: true })),
  trials: z.int().optional(),
});

const fixtures = ['valid', 'bad-shape', 'bad-graph'].flatMap((folder) =>
  readdirSync(new URL(`fixtures/flows/${folder}/`, CONTRACTS)).map((name) => ({
    name: `${folder}/${name}`,
    folder,
    ...fixtureSchema.parse(read(`fixtures/flows/${folder}/${name}`)),
  })),
);

const inAnyOrder = (issues: readonly object[]) =>
  issues.map((issue) => JSON.stringify(issue, ['code', 'severity', 'nodeId', 'field'])).sort();

it.each(fixtures)('$name: $description', ({ folder, flow: document, issues }) => {
  const checked = checkFlow(document, catalogue);

  expect(inAnyOrder(checked.issues)).toEqual(inAnyOrder(issues));
  expect(checked.runnable).toBe(folder === 'valid');
  expect(checked.flow === null).toBe(folder === 'bad-shape');
});

it.each(fixtures.filter(({ folder }) => folder !== 'bad-shape'))(
  '$name makes the trials stated, and survives being written',
  ({ flow: document, trials }) => {
    const flow = flowSchema.parse(document);

    expect(countTrials(new FlowGraph(flow, catalogue))).toBe(trials);
    for (const format of FLOW_FORMATS) {
      expect(parseFlowText(serializeFlow(flow, format), format)).toEqual({ ok: true, flow });
    }
  },
);

it('every issue code has a fixture', () => {
  const used = new Set(fixtures.flatMap((fixture) => fixture.issues.map((issue) => issue.code)));

  expect(ISSUE_CODES.filter((code) => !used.has(code))).toEqual([]);
});
