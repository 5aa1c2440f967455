import type { Run } from '@flowi/contracts/entities';
import type { Saying } from '@flowi/contracts/sayings';

/** A warning in English, and what it is made of where there are words for it in other languages. */
export interface Warning {
  readonly message: string;
  readonly said?: Saying | undefined;
}

type Kept = Pick<Run, 'warnings' | 'warningsSaid'>;

/** Warnings as they are kept, one by one. */
export function saidWarnings({ warnings, warningsSaid }: Kept): Warning[] {
  return warnings.map((message, index) => ({ message, said: warningsSaid?.[index] ?? undefined }));
}

/** Each warning once, as it is kept. */
export function mergeWarnings(warnings: readonly Warning[]): Kept {
  const each = new Map<string, Saying | null>();
  for (const { message, said } of warnings) each.set(message, each.get(message) ?? said ?? null);
  return { warnings: [...each.keys()], warningsSaid: [...each.values()] };
}
