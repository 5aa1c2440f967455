import { rm } from 'node:fs/promises';
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
import { ANSWERED, type SettledOutput } from '../inference/settle.ts';
import { answerColumns, causeOf } from './answer-columns.ts';
import { appendColumns, copyableGroups } from './parquet/append-columns.ts';
import { type ChunkRows, unitRows } from './row-reader.ts';
import { ROW_NUMBER } from './source-columns.ts';
import { identifier, literal } from './sql.ts';
import type { Unit, WorkerSettings } from './unit.ts';

/** Row groups with fewer rows, on average, are not worth keeping: larger ones take less space and time. */
const SMALL_GROUP = 10_000;
const PARQUET = 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1';

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
  #unreadable = false;

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
    this.#unreadable = false;
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
    this.#unreadable ||= rows.readable < rows.rows;
    return answered;
  }

  /** Writes the part file. @throws FlowiError `internal` when its rows are not those of the unit */
  async finish(unit: Unit, path: string): Promise<void> {
    this.#appender?.closeSync();
    const gathered = await this.#connection.runAndReadAll('SELECT count(*)::INTEGER FROM answers');
    const counted = Number(gathered.getRowsJson()[0]?.[0]);
    const rows = unit.to - unit.from;
    const groups = await this.#keptGroups(unit);
    const written = groups ? await this.#appendTo(unit, groups, path) : await this.#copy(unit, path);
    if (counted !== rows || written !== rows)
      throw new FlowiError(
        'internal',
        `Rows were lost: ${rows} read, ${counted} scored, ${written} written to ${path}`,
      );
  }

  /** Rows of the row groups of a unit that become those of its part file as they are; null when all columns are to be written anew. */
  async #keptGroups(unit: Unit): Promise<readonly number[] | null> {
    if (this.#settings.textSource || this.#settings.outputFormat === 'csv') return null;
    const groups = await copyableGroups(unit);
    return groups && unit.to - unit.from >= groups.length * SMALL_GROUP ? groups : null;
  }

  /** Writes the answers alone, a file a row group, and appends them to the pages of the source. */
  async #appendTo(unit: Unit, groups: readonly number[], path: string): Promise<number> {
    const added: string[] = [];
    let [from, written] = [0, 0];
    for (const rows of groups) {
      const to = from + rows;
      const file = `${path}.${added.length}.answers`;
      const columns = answerColumns(this.#contract, this.#scores, this.#unreadable);
      const answers = `(SELECT * FROM answers WHERE rowid >= ${from} AND rowid < ${to}) answers`;
      const source = unitRows({ ...unit, from: unit.from + from, to: unit.from + to });
      const tables = this.#unreadable ? `${source} source POSITIONAL JOIN ${answers}` : answers;
      written += await this.#run(
        `COPY (SELECT ${columns} FROM ${tables}) TO ${literal(file)} (${PARQUET}, ROW_GROUP_SIZE ${rows})`,
      );
      added.push(file);
      from = to;
    }
    await appendColumns(unit, added, path);
    for (const file of added) await rm(file);
    return written;
  }

  /** Writes columns of the source and answers anew. */
  #copy(unit: Unit, path: string): Promise<number> {
    const form =
      this.#settings.outputFormat === 'csv' ? 'FORMAT csv, HEADER true' : `${PARQUET}, ROW_GROUP_SIZE 131072`;
    const typed = this.#typedColumns();
    const replace = typed.length > 0 ? ` REPLACE (${typed.join(', ')})` : '';
    const columns = `source.* EXCLUDE (${identifier(ROW_NUMBER)})${replace}, ${answerColumns(this.#contract, this.#scores, true)}`;
    return this.#run(
      `COPY (SELECT ${columns} FROM ${unitRows(unit)} source POSITIONAL JOIN answers) TO ${literal(path)} (${form})`,
    );
  }

  async #run(copy: string): Promise<number> {
    return (await this.#connection.run(copy)).rowsChanged;
  }

  /** Types for what was text, where the output has types; what cannot be read is said in the reason. */
  #typedColumns(): string[] {
    if (!this.#settings.textSource || this.#settings.outputFormat === 'csv') return [];
    const types = { number: 'DOUBLE', boolean: 'BOOLEAN', string: 'VARCHAR' } as const;
    return this.#contract.columns.map(
      ({ name, type }) => `TRY_CAST(source.${identifier(name)} AS ${types[type]}) AS ${identifier(name)}`,
    );
  }
}

/** Scores of row `at` of an answer, to row `row` of one column a class. */
function copyScores(columns: readonly Float32Array[], row: number, scores: Float32Array | null, at: number): void {
  let place = at * columns.length;
  for (const column of columns) {
    column[row] = scores?.[place] ?? Number.NaN;
    place += 1;
  }
}

function fillColumn(chunk: DuckDBDataChunk, index: number, values: Int32Array | Float32Array): void {
  const vector = chunk.getColumnVector(index);
  if (vector instanceof DuckDBIntegerVector) vector['items'].set(values);
  else if (vector instanceof DuckDBFloatVector) vector['items'].set(values);
  else throw new TypeError(`DuckDB made a ${vector.type} where numbers were asked for`);
  vector.flush();
}
