import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../paths.ts';

/** Platform of the functions that load native code. */
const PLATFORM = 'linux-x64';

interface Manifest {
  main: string;
  dependencies: string[];
  optional: string[];
}

/** File that a package is entered by, absolute. */
export function installedEntry(name: string): string {
  return path.join(folderOf(name), manifestOf(name).main);
}

/** Copies packages with all they need to run on the functions' platform into a bundle's node_modules. */
export function packNative(names: readonly string[], bundle: string): void {
  for (const name of closure(names)) {
    const target = path.join(bundle, 'node_modules', name);
    if (!existsSync(target)) cpSync(folderOf(name), target, { recursive: true, dereference: true });
  }
}

function closure(names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const { dependencies, optional } = manifestOf(name);
    waiting.push(...dependencies, ...optional.filter((other) => other.endsWith(`-${PLATFORM}`)));
  }
  return found;
}

function folderOf(name: string): string {
  return path.join(REPOSITORY, 'node_modules', name);
}

function manifestOf(name: string): Manifest {
  const file = path.join(folderOf(name), 'package.json');
  if (!existsSync(file)) {
    throw new Error(
      `Package ${name} is not installed. On another platform: npm install --no-save --os=linux --cpu=x64 ${name}`,
    );
  }
  const manifest: { main?: string; dependencies?: object; optionalDependencies?: object } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return {
    main: manifest.main ?? 'index.js',
    dependencies: Object.keys(manifest.dependencies ?? {}),
    optional: Object.keys(manifest.optionalDependencies ?? {}),
  };
}
