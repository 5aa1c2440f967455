import type { Rule } from './rule.ts';

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function lockedPackages(text: string): ReadonlyMap<string, Locked> {
  const lock: unknown = JSON.parse(text);
  const packages = isRecord(lock) && isRecord(lock['packages']) ? lock['packages'] : {};
  return new Map(Object.entries(packages).filter((entry): entry is [string, Locked] => isRecord(entry[1])));
}

/** Where Node looks for a package that is asked for from a folder, farthest first: the root, and every folder between. */
function placesOf(name: string, from: string): readonly string[] {
  const levels = from.split('/node_modules/');
  const above = levels.map((_, index) => levels.slice(0, index + 1).join('/node_modules/'));
  return ['', ...above].map((folder) => `${folder}${folder && '/'}node_modules/${name}`);
}

/** Programs for other systems are wanted in one exact version; one of another version is as good as none. */
function isLocked(packages: ReadonlyMap<string, Locked>, folder: string, name: string, version: string): boolean {
  const found = placesOf(name, folder).findLast((place) => packages.has(place));
  if (found === undefined) return false;
  return !/^\d/.test(version) || packages.get(found)?.version === version;
}

/**
 * Programs come as one optional package for each system. npm leaves out of the lock file, without a word, what its
 * registry does not have at that moment, and "npm ci" then fails or installs something incomplete on other systems.
 */
export const completeNpmLock: Rule = {
  name: 'the lock file serves every system',
  applies: (path) => path === 'package-lock.json',
  check: ({ text }) => {
    const packages = lockedPackages(text);
    return [...packages].flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([name, version]) => !isLocked(packages, folder, name, version))
        .map(
          ([name, version]) =>
            `1: ${name} ${version}, which ${folder} wants, is missing; choose a version that is there`,
        ),
    );
  },
};
