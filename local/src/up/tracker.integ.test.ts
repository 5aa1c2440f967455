import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '../base/ports.ts';
import { until } from '../base/wait.ts';
import { ProcessTable } from '../processes/process-table.ts';
import { Supervisor } from '../processes/supervisor.ts';
import { startTracker } from './tracker.ts';

const PATIENCE = { limitMs: 60_000, everyMs: 10, onTimeout: () => 'the tracker said nothing' };

let folder: string;
let supervisor: Supervisor;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowi-tracker-'));
  supervisor = new Supervisor(folder, new ProcessTable(folder));
});

afterEach(async () => {
  await supervisor.stopAll();
  rmSync(folder, { recursive: true, force: true });
});

it('gives a server up as soon as it ends, says why, and starts it again', async () => {
  const lines: string[] = [];
  const pauses: number[] = [];
  const tracker = startTracker({
    supervisor,
    port: await freePort(),
    folder,
    // A Python that cannot find its own library ends at once.
    environment: { PYTHONHOME: '/nowhere' },
    log: (line) => lines.push(line),
    backoff: (failures) => {
      pauses.push(failures);
      return 0;
    },
  });

  await until(() => (pauses.length >= 3 ? true : undefined), PATIENCE);
  tracker.stop();

  expect(pauses.slice(0, 3)).toEqual([1, 2, 3]);
  expect(lines[0]).toMatch(/^MLflow ended before it answered \(exit code 1\); runs go on without it.*encodings/s);
  expect(tracker.port()).toBeNull();
});
