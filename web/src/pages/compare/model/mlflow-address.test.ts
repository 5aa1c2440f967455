import { expect, it } from 'vitest';
import { makeRun, makeTrials } from '../../../testing/make-records.ts';
import { rowsOf } from './compare-row.ts';
import { trackerPlace } from './mlflow-address.ts';

const SITE = 'http://127.0.0.1:4600/mlflow';

function rows(trackerUrl: string | null, tracked = true) {
  const trials = makeTrials().map((trial) => ({ ...trial, trackerRunId: tracked ? `mlflow-${trial.number}` : null }));
  return rowsOf([makeRun({ trackerUrl })], trials);
}

it('lays the tracked trials side by side in MLflow', () => {
  const place = trackerPlace(rows(`${SITE}/#/experiments/3`).slice(0, 2));

  expect(place?.compares).toBe(true);
  const [page, query] = place?.href.split('?') ?? [];
  expect(page).toBe(`${SITE}/#/compare-runs`);
  expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
    runs: '["mlflow-1","mlflow-2"]',
    experiments: '["3"]',
  });
});

it('leads to the experiment where there is nothing to lay side by side', () => {
  const href = `${SITE}/#/experiments/3`;

  expect(trackerPlace(rows(href, false))).toEqual({ href, compares: false });
  expect(trackerPlace(rows(href).slice(0, 1))).toEqual({ href, compares: false });
  expect(trackerPlace(rows('https://tracker.example/elsewhere'))).toMatchObject({ compares: false });
});

it('leads nowhere when nothing was tracked', () => {
  expect(trackerPlace(rows(null))).toBeNull();
});
