import type { TrialRecord } from '@flowi/contracts/entities';

/** Numbers of trials by run; runs without an entry have all of theirs. */
export type TrialChoice = ReadonlyMap<string, ReadonlySet<number>>;

const MOST = 100_000;

/** Numbers with runs of neighbours as ranges: `1-5,7`. */
function writeNumbers(numbers: ReadonlySet<number>): string {
  const ranges: [number, number][] = [];
  for (const number of [...numbers].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

/** Takes from a text of ranges what it can. */
function readNumbers(text: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const part of text.split(',')) {
    const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (from === '') continue;
    for (let number = Number(from); number <= Math.min(Number(to), MOST); number += 1) numbers.add(number);
  }
  return numbers;
}

/** The choice as the address has it, in the order of the runs: `1-5,7;;2`. undefined when all trials are meant. */
export function writeTrialChoice(runIds: readonly string[], choice: TrialChoice): string | undefined {
  const parts = runIds.map((runId) => {
    const numbers = choice.get(runId);
    return numbers === undefined ? '' : numbers.size === 0 ? '0' : writeNumbers(numbers);
  });
  while (parts.at(-1) === '') parts.pop();
  return parts.length === 0 ? undefined : parts.join(';');
}

export function readTrialChoice(runIds: readonly string[], text: string | undefined): TrialChoice {
  const parts = (text ?? '').split(';');
  return new Map(
    runIds.flatMap((runId, index) => {
      const part = parts[index] ?? '';
      return part === '' ? [] : [[runId, readNumbers(part)]];
    }),
  );
}

export function isChosen(choice: TrialChoice, { runId, number }: Pick<TrialRecord, 'runId' | 'number'>): boolean {
  return choice.get(runId)?.has(number) ?? true;
}
