import { FlowiError } from '@flowi/contracts/errors';
import type { ModelContract } from '@flowi/contracts/package';
import { InferenceSession as OnnxSession, Tensor } from 'onnxruntime-node';
import type { InferenceSession, ModelOutput } from './session.ts';

/**
 * Loads a graph with one thread and no spinning: a small graph takes microseconds, and processes or workers give more cores.
 *
 * @throws FlowiError `unsupported` when the graph lacks what the contract promises
 */
export async function loadOnnxSession(path: string, contract: ModelContract): Promise<InferenceSession> {
  const session = await OnnxSession.create(path, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  });
  const { code, value, scores } = contract.outputs;
  const plain = [code ?? value].filter((name) => name !== null);
  const full = [...plain, ...(scores === null ? [] : [scores])];
  checkNames(session, ['input'], full);
  const width = contract.features.length;
  return {
    run: async (matrix, rows, withScores) => {
      const input = new Tensor('float32', matrix, [rows, width]);
      return readOutputs(await session.run({ input }, withScores ? full : plain), rows);
    },
    close: () => session.release(),
  };
}

function checkNames(session: OnnxSession, inputs: readonly string[], outputs: readonly string[]): void {
  const missing = [
    ...inputs.filter((name) => !session.inputNames.includes(name)),
    ...outputs.filter((name) => !session.outputNames.includes(name)),
  ];
  if (missing.length === 0 && outputs.length > 0) return;
  throw new FlowiError(
    'unsupported',
    `The graph lacks ${missing.join(', ') || 'an output'}, which its contract promises. Train the model again.`,
  );
}

function readOutputs(outputs: OnnxSession.OnnxValueMapType, rows: number): ModelOutput {
  const floats = (name: string) => {
    const data = outputs[name] instanceof Tensor ? outputs[name].data : null;
    return data instanceof Float32Array ? data : null;
  };
  const codes = outputs['label_code'] instanceof Tensor ? outputs['label_code'].data : null;
  return {
    rows,
    codes: codes instanceof BigInt64Array ? narrow(codes) : null,
    values: floats('value'),
    scores: floats('scores'),
  };
}

/** Class codes as 32-bit integers. Every second half is the low one; to convert one big integer at a time takes as long as a small graph. */
function narrow(codes: BigInt64Array): Int32Array {
  const halves = new Int32Array(codes.buffer, codes.byteOffset, codes.length * 2);
  const low = new Int32Array(codes.length);
  for (let index = 0; index < low.length; index += 1) low[index] = halves[index * 2] ?? -1;
  return low;
}
