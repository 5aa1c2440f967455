import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBFloatVector,
  DuckDBIntegerVector,
  FLOAT,
  INTEGER,
} from '@duckdb/node-api';
import { FlowiError } from '@flowi/contracts/errors';
import type { ModelContract } from '@flowi/contracts/package';
import { ALLOWED } from '../codecs/cells.ts';
import { ANSWERED, NO_FINITE_VALUE, NOT_FINITE, type SettledOutput, withoutAnswer } from '../inference/settle.ts';
import { type ChunkRows, unitRows } from './row-reader.ts';
import { PREDICTION_COLUMN, REASON_COLUMN, ROW_NUMBER, SCORE_PREFIX } from './source-columns.ts';
import { identifier, list, literal } from './sql.ts';
import type { Unit, WorkerSettings } from './unit.ts';

/**
 * Why a row has no answer, as a number in the table of answers: 0 it has one; above, 1 + the column that cannot be read; below, the
 * verdict on it: -1 for NOT_FINITE, then -2 - the column that is missing.
 */
function causeOf(verdict: number): number {
  return verdict === NOT_FINITE ? NOT_FINITE : -1 - verdict;
}

/**
 * Gathers the answers of a unit and writes them beside the columns of its source. Uses a connection of its own: the appender's flush
 * would end, without an error, a stream that is open on the same connection.
 */
export class PartWriter {
  readonly #connection: DuckDBConnection;
  readonly #contract: ModelContract;
  readonly #settings: WorkerSettings;
  readonly #scores: number;
  #appender: DuckDBAppender | null = null;

  constructor(connection: DuckDBConnection, contract: ModelContract, settings: WorkerSettings) {
    this.#connection = connection;
    this.#contract = contract;
    this.#settings = settings;
    this.#scores = settings.scores && contract.outputs.scores !== null ? (contract.classes?.length ?? 0) : 0;
  }

  get withScores(): boolean {
    return this.#scores > 0;
  }

