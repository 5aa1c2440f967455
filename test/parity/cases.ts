import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ModelContract, modelContractSchema, type Reference, referenceSchema } from '@flowi/contracts/package';
import { z } from 'zod';
import { toolEnvironment } from '../../tools/bootstrap/paths.mjs';
import { runTool } from '../../tools/lib/run-tool.ts';

/** A class as in the data, a number, or null where there is none. */
export const answerSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Answer = z.infer<typeof answerSchema>;

const scores = z.array(z.array(z.number()).nullable());

const expectedSchema = z.strictObject({
  components: z.array(z.string()),
  digest: z.string(),
  library: z.strictObject({ answers: z.array(answerSchema), scores, ties: z.array(z.boolean()) }),
  graph: z.strictObject({
    answers: z.array(answerSchema),
    reasons: z.array(z.string().nullable()),
    scores,
    fromCsv: z.array(answerSchema),
  }),
});

const rowsSchema = z.array(z.record(z.string(), answerSchema));

/** A trained flow: its package, rows to ask it about, and what Python answers. */
export interface Case {
  readonly name: string;
  readonly folder: string;
  readonly contract: ModelContract;
  readonly reference: Reference;
  readonly rows: z.infer<typeof rowsSchema>;
  readonly expected: z.infer<typeof expectedSchema>;
}

/** What something answers for the rows of a case; scores are null where there are none. */
export interface Given {
  readonly answers: readonly Answer[];
  readonly scores?: readonly (readonly number[] | null)[];
}

/** Trains every flow in one Python process. */
export async function trainCases(folder: string): Promise<readonly Case[]> {
  mkdirSync(folder, { recursive: true });
  await runPython('parity.trainer.main', folder);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.map(({ name }) => readCase(path.join(folder, name), name));
}

/** Runs a module of this folder. @throws Error with what it said */
export async function runPython(module: string, ...args: readonly string[]): Promise<void> {
  const { ok, output } = await runTool({
    command: 'python',
    args: ['-m', module, ...args],
    folder: 'test',
    env: toolEnvironment(),
  });
  if (!ok) throw new Error(`python -m ${module} failed:\n${output}`);
}

function readCase(folder: string, name: string): Case {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  return {
    name,
    folder,
    contract: modelContractSchema.parse(read('package/contract.json')),
    reference: referenceSchema.parse(read('package/reference.json')),
    rows: rowsSchema.parse(read('rows.json')),
    expected: expectedSchema.parse(read('expected.json')),
  };
}
