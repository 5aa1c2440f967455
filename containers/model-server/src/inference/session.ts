/** What a model answers for some rows. Arrays are views of the answer of a whole batch. */
export interface ModelOutput {
  readonly rows: number;
  /** Index into the contract's classes, a row each; null for regression. */
  readonly codes: Int32Array | null;
  /** Values, a row each; null for classification. */
  readonly values: Float32Array | null;
  /** [rows x classes], row after row; null when not asked for or not there. */
  readonly scores: Float32Array | null;
}

/** A loaded model. One call at a time. */
export interface InferenceSession {
  /** @param matrix float32 [rows x features], row after row; not kept */
  run(matrix: Float32Array, rows: number, withScores: boolean): Promise<ModelOutput>;
  close(): Promise<void>;
}
