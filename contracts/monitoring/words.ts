import { type ColumnEvidence, levels } from './column-evidence.ts';
import type { ColumnDrift, DriftReport } from './drift-report.schema.ts';
import { total } from './kolmogorov.ts';

/** What moved in a column and by how much, in plain words. */
export function columnWords(evidence: ColumnEvidence, verdict: ColumnDrift['verdict'], effect: number | null): string {
  const { reference, missing, unseen, outOfRange } = evidence;
  const parts = [
    movedWords(evidence, effect),
    Math.abs(missing.window - missing.reference) >= 0.005
      ? `missing ${percent(missing.reference)} -> ${percent(missing.window)}`
      : '',
    unseen.window >= 0.005 ? `${percent(unseen.window)} values never seen in training` : '',
    outOfRange >= 0.005 ? `${percent(outOfRange)} outside the range seen in training` : '',
  ].filter((part) => part !== '');
  return `${reference.column}: ${parts.join('; ') || 'as before'}${ENDINGS[verdict]}`;
}

const ENDINGS: Readonly<Record<ColumnDrift['verdict'], string>> = {
  ok: '',
  watch: ' (may be chance)',
  drift: '',
  not_enough_data: ' (too few rows to judge)',
};

function movedWords(evidence: ColumnEvidence, effect: number | null): string {
  const { reference, window, mean } = evidence;
  if (reference.kind === 'number' && mean && mean.reference !== null && mean.window !== null) {
    const size = effect === null || evidence.test === 'chi_squared' ? '' : `, ${rounded(effect)} standard deviations`;
    return `mean ${rounded(mean.reference)} -> ${rounded(mean.window)}${size}`;
  }
  return reference.kind === 'category' ? levelWords(reference, window) : '';
}

/** The level whose share changed most. */
function levelWords(
  reference: Extract<ColumnEvidence['reference'], { kind: 'category' }>,
  window: ColumnEvidence['window'],
): string {
  const [before, now] = [levels(reference), levels(window)];
  const [n, m] = [total(before), total(now)];
  if (n === 0 || m === 0) return '';
  const changes = before.map((count, level) => ({ level, from: count / n, to: (now[level] ?? 0) / m }));
  const most = changes.reduce((one, other) =>
    Math.abs(other.to - other.from) > Math.abs(one.to - one.from) ? other : one,
  );
  const name = reference.values[most.level] ?? 'other values';
  return `${JSON.stringify(name)} ${percent(most.from)} -> ${percent(most.to)}`;
}

/** The whole window in one sentence, the columns that moved most first. */
export function reportWords(report: Omit<DriftReport, 'words'>): string {
  const { rows } = report;
  const sizes = `${rows.window.toLocaleString('en')} rows against ${rows.reference.toLocaleString('en')} of training`;
  const unreadable =
    rows.refused === 0
      ? []
      : [
          `${rows.refused.toLocaleString('en')} of ${(rows.window + rows.refused).toLocaleString('en')} rows could not be read.`,
        ];
  if (report.verdict === 'not_enough_data') {
    return [...unreadable, `Not enough data: ${sizes}; at least ${rows.minimum} are needed.`].join(' ');
  }
  const moved = report.columns.filter((column) => column.verdict === 'drift').sort((a, b) => relative(b) - relative(a));
  const predictions = report.prediction?.verdict === 'drift' ? [`Predictions moved. ${report.prediction.words}.`] : [];
  if (moved.length === 0 && predictions.length === 0) return [...unreadable, `Nothing moved: ${sizes}.`].join(' ');
  const columns = moved.slice(0, 3).map((column) => `${column.words}.`);
  const counted = `${moved.length} of ${report.columns.length} columns moved (${sizes}).`;
  return [...unreadable, counted, ...columns, ...predictions].join(' ');
}

function relative(column: ColumnDrift): number {
  const shares = Math.max(Math.abs(column.missing.window - column.missing.reference), column.unseen, column.outOfRange);
  return Math.max((column.effect ?? 0) / column.effectLine, shares / 0.05);
}

function percent(share: number): string {
  return `${rounded(share * 100)} %`;
}

/** Three significant digits, without an exponent in the usual range. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
