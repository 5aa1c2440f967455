import { FlowiError } from '@flowi/contracts/errors';
import { isJsonObject, type JsonObject, type JsonRowsDecoder, parseJsonBody } from './decode-json.ts';
import { inputError, ProblemList, shortened } from './input-error.ts';
import type { RequestRows } from './rows.ts';

const FORMS = ['instances', 'dataframe_records', 'dataframe_split'] as const;
const ALLOWED_BODY =
  'an array of records or of arrays, one record, {"instances": [...]}, {"dataframe_records": [...]} or {"dataframe_split": {"columns": [...], "data": [...]}}';

/**
 * Reads a JSON body of /invocations. Besides plain rows, the forms that SageMaker, TensorFlow Serving and MLflow callers
 * send; beside those, `"parameters": {"scores": true}` asks for scores.
 */
export function decodeJsonInvocation(body: Buffer, decodeRows: JsonRowsDecoder): RequestRows {
  const document = parseJsonBody(body);
  if (Array.isArray(document)) return { ...decodeRows(document), scores: false };
  if (!isJsonObject(document)) {
    throw inputError([
      {
        row: null,
        column: null,
        given: shortened(document),
        allowed: ALLOWED_BODY,
        message: `Given ${shortened(document)}; allowed: ${ALLOWED_BODY}`,
      },
    ]);
  }
  const form = FORMS.find((key) => typeof document[key] === 'object' && document[key] !== null);
  if (form === undefined) return { ...decodeRows([document]), scores: false };
  refuseUnknownKeys(document, form);
  const rows = form === 'dataframe_split' ? splitRows(document[form]) : document[form];
  if (!Array.isArray(rows))
    throw new FlowiError('invalid_request', `"${form}" is not an array of rows; allowed: ${ALLOWED_BODY}`);
  return { ...decodeRows(rows), scores: asksForScores(document['parameters']) };
}

function refuseUnknownKeys(document: JsonObject, form: string): void {
  const unknown = Object.keys(document).filter((key) => key !== form && key !== 'parameters');
  if (unknown.length > 0) {
    throw new FlowiError(
      'invalid_request',
      `Given ${unknown.join(', ')} beside "${form}"; allowed beside it: parameters`,
    );
  }
}

/** Records from column names and rows of values, so that the columns may come in any order. */
function splitRows(table: unknown): unknown[] {
  const columns = isJsonObject(table) ? table['columns'] : undefined;
  const data = isJsonObject(table) ? table['data'] : undefined;
  if (!Array.isArray(columns) || !Array.isArray(data) || !columns.every((name) => typeof name === 'string')) {
    throw new FlowiError('invalid_request', '"dataframe_split" needs "columns" (names) and "data" (rows of values)');
  }
  refuseTwice(columns);
  return data.map((row, index) => {
    if (Array.isArray(row) && row.length === columns.length)
      return Object.fromEntries(columns.map((name, at) => [name, row[at]]));
    const given = Array.isArray(row) ? `${row.length} values` : shortened(row);
    const allowed = `${columns.length} values, one for each of "columns"`;
    throw inputError([
      { row: index, column: null, given, allowed, message: `row ${index}: given ${given}; allowed: ${allowed}` },
    ]);
  });
}

/** Of two values under one name only one would be read. */
function refuseTwice(columns: readonly string[]): void {
  const problems = new ProblemList();
  const seen = new Set<string>();
  for (const column of columns) {
    if (seen.has(column)) problems.add({ row: null, column, given: 'the column twice', allowed: 'each column once' });
    seen.add(column);
  }
  problems.throwIfAny();
}

function asksForScores(parameters: unknown): boolean {
  if (parameters === undefined) return false;
  const scores = isJsonObject(parameters) ? parameters['scores'] : undefined;
  if (typeof scores === 'boolean') return scores;
  throw new FlowiError(
    'invalid_request',
    `Given ${shortened(parameters)} as "parameters"; allowed: {"scores": true} or {"scores": false}`,
  );
}
