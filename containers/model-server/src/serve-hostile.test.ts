import { problemSchema } from '@flowi/contracts/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOSTILE_REQUESTS } from './testing/hostile-requests.ts';
import { GOOD, labelsOf, read, start } from './testing/running-server.ts';

/** What only our own source knows: frames of a stack, files on disk. */
const INSIDE = /\n\s+at |\.(ts|mjs|js):\d|node_modules|file:\/\//;

test.each(Object.entries(HOSTILE_REQUESTS))(
  'whatever comes as %s is answered or refused, and the next request is right',
  async (_, hostile) => {
    const { post, postJson } = await start();

    await fc.assert(
      fc.asyncProperty(hostile, async ({ path, body, headers }) => {
        const response = await post(path, body, headers);
        const text = await response.clone().text();
        expect(response.status, text).toBeLessThan(500);
        expect(text).not.toMatch(INSIDE);
        if (response.status !== 200) {
          expect(response.headers.get('content-type')).toBe('application/problem+json');
          expect(problemSchema.parse(await read(response))).toMatchObject({ status: response.status });
        }
        expect(await labelsOf(await postJson('/invocations', GOOD))).toEqual(['setosa']);
      }),
      { numRuns: 300 },
    );
  },
);
