import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowSchema } from './flow.schema.ts';
import { FLOW_LIMITS } from './limits.ts';
import { FLOW_FORMATS, parseFlowText, serializeFlow } from './serialize.ts';
import { flowArbitrary } from './testing/index.ts';

const IRIS = `schemaVersion: 1
name: iris
nodes:
  - {id: load, component: load.table, params: {dataset: iris, target: species}}
  - {id: svc, component: models.svc, params: {C: {values: [0.1, 1, 10]}}}
edges:
  - {from: load, to: svc}
schedule:
  cron: 0 6 * * 1
  timezone: America/Sao_Paulo
  enabled: false
deploy:
  gate:
    metric: accuracy
    threshold: 0.9
    mustBeatLive: true
    minGain: 0
    approval: false
`;

function parsed(text: string, format?: 'json' | 'yaml') {
  const result = parseFlowText(text, format);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.flow;
}

function refusal(text: string, format?: 'json' | 'yaml') {
  const result = parseFlowText(text, format);
  return result.ok ? 'accepted' : result.issues.map(({ code, message }) => `${code}: ${message}`).join('\n');
}

describe.each(FLOW_FORMATS)('a flow written as %s', (format) => {
  it('reads back equal', () => {
    fc.assert(
      fc.property(flowArbitrary, (flow) => {
        expect(parsed(serializeFlow(flow, format), format)).toEqual(flow);
      }),
    );
  });

  it('is written the same again, byte for byte', () => {
    fc.assert(
      fc.property(flowArbitrary, (flow) => {
        const once = serializeFlow(flow, format);
        expect(serializeFlow(parsed(once), format)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of keys in memory', () => {
    const flow = flowSchema.parse({ schemaVersion: 1, name: 'a', nodes: [], edges: [] });
    const shuffled = flowSchema.parse(Object.fromEntries(Object.entries(flow).reverse()));

    expect(serializeFlow(shuffled, format)).toBe(serializeFlow(flow, format));
  });
});

describe('YAML as people write it', () => {
  it('keeps a hand-written canonical document as it is', () => {
    expect(serializeFlow(parsed(IRIS), 'yaml')).toBe(IRIS);
  });

  it('keeps notes behind the edges, without what is as usual, and writes nothing where there are none', () => {
    const notes = `notes:
  - {id: note, text: "Ask Ana:\\nwhy 10?", position: {x: 10, y: -20}}
  - {id: wide, text: "", position: {x: 0, y: 0}, size: {width: 400, height: 40}, colour: blue}
`;
    const noted = IRIS.replace('schedule:', `${notes}schedule:`);

    expect(serializeFlow(parsed(noted), 'yaml')).toBe(noted);
    expect(serializeFlow({ ...parsed(noted), notes: [] }, 'yaml')).toBe(IRIS);
    expect(serializeFlow(parsed(IRIS), 'json')).not.toContain('notes');
  });

  it('breaks up a node that does not fit on a line', () => {
    const columns = Array.from({ length: 30 }, (_, index) => `column_${index}`);
    const flow = flowSchema.parse({
      schemaVersion: 1,
      name: 'wide',
      nodes: [{ id: 'drop', component: 'preprocessing.drop_columns', params: { columns } }],
      edges: [],
    });

    expect(serializeFlow(flow, 'yaml')).toContain('  - id: drop\n    component: preprocessing.drop_columns\n');
  });
});

describe('text that is not a flow', () => {
  it.each([
    ['broken JSON', '{"schemaVersion": 1,', 'json', 'not JSON'],
    ['broken YAML', 'name: [a', 'yaml', 'not YAML: line 1'],
    ['a key twice', 'name: a\nname: b', 'yaml', 'not YAML: line 2'],
    ['an alias', 'name: &a x\ndescription: *a', 'yaml', 'alias'],
    ['an unknown tag', 'name: !!python/object x', 'yaml', 'not YAML'],
    ['a list', '- a', 'yaml', 'expected object'],
    ['nothing', '', undefined, 'expected object'],
    [
      'an infinite number',
      '{"schemaVersion": 1, "name": "a", "nodes": [{"id": "a", "component": "b", "params": {"c": 1e999}}], "edges": []}',
      'json',
      'bad_shape',
    ],
    ['endless nesting', `a: ${'['.repeat(100_000)}`, 'yaml', 'bad_shape'],
  ] as const)('refuses %s', (_name, text, format, expected) => {
    expect(refusal(text, format)).toContain(expected);
  });

  it('refuses a document over the byte limit, counted in bytes', () => {
    const text = `{"name": "${'é'.repeat(FLOW_LIMITS.documentBytes / 2)}"}`;

    expect(refusal(text)).toContain(`at most ${FLOW_LIMITS.documentBytes}`);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...FLOW_FORMATS), (text, format) => {
        expect(parseFlowText(text, format)).toHaveProperty('ok');
      }),
    );
  });

  it('tells JSON from YAML by its first character', () => {
    expect(refusal(' {"name": 1')).toContain('not JSON');
    expect(parsed(serializeFlow(parsed(IRIS), 'json'))).toEqual(parsed(IRIS));
  });
});
