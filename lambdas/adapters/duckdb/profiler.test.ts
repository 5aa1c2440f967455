import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { DuckDbProfiler } from './profiler.ts';

/** Files in memory, streamed in small chunks so that rows and characters are cut. */
function profile(files: Record<string, string | Buffer>, format: 'csv' | 'jsonl' | 'parquet' = 'csv', chunk = 7) {
  const bytes = new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
  const open = async (key: string) => {
    const content = bytes.get(key) ?? Buffer.alloc(0);
    const chunks: Buffer[] = [];
    for (let start = 0; start < content.length; start += chunk) chunks.push(content.subarray(start, start + chunk));
    return Readable.from(chunks);
  };
  const list = [...bytes].map(([name, content]) => ({ name, key: name, bytes: content.length }));
  return new DuckDbProfiler(open).profile(list, format);
}

describe('profiles', () => {
  it('reads types as the trainer does: codes with leading zeros stay text, missing tokens are missing', async () => {
    const csv = [
      'id,age,zip,active,when,city,note',
      '1,41,00123,true,2024-01-31,"São Paulo, SP",',
      '2,NA,10001,false,2024-02-01,"he said ""hi""",',
      '3,7.5,99999,TRUE,2024-02-02 10:30:00,Köln,',
    ].join('\n');

    const { profile: result, digest } = await profile({ 'a.csv': csv });

    const byName = Object.fromEntries(result.columns.map((column) => [column.name, column]));
    expect(result.rows).toBe(3);
    expect(Object.values(byName).map(({ name, type }) => [name, type])).toEqual([
      ['id', 'number'],
      ['age', 'number'],
      ['zip', 'string'],
      ['active', 'boolean'],
      ['when', 'timestamp'],
      ['city', 'string'],
      ['note', 'string'],
    ]);
    expect(byName['age']).toMatchObject({ missing: 1, distinct: 2, minimum: 7.5, maximum: 41, mean: 24.25 });
    expect(byName['city']?.top.map(({ value }) => value).sort()).toEqual(['Köln', 'São Paulo, SP', 'he said "hi"']);
    expect(byName['note']?.warnings.join()).toContain('missing');
    expect(result.sample[0]).toMatchObject({ id: 1, zip: '00123', active: true, city: 'São Paulo, SP' });
    const inner = createHash('sha256').update(csv).digest();
    expect(digest).toBe(`sha256:${createHash('sha256').update(inner).digest('hex')}`);
  });

  it('gives the same profile for any order of files and any cut into chunks', async () => {
    const parts = { 'b.csv': 'x,y\n3,c\n', 'a.csv': 'x,y\n1,a\n2,"b\nb"\n' };

    const first = await profile(parts, 'csv', 1);
    const second = await profile({ 'a.csv': parts['a.csv'], 'b.csv': parts['b.csv'] }, 'csv', 1000);

    expect(first).toEqual(second);
    expect(first.profile.rows).toBe(3);
  });

  it('reads semicolons and JSON lines', async () => {
    const semicolons = await profile({ 'a.csv': 'x;y\n1;a\n2;b\n' });
    const lines = await profile({ 'a.jsonl': '{"x": 1, "y": "a"}\n\n{"x": null, "y": "b"}' }, 'jsonl');

    expect(semicolons.profile.columns.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(lines.profile).toMatchObject({
      rows: 2,
      columns: [
        { name: 'x', type: 'number', missing: 1 },
        { name: 'y', type: 'string' },
      ],
    });
  });

  it('takes files that differ in separator, line end and empty lines before the header for one table', async () => {
    const { profile: result } = await profile({ 'a.csv': 'x;y\n1;a\n', 'b.csv': '\r\nx,y\r\n2,"b;c"\r\n' });

    expect(result.sample).toEqual([
      { x: 1, y: 'a' },
      { x: 2, y: 'b;c' },
    ]);
  });

  it('warns of decimal commas, which are no numbers', async () => {
    const { profile: result } = await profile({ 'a.csv': 'price;note\n1,5;1,5\n-20,25;x\n;\n' });

    expect(result.columns.map(({ type }) => type)).toEqual(['string', 'string']);
    expect(result.columns[0]?.warnings.join()).toContain('decimal comma');
    expect(result.columns[1]?.warnings).toEqual([]);
  });

  it('warns of decimal commas among whole numbers and points for thousands', async () => {
    const { profile: result } = await profile({ 'a.csv': 'price;code\n1,5;1\n-20;2\n1.250,75;x\n;\n' });

    expect(result.columns.map(({ warnings }) => warnings.join().includes('decimal comma'))).toEqual([true, false]);
  });

  it('warns of ids and of numbers that float32 rounds', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `${20_000_000 + index},k${index}`);
    const { profile: result } = await profile({ 'a.csv': ['n,key', ...rows].join('\n') });

    expect(result.columns[0]?.warnings.join(' ')).toMatch(/id.*16777216|16777216/);
    expect(result.columns[1]?.warnings.join(' ')).toContain('id');
  });
});

