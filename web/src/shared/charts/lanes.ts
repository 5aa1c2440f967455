/** Milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A value of a step of time; null where there is none. */
export interface LanePoint extends Span {
  readonly value: number | null;
}

/** One quantity over time. */
export interface Lane {
  readonly title: string;
  /** Bars lie over each other, the later ones in front; dots of the first series are filled. */
  readonly shape: 'bars' | 'dots';
  readonly series: readonly { readonly name: string; readonly points: readonly LanePoint[] }[];
  /** Place of the first series in the palette. */
  readonly firstColour: number;
  /** Upper end of the axis; by default the highest value. */
  readonly highest?: number;
  readonly format: (value: number) => string;
}

/** Judgements over time, each a box with its sign. */
export interface Track {
  readonly title: string;
  readonly boxes: readonly (Span & { readonly sign: string; readonly colour: string; readonly words: string })[];
}

/** A moment that is marked, with a word or two. */
export interface Mark {
  readonly at: number;
  readonly text: string;
}

export function valueAt({ value }: LanePoint): number {
  return value ?? 0;
}

/** Rows for the words of marks, so that neighbours do not stand on each other; a word without room is left to the table. */
const MARK_ROWS = 2;
const MARK_WIDTH = 96;

/** Where the words of marks stand, from left to right. */
export function placeMarks<M extends Mark & { readonly x: number }>(
  marks: readonly M[],
): readonly (M & { readonly row: number })[] {
  const ends = Array.from({ length: MARK_ROWS }, () => Number.NEGATIVE_INFINITY);
  return marks
    .toSorted((a, b) => a.x - b.x)
    .map((mark) => {
      const row = ends.findIndex((end) => end <= mark.x);
      if (row < 0) return { ...mark, text: '', row: 0 };
      ends[row] = mark.x + MARK_WIDTH;
      return { ...mark, row };
    });
}
