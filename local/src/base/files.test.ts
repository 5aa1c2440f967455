import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFolder } from './files.ts';

describe('replaceFolder', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'files-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const make = (name: string, file: string) => {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, file), file);
    return join(root, name);
  };

  it('puts the finished one where nothing was', () => {
    replaceFolder(join(root, 'dist'), make('aside', 'new'));

    expect(readdirSync(root)).toEqual(['dist']);
    expect(readdirSync(join(root, 'dist'))).toEqual(['new']);
  });

  it('leaves nothing of the one before', () => {
    make('dist', 'old');

    replaceFolder(join(root, 'dist'), make('aside', 'new'));

    expect(readdirSync(root)).toEqual(['dist']);
    expect(readdirSync(join(root, 'dist'))).toEqual(['new']);
  });

  it('refuses a finished one that is not there, and keeps what it has', () => {
    make('dist', 'old');

    expect(() => replaceFolder(join(root, 'dist'), join(root, 'nowhere'))).toThrow('ENOENT');

    expect(readdirSync(join(root, 'dist'))).toEqual(['old']);
  });

  it('ends with one whole folder when several processes do it at once', async () => {
    const script = `
      import { mkdirSync, writeFileSync } from 'node:fs';
      import { replaceFolder } from ${JSON.stringify(join(import.meta.dirname, 'files.ts'))};
      const [root, name] = process.argv.slice(1);
      for (let round = 0; round < 100; round += 1) {
        const aside = root + '/aside-' + name + '-' + round;
        mkdirSync(aside);
        for (const file of ['a', 'b']) writeFileSync(aside + '/' + file, name + round);
        replaceFolder(root + '/dist', aside);
      }`;
    const one = (name: string) =>
      promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', script, '--', root, name]);

    await Promise.all(['x', 'y', 'z'].map(one));

    expect(readdirSync(root)).toEqual(['dist']);
    const [a, b] = ['a', 'b'].map((file) => readFileSync(join(root, 'dist', file), 'utf8'));
    expect(a).toMatch(/^[xyz]99$/);
    expect(b).toBe(a);
  });
});