  async begin(): Promise<void> {
    const answer = this.#contract.task === 'classification' ? 'INTEGER' : 'FLOAT';
    const scores = Array.from({ length: this.#scores }, (_, index) => `, score${index} FLOAT`).join('');
    await this.#connection.run(`CREATE OR REPLACE TABLE answers (cause INTEGER, answer ${answer}${scores})`);
    this.#appender = await this.#connection.createAppender('answers');
  }

  /** Adds a chunk's rows. @returns how many of them have an answer */
  add(rows: ChunkRows, output: SettledOutput | null): number {
    const classification = this.#contract.task === 'classification';
    const types = [INTEGER, classification ? INTEGER : FLOAT, ...Array.from({ length: this.#scores }, () => FLOAT)];
    const chunk = DuckDBDataChunk.create(types, rows.rows);
    const causes = rows.unreadable.slice();
    const answers = classification ? new Int32Array(rows.rows).fill(-1) : new Float32Array(rows.rows).fill(Number.NaN);
    const scores = Array.from({ length: this.#scores }, () => new Float32Array(rows.rows).fill(Number.NaN));
    const given = output?.codes ?? output?.values;
    let [at, answered] = [0, 0];
    for (let row = 0; row < rows.rows; row += 1) {
      if (causes[row] !== 0) continue;
      const verdict = output?.verdicts?.[at] ?? ANSWERED;
      if (verdict === ANSWERED) {
        answers[row] = given?.[at] ?? Number.NaN;
        answered += 1;
        copyScores(scores, row, output?.scores ?? null, at);
      } else causes[row] = causeOf(verdict);
      at += 1;
    }
    for (const [index, values] of [causes, answers, ...scores].entries()) fillColumn(chunk, index, values);
    this.#appender?.appendDataChunk(chunk);
    return answered;
  }

  /** Writes the part file. @throws FlowiError `internal` when its rows are not those of the unit */
  async finish(unit: Unit, path: string): Promise<void> {
    this.#appender?.closeSync();
    const form =
      this.#settings.outputFormat === 'csv'
        ? 'FORMAT csv, HEADER true'
        : 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 131072';
    const gathered = await this.#connection.runAndReadAll('SELECT count(*)::INTEGER FROM answers');
    const written = await this.#connection.run(
      `COPY (SELECT ${this.#selection()} FROM ${unitRows(unit)} source POSITIONAL JOIN answers) TO ${literal(path)} (${form})`,
    );
    const rows = unit.to - unit.from;
    const counted = Number(gathered.getRowsJson()[0]?.[0]);
    if (counted !== rows || written.rowsChanged !== rows) {
      throw new FlowiError(
        'internal',
        `Rows were lost: ${rows} read, ${counted} scored, ${written.rowsChanged} written to ${path}`,
      );
    }
  }

  #selection(): string {
    const { classes } = this.#contract;
    const typed = this.#typedColumns();
    const replace = typed.length > 0 ? ` REPLACE (${typed.join(', ')})` : '';
    // Position 0 of a list is NULL, so that a row without an answer needs no mark of its own.
    const answer = classes
      ? `list_extract(${list(classes.map(classLiteral))}, answers.answer + 1)`
      : nullIfNan('answers.answer');
    const scores = (classes ?? []).slice(0, this.#scores);
    return [
      `source.* EXCLUDE (${identifier(ROW_NUMBER)})${replace}`,
      `${answer} AS ${identifier(PREDICTION_COLUMN)}`,
      ...scores.map(
        (name, index) => `${nullIfNan(`answers.score${index}`)} AS ${identifier(`${SCORE_PREFIX}${name}`)}`,
      ),
      `${this.#reason()} AS ${identifier(REASON_COLUMN)}`,
    ].join(', ');
  }

  /** Types for what was text, where the output has types; what cannot be read is said in the reason. */
  #typedColumns(): string[] {
    if (!this.#settings.textSource || this.#settings.outputFormat === 'csv') return [];
    const types = { number: 'DOUBLE', boolean: 'BOOLEAN', string: 'VARCHAR' } as const;
    return this.#contract.columns.map(
      ({ name, type }) => `TRY_CAST(source.${identifier(name)} AS ${types[type]}) AS ${identifier(name)}`,
    );
  }

  #reason(): string {
    const { columns } = this.#contract;
    const unreadable = columns.map(({ name, type }, index) => {
      const given = `left(CAST(source.${identifier(name)} AS VARCHAR), 60)`;
      return `WHEN ${index + 1} THEN concat(${literal(`column ${JSON.stringify(name)}: given `)}, ${given}, ${literal(`; allowed: ${ALLOWED[type]}`)})`;
    });
    const missing = columns.map(({ name }, index) => `WHEN ${causeOf(index + 1)} THEN ${literal(withoutAnswer(name))}`);
    const cases = [...unreadable, ...missing, `WHEN ${NOT_FINITE} THEN ${literal(NO_FINITE_VALUE)}`];
    return `CASE answers.cause ${cases.join(' ')} END`;
  }
}

/** Scores of row `at` of an answer, to row `row` of one column a class. */
function copyScores(columns: readonly Float32Array[], row: number, scores: Float32Array | null, at: number): void {
  for (const [index, column] of columns.entries()) column[row] = scores?.[at * columns.length + index] ?? Number.NaN;
}

function nullIfNan(value: string): string {
  return `CASE WHEN isnan(${value}) THEN NULL ELSE ${value} END`;
}

function classLiteral(name: string | number | boolean): string {
  if (typeof name === 'string') return literal(name);
  return typeof name === 'boolean' || Number.isInteger(name) ? String(name) : `${name.toExponential()}::DOUBLE`;
}

function fillColumn(chunk: DuckDBDataChunk, index: number, values: Int32Array | Float32Array): void {
  const vector = chunk.getColumnVector(index);
  if (vector instanceof DuckDBIntegerVector) vector['items'].set(values);
  else if (vector instanceof DuckDBFloatVector) vector['items'].set(values);
  else throw new TypeError(`DuckDB made a ${vector.type} where numbers were asked for`);
  vector.flush();
}
