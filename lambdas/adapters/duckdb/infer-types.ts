import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal, numberOf, rowsOf } from './sql.ts';
import { trimmed, wordOf } from './words.ts';

/** What the texts of a column say. */
export interface InferredType {
  readonly type: 'number' | 'boolean' | 'string' | 'timestamp';
  /** Whole numbers only. */
  readonly whole: boolean;
}

/** The forms of numbers, booleans and dates, as the trainer reads them. */
const NUMBER = String.raw`[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?`;
const LEADING_ZERO = '[+-]?0[0-9].*';
const WHOLE = '[+-]?[0-9]{1,18}';
const BOOLEAN = '(true|false|True|False|TRUE|FALSE)';
const DATE = String.raw`[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)?`;

/** A row becomes a list of as many texts. */
const COLUMNS_AT_ONCE = 500;
/** Most forms are ruled out by the first rows; only what is left is held against the whole table. */
const FIRST_ROWS = 100;

const FORMS = ['number', 'plain', 'whole', 'boolean', 'date'] as const;
type Form = (typeof FORMS)[number];

/** Types of columns of texts, in their order: the narrowest that fits every word of the column. */
export async function inferTypes(
  connection: DuckDBConnection,
  table: string,
  names: readonly string[],
): Promise<InferredType[]> {
  const early = await formsOf(connection, `(FROM ${table} LIMIT ${FIRST_ROWS})`, names, new Map());
  const fitting = await formsOf(connection, table, names, early);
  return names.map((name) => typeOf(fitting.get(name)));
}

/** Forms that all words of a column have. Columns without words are left out: any form would do. */
type Fitting = ReadonlyMap<string, readonly Form[]>;

/** Which forms fit the columns of a table, of those that are open: all, for columns not spoken of. */
async function formsOf(
  connection: DuckDBConnection,
  table: string,
  names: readonly string[],
  open: Fitting,
): Promise<Fitting> {
  const found = new Map<string, readonly Form[]>();
  const alike = Map.groupBy(names, (name) => (open.get(name) ?? FORMS).join(' '));
  for (const same of alike.values()) {
    const forms = open.get(same[0] ?? '') ?? FORMS;
    for (let start = 0; start < same.length && forms.length > 0; start += COLUMNS_AT_ONCE)
      for (const entry of await fittingOf(connection, table, same.slice(start, start + COLUMNS_AT_ONCE), forms))
        found.set(...entry);
  }
  return found;
}

/**
 * One line a text instead of one a row: patterns are then made once instead of once a column, which for wide tables is most of
 * the work.
 */
async function fittingOf(
  connection: DuckDBConnection,
  table: string,
  names: readonly string[],
  forms: readonly Form[],
): Promise<[string, readonly Form[]][]> {
  const raw = `SELECT unnest(range(${names.length})) AS place, unnest([${names.map(identifier).join(', ')}]) AS raw FROM ${table}`;
  const tests = forms.map((form) => `bool_and(${test(form)}) AS "${form}"`);
  const words = `SELECT place, ${wordOf('cut')} AS word FROM (SELECT place, ${trimmed('raw')} AS cut FROM (${raw}))`;
  const rows = await rowsOf(
    connection,
    `SELECT place, ${tests.join(', ')} FROM (${words}) WHERE word IS NOT NULL GROUP BY place`,
  );
  return rows.map((row) => {
    const fitting = forms.filter((form) => row[form] === true);
    // The others of a number tell kinds of numbers apart and nothing else.
    const open = fitting.filter((form) => fitting.includes('number') || form === 'boolean' || form === 'date');
    return [names[numberOf(row['place']) ?? 0] ?? '', open];
  });
}

/** True where a word has a form. */
function test(form: Form): string {
  const matches = (pattern: string) => `regexp_full_match(word, ${literal(pattern)})`;
  switch (form) {
    case 'number':
      return matches(NUMBER);
    case 'plain':
      return `NOT ${matches(LEADING_ZERO)}`;
    case 'whole':
      return matches(WHOLE);
    case 'boolean':
      return matches(BOOLEAN);
    case 'date':
      return `CASE WHEN ${matches(DATE)} THEN try_cast(word AS TIMESTAMP) IS NOT NULL ELSE false END`;
  }
}

function typeOf(forms: readonly Form[] = []): InferredType {
  if (forms.includes('number') && forms.includes('plain')) return { type: 'number', whole: forms.includes('whole') };
  if (forms.includes('boolean')) return { type: 'boolean', whole: false };
  return { type: forms.includes('date') ? 'timestamp' : 'string', whole: false };
}
