import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const CHILD_MODULE = path.join(import.meta.dirname, 'child.mjs');

/** A process that runs one script through runToEnd, as the bootstrap does, and ends with its exit code. */
function startParent(script: string) {
  const parent = `import { runToEnd } from ${JSON.stringify(CHILD_MODULE)};
process.exitCode = await runToEnd(process.execPath, ['-e', ${JSON.stringify(script)}], process.env);`;
  return spawn(process.execPath, ['--input-type=module', '-e', parent], { stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('runToEnd', () => {
  it('answers the exit code of the child', async () => {
    const [code] = await once(startParent('process.exit(3)'), 'exit');

    expect(code).toBe(3);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'hands %s on and waits for the child to end by itself',
    async (signal) => {
      const parent = startParent(`
      process.on('${signal}', () => { console.log('child got ${signal}'); process.exit(7); });
      setInterval(() => {}, 1000);
      console.log('ready');`);
      const printed: string[] = [];
      parent.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed.push(text);
        if (text.includes('ready')) parent.kill(signal);
      });

      const [code] = await once(parent, 'close');

      expect(printed.join('')).toContain(`child got ${signal}`);
      expect(code).toBe(7);
    },
  );

  it('answers 128 and the number of the signal that ended the child', async () => {
    const [code] = await once(startParent("process.kill(process.pid, 'SIGKILL')"), 'exit');

    expect(code).toBe(128 + 9);
  });
});
