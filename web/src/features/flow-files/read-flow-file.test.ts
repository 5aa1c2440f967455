import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@flowi/contracts/client';
import { FLOW_FORMATS, serializeFlow } from '@flowi/contracts/flow';
import { flowArbitrary } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFlowFile } from './read-flow-file.ts';

/** Nothing here may ask it: only a chart is for the API. */
const api = createClient({ baseUrl: 'http://127.0.0.1:9', token: () => 'none' });

async function read(text: string) {
  const file = await readFlowFile(text, api, 'team');
  if (!file.ok) throw new Error(file.issues.map(({ message }) => message).join(' '));
  return file.flow;
}

it.each(['iris', 'penguins'])('exports the example %s again as it was, byte for byte', async (example) => {
  const file = path.resolve(import.meta.dirname, `../../../../examples/${example}/flow.yaml`);
  const flow = await read(readFileSync(file, 'utf8'));

  for (const format of FLOW_FORMATS) {
    const text = serializeFlow(flow, format);
    expect(serializeFlow(await read(text), format)).toBe(text);
  }
});

it('exports 500 imported flows again as they were, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(flowArbitrary, fc.constantFrom(...FLOW_FORMATS), async (flow, format) => {
      const text = serializeFlow(flow, format);

      expect(serializeFlow(await read(text), format)).toBe(text);
    }),
    { numRuns: 500 },
  );
});
