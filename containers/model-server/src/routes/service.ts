import type { CsvDecoder } from '../codecs/decode-csv.ts';
import type { InferDecoder } from '../codecs/decode-infer.ts';
import type { JsonRowsDecoder } from '../codecs/decode-json.ts';
import type { AnswerEncoder } from '../codecs/encode-answer.ts';
import type { DecodedRows } from '../codecs/rows.ts';
import type { SettledOutput } from '../inference/settle.ts';
import type { ModelPackage } from '../model-package.ts';

/** What the routes work with: a loaded model, its compiled codecs, and scoring. */
export interface ScoringService {
  readonly model: ModelPackage;
  readonly name: string;
  readonly version: string;
  readonly rowLimit: number;
  readonly decodeJsonRows: JsonRowsDecoder;
  readonly decodeCsv: CsvDecoder;
  readonly decodeInfer: InferDecoder;
  readonly answers: AnswerEncoder;
  /**
   * Predicts and counts rows.
   *
   * @throws FlowiError `prediction_input` for a row without an answer, when such rows are to be refused
   */
  score(rows: DecodedRows, wanted: Wanted): Promise<SettledOutput>;
}

export interface Wanted {
  readonly scores: boolean;
  readonly inferenceId: string;
  /** What becomes of rows that the model has no answer for: they are answered with a reason, or the request is refused. */
  readonly unanswered: 'reason' | 'refuse';
}

/** A request whose body was read. */
export interface RouteRequest {
  readonly body: Buffer;
  readonly header: (name: string) => string | undefined;
  readonly query: URLSearchParams;
  readonly inferenceId: string;
}
