const [OPEN, CLOSE] = ['⟦', '⟧'];
const LONGER_BY = 0.4;
/** The innermost marks; a text may be a value of a longer one. */
const MARKED = new RegExp(`${OPEN}[^${OPEN}${CLOSE}]*${CLOSE}`, 'gu');

/** Two fifths longer, as other languages are, and marked as coming from a catalogue. */
export function mark(text: string): string {
  return `${OPEN}${text}${'~'.repeat(Math.ceil(text.length * LONGER_BY))}${CLOSE}`;
}

const LETTERS = /\p{L}{2,}/u;

/** Attributes that are read to or shown to people. */
const SPOKEN = ['aria-label', 'aria-description', 'aria-valuetext', 'placeholder', 'title', 'alt'];

/** Everything that a page says. */
function spoken(root: HTMLElement): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    // Code is the same in every language.
    if (!walker.currentNode.parentElement?.closest('code')) texts.push(walker.currentNode.textContent ?? '');
  }
  const attributes = [...root.querySelectorAll('*')].flatMap((element) =>
    SPOKEN.map((name) => element.getAttribute(name) ?? ''),
  );
  return [...texts, ...attributes, document.title];
}

function withoutMarked(text: string): string {
  const rest = text.replace(MARKED, '');
  return rest === text ? rest : withoutMarked(rest);
}

/** Every text and number in a record, and the names of its fields: what a page may show as it is. */
export function wordsOf(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsOf(inner)]);
}

function withoutWord(text: string, word: string): string {
  const apart = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<!\\p{L})${apart}(?!\\p{L})`, 'gu'), '');
}

/** What a page says in letters that is neither from a catalogue nor, as whole words, among the given words of its data. */
export function literalsIn(root: HTMLElement, data: readonly string[]): string[] {
  const known = [...new Set(data)].filter((word) => /\p{L}/u.test(word)).toSorted((a, b) => b.length - a.length);
  const unmarked = [...new Set(spoken(root).map(withoutMarked))].filter((text) => LETTERS.test(text));
  return unmarked.map((text) => known.reduce(withoutWord, text)).filter((text) => LETTERS.test(text));
}
