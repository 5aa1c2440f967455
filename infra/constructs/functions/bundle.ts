import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { FUNCTIONS, type FunctionDefinition } from '../../../lambdas/functions.ts';
import { REPOSITORY } from '../paths.ts';
import { installedEntry, packNative } from './native-packages.ts';

/** Bundled CommonJS packages call require; ES modules have none. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

const OPTIONS = {
  absWorkingDir: REPOSITORY,
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  banner: { js: REQUIRE },
  minifyWhitespace: true,
  minifySyntax: true,
  keepNames: true,
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'error',
} as const satisfies BuildOptions;

/** Where the code of each function lies: one folder a function, named like it, with `index.mjs`. */
export interface FunctionBundles {
  readonly folder: string;
}

/**
 * Bundles everything in lambdas/functions.ts in one go, which shares the parsing of what functions have in common.
 *
 * @param nativePackages lie beside the bundle, or are loaded from this folder's node_modules
 */
export function bundleFunctions(nativePackages: 'packaged' | 'installed'): FunctionBundles {
  const folder = path.join(REPOSITORY, 'infra/dist', `functions-${nativePackages}`);
  const native = FUNCTIONS.flatMap(nativeOf);
  const { outputFiles = [] } = buildSync({
    ...OPTIONS,
    entryPoints: FUNCTIONS.map(({ name, entry }) => ({
      in: path.join(REPOSITORY, 'lambdas', entry),
      out: `${name}/index`,
    })),
    outdir: folder,
    ...(nativePackages === 'packaged' ? { external: native } : loadedFromHere(native)),
  });
  for (const { path: file, contents } of outputFiles) writeWhenDifferent(file, contents);
  if (nativePackages === 'packaged') {
    for (const definition of FUNCTIONS) packNative(nativeOf(definition), path.join(folder, definition.name));
  }
  return { folder };
}

function nativeOf({ native }: FunctionDefinition): string[] {
  return [...(native ?? [])];
}

function loadedFromHere(native: readonly string[]): BuildOptions {
  const alias = Object.fromEntries(native.map((name) => [name, installedEntry(name)]));
  return { alias, external: Object.values(alias) };
}

/** Two synths may run at a time: what is there already is left alone, and a new file appears at once. */
function writeWhenDifferent(file: string, contents: Uint8Array): void {
  if (holds(file, contents)) return;
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  const temporary = path.join(path.dirname(folder), `.${path.basename(folder)}-${path.basename(file)}-${process.pid}`);
  writeFileSync(temporary, contents);
  renameSync(temporary, file);
}

function holds(file: string, contents: Uint8Array): boolean {
  try {
    return readFileSync(file).equals(contents);
  } catch {
    return false;
  }
}