describe('rows that are there twice', () => {
  const rows = Array.from({ length: 60 }, (_, index) => `${index + 100},${index % 30},${index % 2 ? '' : 'a'}`);
  const table = (lines: readonly string[]) => ({ 'a.csv': ['order_id,n,note', ...lines].join('\n') });

  it('are counted, and hide no id', async () => {
    const { profile: result } = await profile(table([...rows, ...rows.slice(0, 6)]));

    expect(result.columns[0]?.warnings.join()).toContain('looks like an id');
    expect(result.warnings?.join()).toMatch(/36 of 66 rows repeat another row in every column but "order_id"/);
  });

  it('are counted in a table without an id', async () => {
    const lines = Array.from({ length: 90 }, (_, index) => `${index % 10},${Math.floor(index / 10)}`);
    const { profile: result } = await profile({ 'a.csv': ['x,y', ...lines, ...lines.slice(0, 30)].join('\n') });

    expect(result.warnings?.join()).toMatch(/^30 of 120 rows repeat another row;/);
  });

  it('are not spoken of where there are none, or one in more than a hundred', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => `${index / 2},${index % 7}`);
    const many = { 'a.csv': ['x,y', ...lines, lines[0]].join('\n') };

    expect((await profile(table(rows.slice(0, 30)))).profile.warnings).toEqual([]);
    expect((await profile(many)).profile.warnings).toEqual([]);
  });
});

interface CsvFixture {
  readonly name: string;
  readonly text: string;
  readonly columns?: readonly string[];
  readonly rows?: readonly unknown[];
  readonly fault?: { readonly line: number };
}
const fixtures = new URL('../../../contracts/fixtures/csv/', import.meta.url);

describe.each(
  readdirSync(fixtures).flatMap((file): CsvFixture[] => JSON.parse(readFileSync(new URL(file, fixtures), 'utf8'))),
)('shared fixture: $name', ({ text, columns, rows, fault }) => {
  it('is read as everywhere', async () => {
    const profiled = profile({ 'a.csv': text });

    if (fault) await expect(profiled).rejects.toThrow(`a.csv, line ${fault.line}:`);
    else {
      const { profile: result } = await profiled;
      expect(result.columns.map(({ name }) => name)).toEqual(columns);
      expect(result.rows).toBe(rows?.length);
    }
  });
});

describe('what is no table', () => {
  it.each([
    ['a ragged row', 'a,b\n1,2\n3\n', 'a.csv, line 3: has 1 field; the header has 2'],
    ['a ragged row after a quoted line end', 'a,b\n"x\ny",2\n1,2,3\n', 'a.csv, line 4: has 3 fields'],
    ['a NUL byte', 'a,b\n1,2\n3,\0\n', 'a.csv, line 3: holds a NUL byte'],
    ['Latin-1', Buffer.from('a,b\n1,2\n1,S\xe3o\n', 'latin1'), 'a.csv, line 3: holds bytes that are not UTF-8'],
    ['UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'UTF-16'],
    ['a header only', 'a,b\n', 'holds a header of 2 columns but no rows'],
    ['a header only, without line end', 'a,b', 'holds a header of 2 columns but no rows'],
    ['nothing', '', 'is empty'],
    ['blank lines only', '\n\n', 'is empty'],
    ['a name twice', 'a,a\n1,2\n', '"a" is there twice'],
    ['a column without name', 'a,\n1,2\n', 'column 2 has no name'],
    ['an open quote', 'a,b\n1,"2\n3,4\n', 'line 2: opens a quote that is never closed'],
  ])('names %s', async (_, content, message) => {
    await expect(profile({ 'a.csv': content }, 'csv', 3)).rejects.toMatchObject({
      code: 'invalid_data',
      message: expect.stringContaining(message),
    });
  });

  it('names files that do not fit together, broken JSON lines and broken Parquet', async () => {
    await expect(profile({ 'a.csv': 'x,y\n1,2\n', 'b.csv': 'x,z\n1,2\n' })).rejects.toMatchObject({
      code: 'invalid_data',
      message: expect.stringContaining('b.csv, line 1: has columns x, z'),
    });
    await expect(profile({ 'a.jsonl': '{"x": 1}\n[1]\n' }, 'jsonl')).rejects.toMatchObject({
      code: 'invalid_data',
      message: expect.stringContaining('a.jsonl, line 2'),
    });
    await expect(profile({ 'a.parquet': 'not parquet at all' }, 'parquet')).rejects.toMatchObject({
      code: 'invalid_data',
    });
  });
});
