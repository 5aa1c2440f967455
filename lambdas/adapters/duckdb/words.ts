import { MISSING_TEXTS, SPACES } from '@flowi/contracts/package';
import { literal } from './sql.ts';

/** A text without spaces around it, or NULL where it means "missing". */
export function wordOf(cut: string): string {
  return `CASE WHEN ${cut} IN (${MISSING_TEXTS.map(literal).join(', ')}) THEN NULL ELSE ${cut} END`;
}

/** A text without the spaces around it. */
export function trimmed(text: string): string {
  return `trim(${text}, ${literal(SPACES)})`;
}
