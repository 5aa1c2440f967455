import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const COMMAND = path.resolve(import.meta.dirname, '../../cli/bin/flowi.mjs');

test('the demo tells the whole loop and ends well', async () => {
  const { stdout } = await promisify(execFile)('node', [COMMAND, '--json', 'demo']);

  const told: { ok: boolean; lines: { text: string }[] } = JSON.parse(stdout);
  expect(told.ok).toBe(true);
  expect(told.lines.map(({ text }) => text)).toEqual([
    expect.stringContaining('iris uploaded: 150 rows'),
    expect.stringMatching(/^10 trials announced and run on iris v1, 17 distinct fits instead of 33, all in MLflow/),
    expect.stringMatching(/^endpoint in service; .* gives "(setosa|versicolor|virginica)"$/),
    expect.stringMatching(/^the same by the Open Inference Protocol: "(setosa|versicolor|virginica)"$/),
    expect.stringMatching(/^worse setting skipped, ledger unchanged: /),
    expect.stringMatching(/^penguins not deployed: log_loss/),
    expect.stringContaining('refused at validation: deploy.gate.threshold is 1.2'),
    expect.stringMatching(/^batch: 100000 of 100000 rows written as sepal_length, .*, prediction/),
    expect.stringMatching(/^shifted batch refused before prediction; .*petal_length.*/),
    expect.stringMatching(/^schedule at .* America\/Sao_Paulo fired and started /),
    expect.stringMatching(/^second model promoted: /),
    expect.stringContaining('switched off, it started nothing'),
    expect.stringMatching(/^rolled back from model 3 to model 1; the endpoint serves it$/),
    expect.stringContaining('endpoint deleted; a call to it is refused'),
    expect.stringMatching(
      /^ledger: promoted 1, deployed 1, promoted 3, deployed 3, rolled_back 1, deployed 1, undeployed 1$/,
    ),
  ]);
});
