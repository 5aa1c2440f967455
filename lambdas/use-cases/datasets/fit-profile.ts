import { gzipSync } from 'node:zlib';
import type { ColumnProfile, Histogram, Profile } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';

/** Compressed bytes that a profile may take in its record, which has room for 400 KB and holds the files as well. */
const LARGEST = 300_000;

/** What is kept of each column and of the sample. */
interface Detail {
  readonly top: number;
  readonly text: number;
  readonly bins: number;
  readonly sampleRows: number;
}

/** From much to little; a table of 2,000 columns of numbers that are all different needs the second. */
const DETAILS: readonly Detail[] = [
  { top: 3, text: 60, bins: 20, sampleRows: 5 },
  { top: 0, text: 40, bins: 10, sampleRows: 5 },
  { top: 0, text: 20, bins: 5, sampleRows: 1 },
  { top: 0, text: 20, bins: 0, sampleRows: 0 },
];

/**
 * A profile that fits its record: as it is, or with less detail for very wide tables.
 *
 * @throws FlowiError invalid_data when even names and ranges of the columns are too much
 */
export function fitProfile(profile: Profile): Profile {
  if (fits(profile)) return profile;
  for (const detail of DETAILS) {
    const reduced = reduce(profile, detail);
    if (fits(reduced)) return reduced;
  }
  throw new FlowiError(
    'invalid_data',
    sayProblem('dataset.too_wide', { columns: profile.columns.length, most: LARGEST }),
  );
}

function fits(profile: Profile): boolean {
  return gzipSync(JSON.stringify(profile)).length <= LARGEST;
}

function reduce(profile: Profile, detail: Detail): Profile {
  return {
    ...profile,
    columns: profile.columns.map((column) => reduceColumn(column, detail)),
    sample: profile.sample.slice(0, detail.sampleRows).map((row) => {
      const cells = Object.entries(row).map(([name, value]) => [name, shorten(value, detail)]);
      return Object.fromEntries(cells);
    }),
    reduced: true,
  };
}

function reduceColumn({ histogram, ...column }: ColumnProfile, detail: Detail): ColumnProfile {
  const merged = histogram && mergeBins(histogram, detail.bins);
  return {
    ...column,
    minimum: shorten(column.minimum, detail),
    maximum: shorten(column.maximum, detail),
    top: column.top.slice(0, detail.top).map(({ value, count }) => ({ value: shorten(value, detail), count })),
    ...(merged && { histogram: merged }),
  };
}

/** At most `bins` bins, each made of the same number of neighbours; a histogram that cannot be divided so is left out. */
function mergeBins({ low, high, counts }: Histogram, bins: number): Histogram | undefined {
  if (counts.length <= bins) return { low, high, counts };
  if (bins === 0 || counts.length % bins !== 0) return undefined;
  const size = counts.length / bins;
  const merged = Array.from({ length: bins }, (_, index) =>
    counts.slice(index * size, (index + 1) * size).reduce((sum, count) => sum + count, 0),
  );
  return { low, high, counts: merged };
}

function shorten<Value>(value: Value, { text }: Detail): Value | string {
  return typeof value === 'string' ? value.slice(0, text) : value;
}
