/** Size of a node on the canvas, in its units; the layout and the picture of a graph need it before anything is drawn. */
export const NODE_SIZE = { width: 184, height: 72 } as const;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Places of nodes by id. */
export type Places = ReadonlyMap<string, Place>;
