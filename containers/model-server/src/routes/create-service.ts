import { compileCsv } from '../codecs/decode-csv.ts';
import { compileInfer } from '../codecs/decode-infer.ts';
import { compileJsonRows } from '../codecs/decode-json.ts';
import { compileAnswers } from '../codecs/encode-answer.ts';
import { refuseUnanswered } from '../codecs/encode-infer.ts';
import type { DecodedRows } from '../codecs/rows.ts';
import { createBatcher } from '../inference/batcher.ts';
import type { InferenceSession } from '../inference/session.ts';
import { compileSettler, type SettledOutput } from '../inference/settle.ts';
import type { ModelPackage } from '../model-package.ts';
import type { Monitor } from '../monitoring/monitor.ts';
import type { ServerMetrics } from './metrics.ts';
import type { ScoringService, Wanted } from './service.ts';

const MOST_ROWS_OF_A_CALL = 4_096;

export interface ServiceOptions {
  readonly model: ModelPackage;
  readonly session: InferenceSession;
  readonly name: string;
  readonly version: string;
  readonly rowLimit: number;
  readonly metrics: ServerMetrics;
  readonly monitor: Monitor;
}

/** Compiles the codecs of a model and joins them with its session and its monitor. */
export function createService(options: ServiceOptions): ScoringService {
  const { model, session, metrics, monitor, rowLimit } = options;
  const { encoder, contract } = model;
  const predictor = createBatcher({
    session,
    width: encoder.width,
    classes: contract.classes?.length ?? 0,
    mostRows: MOST_ROWS_OF_A_CALL,
    onBatch: metrics.batch,
  });
  const settler = compileSettler(contract);
  const score = async ({ matrix, rows }: DecodedRows, wanted: Wanted): Promise<SettledOutput> => {
    const output = settler.settle(matrix, await predictor.predict(matrix, rows, wanted.scores));
    if (wanted.unanswered === 'refuse') refuseUnanswered(output, contract);
    metrics.scored(rows);
    monitor.scored(wanted.inferenceId, matrix, output);
    return output;
  };
  return {
    model,
    name: options.name,
    version: options.version,
    rowLimit,
    decodeJsonRows: compileJsonRows(encoder, rowLimit),
    decodeCsv: compileCsv(encoder, rowLimit),
    decodeInfer: compileInfer(encoder, rowLimit),
    answers: compileAnswers(contract, settler),
    score,
  };
}

/** One prediction of missing values, so that the first caller does not pay for what the runtime does only once. */
export async function warmUp({ encoder, contract }: ModelPackage, session: InferenceSession): Promise<void> {
  const matrix = new Float32Array(encoder.width);
  encoder.encode(
    contract.columns.map(() => null),
    matrix,
    0,
  );
  await session.run(matrix, 1, contract.outputs.scores !== null);
}
