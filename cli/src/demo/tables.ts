import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A table of text cells as read from a simple CSV file without quoted cells. */
export interface Table {
  header: string[];
  rows: string[][];
}

export async function readTable(path: string): Promise<Table> {
  const [header = [], ...rows] = (await readFile(path, 'utf8'))
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return { header, rows };
}

/** What the rows of a made-up batch look like. */
export interface BatchShape {
  rows: number;
  /** Column that the batch must not have: the answer. */
  target: string;
  /** Added to every number of the named columns, to move them away from what the model was trained on. */
  shift: Readonly<Record<string, number>>;
}

/** Writes rows drawn from the table with a little noise on every number: always the same rows for the same arguments. */
export async function writeBatch(path: string, table: Table, { rows, target, shift }: BatchShape): Promise<void> {
  const random = mulberry32(20_251);
  const columns = table.header.flatMap((name, index) =>
    name === target ? [] : [{ name, index, move: shift[name] ?? 0 }],
  );
  function* lines(): Generator<string> {
    yield `${columns.map(({ name }) => name).join(',')}\n`;
    for (let row = 0; row < rows; row++) {
      const source = table.rows[Math.floor(random() * table.rows.length)] ?? [];
      yield `${columns.map(({ index, move }) => jitter(source[index] ?? '', move, random)).join(',')}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

function jitter(cell: string, move: number, random: () => number): string {
  if (cell === '' || Number.isNaN(Number(cell))) return cell;
  return (Number(cell) + move + (random() - 0.5) * 0.1).toFixed(2);
}

/** 32-bit generator of uniform numbers in [0, 1): small, seeded, the same everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
