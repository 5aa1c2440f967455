import { expect, test } from 'vitest';
import { instance, runCommand } from '../testing/api-server.ts';

test('prints the token alone, so that a shell can keep it', async () => {
  await instance({});

  const { stdout } = await runCommand('token');

  expect(stdout).toBe('token-1\n');
});
