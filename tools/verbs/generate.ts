// npm run generate [-- --check]: writes every committed file that is derived from another one, or says which are stale.
//
// A generator is a script named generate*.ts or generate*.py in a `tools` folder of contracts or of a container. It knows
// where its files belong; with --check it writes nothing and fails when they differ from what it would write.
import { copyFileSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../lib/paths.ts';
import { runTool } from '../lib/run-tool.ts';

interface Generator {
  name: string;
  run: (check: boolean) => Promise<{ ok: boolean; output: string }>;
}

function scripts(pattern: string, command: string): readonly Generator[] {
  const files = globSync(pattern, { cwd: ROOT }).map((file) => file.replaceAll(path.sep, '/'));
  return files
    .filter((file) => !file.includes('.test.'))
    .sort()
    .map((file) => ({
      name: file,
      run: (check) => runTool({ command, args: check ? [file, '--check'] : [file] }),
    }));
}

/** The trainer is a program of its own and knows nothing of the repository: it writes where it is told. */
const catalogue: Generator = {
  name: 'contracts/catalogue.json',
  run: async (check) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'flowi-generate-'));
    try {
      const fresh = path.join(folder, 'catalogue.json');
      const result = await runTool({ command: 'python', args: ['-m', 'flowi.catalogue', fresh] });
      const committed = path.join(ROOT, 'contracts', 'catalogue.json');
      if (!result.ok) return result;
      if (!check) {
        copyFileSync(fresh, committed);
        return result;
      }
      const ok = existsSync(committed) && readFileSync(committed).equals(readFileSync(fresh));
      return { ok, output: ok ? '' : 'differs from what the trainer writes' };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

// In the order in which they read each other's results: JSON Schema before the models made from it.
const GENERATORS: readonly Generator[] = [
  ...scripts('contracts/tools/generate*.ts', 'node'),
  ...scripts('containers/*/tools/generate*.py', 'python'),
  catalogue,
];

const check = process.argv.includes('--check');
for (const generator of GENERATORS) {
  const startedAt = performance.now();
  const { ok, output } = await generator.run(check);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${generator.name} (${seconds} s)`);
  if (!ok) {
    console.log(output.trimEnd());
    process.exitCode = 1;
  }
}
if (check && process.exitCode === 1) console.log('"npm run generate" writes what is stale.');
