import { routes } from '@flowi/contracts/api';
import type { ColumnCounts } from '@flowi/contracts/package';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeBatchWorld } from '../../test/batches.ts';
import { counts } from '../../test/factories/results.ts';
import type { World } from '../../test/fakes/make-world.ts';

let world: World;
let api: ReturnType<typeof makeBatchWorld>['api'];
let runBatch: ReturnType<typeof makeBatchWorld>['runBatch'];

beforeEach(() => {
  ({ world, api, runBatch } = makeBatchWorld());
});

const told = () => world.fakes.published.at(-1) ?? { subject: '', text: '' };
const predicted = (bins: number[]): ColumnCounts => ({ ...counts(false).prediction, counts: bins });
const reportOf = async (driftReportId: string) =>
  (await api.ok(routes.monitoring.driftReport, { params: { driftReportId } })).report;

describe('rows without an answer', () => {
  it('are counted in the record and named first in the notification', async () => {
    const { record } = await runBatch({ score: { answered: 0 } });

    expect(record).toMatchObject({ state: 'succeeded', rowsOut: 1_000, answered: 0 });
    expect(told().subject).toContain('answered 0 of 1000 rows');
    expect(told().text).toMatch(/0 of 1000 rows were answered; the others carry null and a reason/);
  });

  it('are not spoken of where there are none', async () => {
    const { record } = await runBatch();

    expect(record).toMatchObject({ answered: 1_000, verdict: 'ok', reason: null });
    expect(told().subject).toContain('answered 1000 of 1000 rows');
    expect(told().text).not.toMatch(/null|drift/i);
  });

  it('are not known before anything was scored', async () => {
    const { record } = await runBatch({ count: { counts: counts(true) } });

    expect(record).toMatchObject({ state: 'refused', answered: null, verdict: 'drift' });
  });
});

describe('a batch that was scored although not all is well', () => {
  it('says the verdict and what moved', async () => {
    const { record } = await runBatch({ count: { counts: counts(true) } }, { source: 'rows', ignoreDrift: true });

    expect(record).toMatchObject({ state: 'succeeded', verdict: 'drift', reason: expect.stringContaining('age') });
    expect(told().text).toMatch(/drift check.*drift.*age.*2.*3\.8/s);
  });

  it('says that there were too few rows to judge', async () => {
    const { record } = await runBatch({ count: { counts: counts(false, { rows: 20 }) } });

    expect(record).toMatchObject({ state: 'succeeded', verdict: 'not_enough_data' });
    expect(told().text).toMatch(/not enough data/i);
  });

  it.each(['watch', 'drift'])('says %s of rows that could not be read', async (verdict) => {
    const refused = verdict === 'watch' ? 200 : 2_000;
    const { record } = await runBatch(
      { count: { counts: counts(false, { refused }) } },
      { source: 'rows', ignoreDrift: true },
    );

    expect(record).toMatchObject({ state: 'succeeded', verdict });
    expect(told().text).toMatch(/rows could not be read/);
  });
});

describe('predictions', () => {
  const moved = { counts: counts(false, { prediction: predicted([990, 10]) }) };

  it('that have moved are said afterwards, with the columns in one report; nothing is refused', async () => {
    const { record } = await runBatch({ score: moved });

    expect(record).toMatchObject({ state: 'succeeded', verdict: 'drift', rowsOut: 1_000 });
    expect(record.reason).toMatch(/predictions moved.*were written/is);
    expect(told().text).toContain(record.reason);
    const report = await reportOf(record.driftReportId);
    expect(report).toMatchObject({ verdict: 'drift', prediction: { verdict: 'drift' } });
    expect((await api.ok(routes.monitoring.driftReports, { params: { flowId: 'iris' } })).items).toHaveLength(1);
  });

  it('that are as before change nothing', async () => {
    const { record } = await runBatch({ score: { counts: counts(false, { prediction: predicted([500, 500]) }) } });

    expect(record).toMatchObject({ verdict: 'ok', reason: null });
    expect(await reportOf(record.driftReportId)).toMatchObject({ prediction: { verdict: 'ok' } });
  });
});
