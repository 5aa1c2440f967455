import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { installedEntry, packNative } from './native-packages.ts';

test('copies a package with what it needs on the platform of the functions', () => {
  const bundle = mkdtempSync(path.join(tmpdir(), 'flowi-native-'));
  onTestFinished(() => rmSync(bundle, { recursive: true, force: true }));

  packNative(['@duckdb/node-api'], bundle);

  const has = (name: string) => existsSync(path.join(bundle, 'node_modules', name, 'package.json'));
  expect(
    ['@duckdb/node-api', '@duckdb/node-bindings', '@duckdb/node-bindings-linux-x64'].filter((name) => !has(name)),
  ).toEqual([]);
  expect(has('@duckdb/node-bindings-darwin-arm64')).toBe(false);
});

test('names the file that a package is entered by', () => {
  expect(existsSync(installedEntry('@duckdb/node-api'))).toBe(true);
});

test('says how to get a package that is not there', () => {
  expect(() => installedEntry('@duckdb/no-such-package')).toThrow(
    /not installed.*npm install --no-save --os=linux --cpu=x64/,
  );
});
