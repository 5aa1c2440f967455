import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourceDigest } from './source-digest.ts';

let folder: string;
const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
const digest = (settings = {}) => sourceDigest(folder, ['lambdas', 'cdk.json'], settings);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowi-sources-'));
  mkdirSync(join(folder, 'lambdas', 'node_modules'), { recursive: true });
  write('cdk.json', '{}');
  write('lambdas/handler.ts', 'one');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('stays the same while nothing that is deployed changes', () => {
  const before = digest();
  write('lambdas/node_modules/other.js', 'installed');
  write('lambdas/handler.test.ts', 'a test');

  expect(digest()).toBe(before);
});

it.each([
  ['content', () => write('lambdas/handler.ts', 'two')],
  ['a new file', () => write('lambdas/more.ts', '')],
  ['a new name', () => renameSync(join(folder, 'lambdas/handler.ts'), join(folder, 'lambdas/renamed.ts'))],
  ['a single file', () => write('cdk.json', '{ }')],
])('changes with %s', (_what, change) => {
  const before = digest();

  change();

  expect(digest()).not.toBe(before);
});

it('changes with the settings', () => {
  expect(digest({ sagemakerUrl: 'http://127.0.0.1:1' })).not.toBe(digest({ sagemakerUrl: 'http://127.0.0.1:2' }));
});
