import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { REPOSITORY } from '../../infra/constructs/paths.ts';

const MINUTES = 60_000;
const OUT = path.join(REPOSITORY, 'cdk.out');
const CFN_LINT = path.join(REPOSITORY, '.venv/bin/cfn-lint');

/** A folder whose `docker` leaves a note instead of working. */
const tools = mkdtempSync(path.join(tmpdir(), 'flowi-docker-'));
const note = path.join(tools, 'called');

/** Writes the templates, without network settings or credentials, and answers their digests. */
function synthesize(): Record<string, string> {
  const env = { PATH: `${tools}:${process.env['PATH']}`, HOME: tools };
  const { status, stderr } = spawnSync('node', ['infra/bin/synth.ts'], { cwd: REPOSITORY, env, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return Object.fromEntries(
    templates().map((file) => [
      path.relative(OUT, file),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}

function templates(): string[] {
  return ['dev', 'prod'].flatMap((stage) => {
    const folder = path.join(OUT, stage);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => path.join(folder, file));
  });
}

describe('npm run synth', () => {
  let first: Record<string, string> = {};

  beforeAll(() => {
    writeFileSync(path.join(tools, 'docker'), `#!/bin/sh\ntouch ${note}\nexit 1\n`);
    chmodSync(path.join(tools, 'docker'), 0o755);
    first = synthesize();
  }, 5 * MINUTES);

  test('writes five stacks for dev and for prod', () => {
    const stacks = Object.keys(first).filter((file) => file.endsWith('.template.json'));

    expect(stacks.map((file) => path.basename(file, '.template.json'))).toEqual(
      ['dev', 'prod'].flatMap((stage) =>
        ['api', 'monitoring', 'state', 'web', 'workflows'].map((part) => `flowi-${stage}-${part}`),
      ),
    );
  });

  test('writes the same bytes again, and never calls docker', { timeout: 5 * MINUTES }, () => {
    expect(synthesize()).toEqual(first);
    expect(existsSync(note)).toBe(false);
  });

  test('writes nothing of this machine', () => {
    for (const file of templates()) expect(readFileSync(file, 'utf8'), file).not.toContain(REPOSITORY);
  });

  test('writes what cfn-lint accepts', { timeout: 5 * MINUTES }, () => {
    expect(existsSync(CFN_LINT), `${CFN_LINT} is missing; "npm test" installs it`).toBe(true);
    const files = templates().filter(
      (file) => file.includes(`${path.sep}prod${path.sep}`) && file.endsWith('.template.json'),
    );

    // The CDK names dependencies that references already make (W3005).
    const options = ['--non-zero-exit-code', 'warning', '--ignore-checks', 'W3005', '--regions', 'us-east-1'];
    const { status, stdout, stderr } = spawnSync(CFN_LINT, [...options, '--', ...files], { encoding: 'utf8' });

    expect(status, stdout + stderr).toBe(0);
  });
});
