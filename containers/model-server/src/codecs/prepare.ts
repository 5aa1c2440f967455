import { FlowiError } from '@flowi/contracts/errors';
import type { PrepareStep } from '@flowi/contracts/package';

/** Text of each slot; null is missing. */
export type Texts = (string | null)[];
type Step = (texts: Texts) => void;

/** A contract's text operations, compiled: columns are slots of an array, names are gone. */
export interface PreparePlan {
  /** Slots in all; the first ones are the raw text columns in the order given. */
  readonly slots: number;
  /** Slot of each column that is there after the steps. */
  readonly slotOf: ReadonlyMap<string, number>;
  /** Runs the steps on the slots of one row, in place. */
  run(texts: Texts): void;
}

/**
 * Compiles `prepare`. Semantics are those of the trainer; the fixtures in contracts/fixtures/prepare hold both to them.
 *
 * @throws FlowiError `invalid_data` when a step reads a column that is not there
 */
export function compilePrepare(steps: readonly PrepareStep[], textColumns: readonly string[]): PreparePlan {
  const slotOf = new Map(textColumns.map((name, slot) => [name, slot]));
  const allocate = slotAllocator(slotOf, textColumns.length);
  const compiled: Step[] = [];
  for (const step of steps) {
    const source = slotOf.get(step.column);
    if (source === undefined) throw unknownColumn(step, [...slotOf.keys()]);
    compiled.push(compileStep(step, source, allocate));
    if (step.op === 'split_string' && !step.keep && !step.outputs.includes(step.column)) slotOf.delete(step.column);
  }
  const run = (texts: Texts) => {
    for (const step of compiled) step(texts);
  };
  return { slots: allocate.used(), slotOf, run };
}

interface SlotAllocator {
  (name: string): number;
  used(): number;
}

function slotAllocator(slotOf: Map<string, number>, first: number): SlotAllocator {
  let next = first;
  const allocate = (name: string) => {
    const slot = slotOf.get(name) ?? next++;
    slotOf.set(name, slot);
    return slot;
  };
  return Object.assign(allocate, { used: () => next });
}

function compileStep(step: PrepareStep, source: number, allocate: SlotAllocator): Step {
  if (step.op === 'split_string') return split(source, step.separator, step.outputs.map(allocate));
  if (step.op === 'substring') return change(source, (text) => substring(text, step.start, step.end));
  const { find, replacement } = step;
  // A function, since a plain replacement text gives `$` a meaning.
  return change(source, (text) => text.replaceAll(find, () => replacement));
}

function change(slot: number, edit: (text: string) => string): Step {
  return (texts) => {
    const text = texts[slot];
    if (typeof text === 'string') texts[slot] = edit(text);
  };
}

function split(source: number, separator: string, outputs: readonly number[]): Step {
  return (texts) => {
    const parts = texts[source]?.split(separator) ?? [];
    outputs.forEach((slot, index) => {
      texts[slot] = parts[index] ?? null;
    });
  };
}

/** Positions count code points; a text without surrogates has one UTF-16 unit for each. */
function substring(text: string, start: number, end: number | null): string {
  const last = end ?? undefined;
  return /[\ud800-\udfff]/.test(text) ? Array.from(text).slice(start, last).join('') : text.slice(start, last);
}

function unknownColumn(step: PrepareStep, known: readonly string[]): FlowiError {
  return new FlowiError(
    'invalid_data',
    `The model's contract runs ${step.op} on the column ${JSON.stringify(step.column)}, which is not there; text columns: ${known.join(', ') || 'none'}. Train the model again.`,
  );
}
