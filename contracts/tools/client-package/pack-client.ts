import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const HERE = import.meta.dirname;
const CONTRACTS = path.resolve(HERE, '../..');
const REPOSITORY = path.resolve(CONTRACTS, '..');

const run = promisify(execFile);
const manifestSchema = z.object({
  version: z.string(),
  license: z.string(),
  dependencies: z.record(z.string(), z.string()),
});
const packedSchema = z.tuple([z.object({ filename: z.string() })]);

/** Folders of contracts/ that the package opens; `client` is what a bare import gives. */
const ENTRIES = ['client', 'errors', 'entities', 'flow', 'catalogue'];
/** What those folders import; the rest of contracts/ needs more. */
const LIBRARIES = ['yaml', 'zod'];

/**
 * Compiles the typed client to JavaScript with declarations and packs it, so that programs outside this repository can use it.
 *
 * @param folder where the file goes; made when it is missing
 * @returns path of the packed file, e.g. `dist/flowi-client-0.1.0.tgz`, as `npm install` takes it
 */
export async function packClient(folder: string): Promise<string> {
  const staging = mkdtempSync(path.join(tmpdir(), 'flowi-client-'));
  try {
    await compileInto(staging);
    writeFileSync(path.join(staging, 'package.json'), JSON.stringify(manifest(), null, 2));
    copyFileSync(path.join(HERE, 'README.md'), path.join(staging, 'README.md'));
    copyFileSync(path.join(REPOSITORY, 'LICENSE'), path.join(staging, 'LICENSE'));
    mkdirSync(folder, { recursive: true });
    const { stdout } = await run('npm', ['pack', staging, '--json', '--pack-destination', path.resolve(folder)]);
    const [{ filename }] = packedSchema.parse(JSON.parse(stdout));
    return path.join(folder, filename);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The compiler tells its errors on stdout, which a failed command's message does not have. */
async function compileInto(folder: string): Promise<void> {
  const compile = run('tsc', ['--project', path.join(HERE, 'tsconfig.json'), '--outDir', folder]);
  await compile.catch((cause: { stdout: string }) => {
    throw new Error(`The client does not compile:\n${cause.stdout}`, { cause });
  });
}

function manifest(): object {
  const own = manifestSchema.parse(JSON.parse(readFileSync(path.join(CONTRACTS, 'package.json'), 'utf8')));
  const entry = (name: string) => ({ types: `./${name}/index.d.ts`, default: `./${name}/index.js` });
  return {
    name: '@flowi/client',
    version: own.version,
    description: 'Typed client of a Flowi API',
    license: own.license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20.10' },
    exports: Object.fromEntries(ENTRIES.map((name) => [name === 'client' ? '.' : `./${name}`, entry(name)])),
    dependencies: Object.fromEntries(LIBRARIES.map((name) => [name, own.dependencies[name]])),
  };
}
