import { describe, expect, test } from 'vitest';
import { synthesized } from './testing/stacks.ts';

/** What changes with any line of code, or with the version of the CDK, and says nothing about the stack. */
function redacted(template: object): string {
  return `${JSON.stringify(template, null, 1)
    .replace(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replace(/("Description": ")[^"]*(CDK|bootstrap)[^"]*"/gi, '$1<text>"')}\n`;
}

describe.each(['local', 'prod'] as const)('stage %s', (stage) => {
  test.each(Object.keys(synthesized(stage).templates))('stack %s is as it was', async (stack) => {
    const template = synthesized(stage).templates[stack]?.toJSON() ?? {};

    await expect(redacted(template)).toMatchFileSnapshot(`__snapshots__/${stage}-${stack}.template.json`);
  });
});
