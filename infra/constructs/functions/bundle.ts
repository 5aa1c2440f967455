import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  // What functions have in common is parsed and written once; a function loads only the parts it imports.
  splitting: true,
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

/** Code of all functions: see {@link codeOf}. */
export interface FunctionBundles {
  readonly folder: string;
}

/** Folder that is deployed as a function's code, and its handler in there. Functions with native packages have a folder of their own. */
export function codeOf({ folder }: FunctionBundles, { name, native }: Pick<FunctionDefinition, 'name' | 'native'>) {
  return { folder: path.join(folder, native ? name : 'shared'), handler: `${name}/index.handler` };
}

/**
 * Bundles everything in lambdas/functions.ts.
 *
 * @param nativePackages lie beside the bundle, or are loaded from this repository's node_modules
 */
export function bundleFunctions(nativePackages: 'packaged' | 'installed'): FunctionBundles {
  const bundles = { folder: path.join(REPOSITORY, 'infra/dist', `functions-${nativePackages}`) };
  const folders = Map.groupBy<string, FunctionDefinition>(
    FUNCTIONS,
    (definition) => codeOf(bundles, definition).folder,
  );
  for (const [folder, definitions] of folders) bundleInto(folder, definitions, nativePackages);
  return bundles;
}

function bundleInto(
  folder: string,
  definitions: readonly FunctionDefinition[],
  nativePackages: 'packaged' | 'installed',
): void {
  const native = definitions.flatMap((definition) => definition.native ?? []);
  const { outputFiles = [] } = buildSync({
    ...OPTIONS,
    entryPoints: definitions.map(({ name, entry }) => ({
      in: path.join(REPOSITORY, 'lambdas', entry),
      out: `${name}/index`,
    })),
    outdir: folder,
    ...(nativePackages === 'packaged' ? { external: native } : loadedFromHere(native)),
  });
  mkdirSync(folder, { recursive: true });
  for (const { path: file, contents } of outputFiles) writeWhenDifferent(file, contents);
  if (nativePackages === 'packaged') packNative(native, folder);
  removeOthers(folder, new Set(outputFiles.map(({ path: file }) => file)));
}

function loadedFromHere(native: readonly string[]): BuildOptions {
  const alias = Object.fromEntries(native.map((name) => [name, installedEntry(name)]));
  return { alias, external: Object.values(alias) };
}

/** Two synths may run at a time: what is there already is left alone, and a new file appears at once. */
function writeWhenDifferent(file: string, contents: Uint8Array): void {
  if (holds(file, contents)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = path.join(REPOSITORY, 'infra/dist', `.${path.basename(file)}-${process.pid}`);
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

/** Parts of earlier bundles would change the hash of the code. */
function removeOthers(folder: string, kept: ReadonlySet<string>): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const packaged = path.relative(folder, file).startsWith('node_modules');
    if (entry.isFile() && !packaged && !kept.has(file)) rmSync(file, { force: true });
  }
}
