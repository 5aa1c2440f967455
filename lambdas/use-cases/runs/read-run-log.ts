import { readLogLines } from '@flowi/contracts/events';
import { ATTEMPT_FILES, modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { RunKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { hasEnded } from '../support/transition.ts';

/** A reply stays well below what a function may answer. */
const CHUNK_BYTES = 1_000_000;

export interface LogRequest extends RunKey {
  /** The current one when left out. */
  readonly attempt?: number | undefined;
  /** Byte to read on from. */
  readonly from: number;
  /** Only lines about this node of the flow. */
  readonly node?: string | undefined;
}

/** The part of a log that follows byte `from`; `next` is where to go on. */
export async function readRunLog(
  ports: Pick<Ports, 'runs' | 'modelStore'>,
  request: LogRequest,
): Promise<{ attempt: number; text: string; next: number; finished: boolean }> {
  const { projectId, runId, from } = request;
  const run = found(await ports.runs.find(request), 'absent.run', { run: runId });
  const attempt = request.attempt ?? run.attempt;
  const over = attempt < run.attempt || hasEnded(run.state);
  const range = await ports.modelStore.readRange(
    `${modelKeys.attempt(projectId, runId, attempt)}${ATTEMPT_FILES.log}`,
    from,
    CHUNK_BYTES,
  );
  if (range === null) return { attempt, text: '', next: from, finished: over };
  const atEnd = over && from + range.bytes.length >= range.size;
  const whole = atEnd ? range.bytes : wholePart(range.bytes, request.node);
  const next = from + whole.length;
  const text = new TextDecoder().decode(whole);
  return { attempt, text: ofNode(text, request.node), next, finished: over && next >= range.size };
}

/** Lines can be told apart only when they are whole; else a character must be. */
function wholePart(bytes: Uint8Array, node: string | undefined): Uint8Array {
  const lines = node === undefined ? 0 : bytes.lastIndexOf(LINE_END) + 1;
  // A line longer than a reply is cut: nobody would get past it otherwise.
  const cut = node === undefined || (lines === 0 && bytes.length === CHUNK_BYTES);
  return cut ? wholeCharacters(bytes) : bytes.subarray(0, lines);
}

function ofNode(text: string, node: string | undefined): string {
  if (node === undefined) return text;
  return readLogLines(text)
    .filter(({ nodeId }) => nodeId === node)
    .map((line) => `${line.text}\n`)
    .join('');
}

const LINE_END = 0x0a;
const CONTINUATION = 0b1000_0000;
const LONGEST_CHARACTER = 4;

/** Leaves out a character at the end whose last bytes have not been read yet. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(LONGEST_CHARACTER, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < CONTINUATION) return bytes;
    const isLead = (byte & 0b1100_0000) === 0b1100_0000;
    if (isLead) return back < lengthOf(byte) ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

function lengthOf(lead: number): number {
  if (lead >= 0b1111_0000) return 4;
  return lead >= 0b1110_0000 ? 3 : 2;
}
