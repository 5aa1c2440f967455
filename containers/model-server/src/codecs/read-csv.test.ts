import { describe, expect, test } from 'vitest';
import { CSV_FIXTURES } from '../testing/csv-fixtures.ts';
import { readCsv } from './read-csv.ts';

const read = (text: string, names: 'present' | 'absent' | 'unknown', columns: string[]) =>
  readCsv(Buffer.from(text), names, columns);

describe.each(CSV_FIXTURES)('shared fixture: $name', ({ text, columns, rows, fault }) => {
  test('is read as everywhere', () => {
    // Rows of another width are told by their number in the request, not by the line.
    if (fault?.reason === 'ragged_row') {
      const { names, rows: lines } = read(text, 'present', ['a', 'b']);
      expect(lines.some((line) => line.length !== names?.length)).toBe(true);
    } else if (fault) expect(() => read(text, 'present', ['a', 'b'])).toThrow(`Line ${fault.line} of the body`);
    else expect(read(text, 'present', columns)).toEqual({ names: columns, rows });
  });
});

describe('rows without names', () => {
  test('are separated by commas, whatever they hold', () => {
    expect(read('1;5,x\n2;5,y\n', 'unknown', ['a', 'b'])).toEqual({
      names: null,
      rows: [
        ['1;5', 'x'],
        ['2;5', 'y'],
      ],
    });
    expect(read('a;b\n', 'absent', ['a', 'b']).rows).toEqual([['a;b']]);
  });

  test('of one column may be empty lines', () => {
    expect(read('\n1\n\n', 'absent', ['a']).rows).toEqual([[''], ['1'], ['']]);
    expect(read('\n', 'unknown', ['a']).rows).toEqual([['']]);
  });

  test('may begin with a byte order mark', () => {
    expect(read('\ufeff"1",2\r\n', 'unknown', ['a', 'b']).rows).toEqual([['1', '2']]);
  });
});

test('names are looked for with the separator that the first line chooses', () => {
  expect(read('a;b\n1,5;x\n', 'unknown', ['a', 'b'])).toEqual({ names: ['a', 'b'], rows: [['1,5', 'x']] });
});
