import { FlowiError } from '@flowi/contracts/errors';

/** Rows of a request, ready for the graph. */
export interface DecodedRows {
  /** float32 [rows x features], row after row. */
  readonly matrix: Float32Array;
  readonly rows: number;
}

/** Reads the body of a request. */
export interface RequestRows extends DecodedRows {
  /** True when the body itself asks for scores. */
  readonly scores: boolean;
}

/** @throws FlowiError `prediction_input` for no rows, `request_too_large` for too many */
export function checkRowCount(rows: number, limit: number): void {
  if (rows === 0) throw new FlowiError('prediction_input', 'Given no row; send at least one');
  if (rows > limit) {
    throw new FlowiError(
      'request_too_large',
      `Given ${rows} rows; allowed: ${limit} in a request. Send several requests, or use a batch job.`,
    );
  }
}
