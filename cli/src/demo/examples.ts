import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FlowiError } from '@flowi/contracts/errors';
import { type Flow, parseFlowText } from '@flowi/contracts/flow';

/** Path of a file of the examples that come with Flowi. */
export function examplePath(name: string): string {
  return fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url));
}

/** @throws FlowiError when the example is no flow document */
export async function readExampleFlow(name: string): Promise<Flow> {
  const parsed = parseFlowText(await readFile(examplePath(name), 'utf8'));
  if (parsed.ok) return parsed.flow;
  throw new FlowiError('invalid_flow', `examples/${name} is not a flow document.`, {
    details: { issues: parsed.issues },
  });
}
