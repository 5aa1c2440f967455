/**
 * Bundles the model server for one platform: one file a thread, with the native libraries beside them.
 *
 * Usage: node containers/model-server/build.ts [output folder, default containers/model-server/dist]
 */
import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUTPUT = resolve(process.argv[2] ?? join(HERE, 'dist'));
const TARGET = `${process.platform}-${process.arch}`;
/** Loaded from node_modules at run time: they find their native parts by paths of their own. */
const NATIVE = ['onnxruntime-node', 'onnxruntime-common', '@duckdb/node-bindings', `@duckdb/node-bindings-${TARGET}`];

const locate = createRequire(join(HERE, 'package.json'));

async function bundle(): Promise<void> {
  await build({
    entryPoints: { main: join(HERE, 'src/main.ts'), worker: join(HERE, 'src/batch/worker.ts') },
    outdir: OUTPUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'linked',
    external: NATIVE,
    // Bundled CommonJS packages ask for Node's own modules this way.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  });
}

/** Copies a package without the libraries of other platforms. */
async function copyPackage(name: string): Promise<void> {
  const from = packageFolder(name);
  const foreign = new RegExp(`/bin/napi-v\\d+/(?!${process.platform}(?:$|/${process.arch}(?:/|$)))`);
  const unwanted = /\.(?:map|d\.ts|md)$|\/(?:lib|script|node_modules)(?:\/|$)/;
  await cp(from, join(OUTPUT, 'node_modules', name), {
    recursive: true,
    filter: (path) => {
      const inside = path.slice(from.length).replaceAll('\\', '/');
      return !foreign.test(inside) && !unwanted.test(inside);
    },
  });
}

function packageFolder(name: string): string {
  const found = (locate.resolve.paths(name) ?? []).map((folder) => join(folder, name)).find((folder) => exists(folder));
  if (found === undefined) throw new Error(`${name} is not installed; run npm ci`);
  return found;
}

function exists(folder: string): boolean {
  try {
    return locate.resolve(join(folder, 'package.json')) !== '';
  } catch {
    return false;
  }
}

await rm(OUTPUT, { recursive: true, force: true });
await mkdir(OUTPUT, { recursive: true });
await bundle();
for (const name of NATIVE) await copyPackage(name);
await writeFile(join(OUTPUT, 'package.json'), JSON.stringify({ type: 'module', private: true }));
const { size } = await stat(join(OUTPUT, 'main.mjs'));
console.log(`${OUTPUT}: main.mjs ${size} bytes, native parts for ${TARGET}`);
