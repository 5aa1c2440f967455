import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplePath } from '../../cli/src/demo/examples.ts';
import { packClient } from '../../contracts/tools/client-package/pack-client.ts';
import { makeFlow } from './support/flows.ts';
import { sharedLaptop } from './support/laptop.ts';
import { openProject } from './support/project.ts';

const run = promisify(execFile);

/** Libraries are checked too, so that a declaration which leans on this repository fails. */
const TSCONFIG = {
  compilerOptions: { module: 'nodenext', target: 'es2022', lib: ['es2023', 'dom'], types: ['node'], strict: true },
  include: ['*.ts'],
};

/** A folder of somebody who has never seen this repository, with the packed client installed. */
let folder: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'flowi-packed-'));
  const packed = await packClient(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', packed, '@types/node@24'], {
    cwd: folder,
  });
  const laptop = await sharedLaptop();
  const session = await openProject(laptop, 'packed');
  const { projectId, apiUrl } = session;
  env = { ...process.env, FLOWI_API: apiUrl, FLOWI_TOKEN: await session.token(), FLOWI_PROJECT: projectId };
  await session.client.flows.create({ params: { projectId }, body: { document: makeFlow({ name: 'iris' }) } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles a program against the installed declarations and runs it. @returns what it printed */
async function runProgram(name: string, text: string): Promise<string> {
  writeFileSync(join(folder, `${name}.ts`), text);
  await run('tsc', ['--project', folder]).catch((error: { stdout: string }) => {
    throw new Error(error.stdout);
  });
  return (await run('node', [join(folder, `${name}.js`)], { cwd: folder, env })).stdout;
}

describe('the packed client, installed elsewhere', () => {
  it('runs the program of its own README', async () => {
    const readme = readFileSync(join(folder, 'node_modules/@flowi/client/README.md'), 'utf8');
    const program = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';

    expect(await runProgram('readme', program)).toMatch(/^not_found /m);
  });

  it('types routes by their names, and reads and judges a flow as the API does', async () => {
    copyFileSync(examplePath('iris/flow.yaml'), join(folder, 'flow.yaml'));
    const program = `
      import { readFileSync } from 'node:fs';
      import { createClient } from '@flowi/client';
      import type { FlowSummary } from '@flowi/client/entities';
      import { ComponentCatalogue } from '@flowi/client/catalogue';
      import { FlowGraph, countTrials, parseFlowText, validateFlow } from '@flowi/client/flow';

      const client = createClient({ baseUrl: process.env['FLOWI_API']!, token: () => process.env['FLOWI_TOKEN'] });
      const params = { projectId: process.env['FLOWI_PROJECT']! };
      const { items }: { items: FlowSummary[] } = await client.flows.list({ params });
      const catalogue = new ComponentCatalogue(await client.catalogue.get({}));
      const parsed = parseFlowText(readFileSync('flow.yaml', 'utf8'));
      if (!parsed.ok) throw new Error('the example is no flow');
      const issues = validateFlow(parsed.flow, catalogue);
      const trials = countTrials(new FlowGraph(parsed.flow, catalogue));
      // @ts-expect-error a route has to be given its project
      const refused = () => client.flows.list({});
      console.log(JSON.stringify({ flows: items.map(({ name }) => name), trials, errors: issues.filter(({ severity }) => severity === 'error'), refused: typeof refused }));
    `;

    expect(JSON.parse(await runProgram('judge', program))).toEqual({
      flows: ['iris'],
      trials: 10,
      errors: [],
      refused: 'function',
    });
  });
});
