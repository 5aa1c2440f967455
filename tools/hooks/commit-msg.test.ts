import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'commit-msg-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function commit(subject: string) {
  const message = path.join(folder, 'message');
  writeFileSync(message, `${subject}\n\nBody.\n`);
  return spawnSync('sh', [path.join(import.meta.dirname, 'commit-msg'), message], { encoding: 'utf8' });
}

describe('commit-msg hook', () => {
  it.each([
    'feat(contracts): flow document, graph rules',
    'fix!: refuse a target of one class',
    'chore(infra, local): pin versions',
    'Merge branch "main"',
    'fixup! feat: x',
  ])('accepts "%s"', (subject) => {
    expect(commit(subject).status).toBe(0);
  });

  it.each(['Add things', 'feat: ends with a stop.', 'feature: unknown type', 'feat:'])('refuses "%s"', (subject) => {
    const result = commit(subject);

    expect(result.status).toBe(1);
    expect(result.stderr).toContain('type(scope): what the commit does');
  });
});
