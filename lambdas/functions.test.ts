import { existsSync, readdirSync } from 'node:fs';
import { CAPABILITIES } from '@flowi/contracts/api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fields } from './environment/fields.ts';
import { FUNCTIONS, GRANTS } from './functions.ts';
import { readEnv } from './handlers/runs/env.ts';

const HERE = new URL('.', import.meta.url);
const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:x';

/** A value that every variable of the functions takes. */
const environment = Object.fromEntries(
  Object.entries(fields).map(([name, schema]) => [
    name,
    schema.safeParse(ARN).success && !name.endsWith('_URL') && name !== 'FLOWI_JOB_QUEUE'
      ? ARN
      : 'http://127.0.0.1:4566/q',
  ]),
);
environment['FLOWI_JOBS'] = 'aws';
environment['FLOWI_DASHBOARDS'] = 'true';
environment['FLOWI_TRAFFIC_CHECK_MINUTES'] = '60';

afterEach(() => vi.unstubAllEnvs());

describe('the list of functions', () => {
  it('is what is in the folder', () => {
    const folders = readdirSync(new URL('handlers/', HERE)).sort();

    expect(FUNCTIONS.map(({ name }) => name).sort()).toEqual(folders);
  });

  it('has an API function for every capability', () => {
    expect(
      FUNCTIONS.filter(({ kind }) => kind === 'api')
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...CAPABILITIES].sort());
  });

  it('names every grant that exists, and none twice', () => {
    const used = new Set(FUNCTIONS.flatMap(({ grants }): string[] => [...grants]));

    expect([...used].sort()).toEqual([...GRANTS].sort());
    for (const { grants } of FUNCTIONS) expect(new Set(grants).size).toBe(grants.length);
  });

  it.each(FUNCTIONS.map(({ name, entry }) => [name, entry]))(
    '%s starts with its environment and exports a handler',
    async (_, entry) => {
      for (const [name, value] of Object.entries({ ...environment, AWS_REGION: 'us-east-1' })) vi.stubEnv(name, value);
      expect(existsSync(new URL(entry, HERE))).toBe(true);

      const loaded = await import(new URL(entry, HERE).href);

      expect(loaded.handler).toBeTypeOf('function');
    },
  );
});

describe('an environment', () => {
  it('that is not complete lists every variable that is missing or wrong', () => {
    vi.stubEnv('FLOWI_STAGE', 'dev');
    vi.stubEnv('FLOWI_TRAIN_MACHINE', 'Train');

    expect(readEnv).toThrow(/FLOWI_TABLE.*FLOWI_TRAIN_MACHINE/s);
  });
});
