const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text that may have no more than so many letters, as people count them: none is cut in half, be it of several characters. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const letters = Array.from(LETTERS.segment(text), ({ segment }) => segment);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}
