import {
  applyOperation,
  diffFlows,
  type EditProblem,
  type Flow,
  type FlowEdge,
  isSameFlow,
  type Operation,
} from '@flowi/contracts/flow';
import { beginHistory, type History, record, redo, undo } from './history.ts';
import { type Step, stepOf } from './step.ts';

/** What is chosen on the canvas; no part of the history. */
export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly edges: readonly FlowEdge[];
  readonly notes: ReadonlySet<string>;
}

export interface EditOptions {
  /** @default the step that the operation is by itself */
  readonly step?: Step;
  /** Edits with the same key in quick succession are one step. */
  readonly mergeKey?: string;
}

const NOTHING: Selection = { nodes: new Set(), edges: [], notes: new Set() };

/** The document under the editor's hands: its history and what is chosen. Every change of it is an operation of contracts. */
export class FlowEditor {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #history: History;
  #selection = NOTHING;
  #wanted: string | null = null;
  #fresh: string | null = null;
  #writing: string | null = null;

  /** @param now milliseconds on any clock */
  constructor(flow: Flow, now: () => number = () => performance.now()) {
    this.#history = beginHistory(flow);
    this.#now = now;
  }

  get history(): History {
    return this.#history;
  }

  get flow(): Flow {
    return this.#history.flow;
  }

  /** Only what is still there. */
  get selection(): Selection {
    return this.#selection;
  }

  /** The node that was added last, until something else is chosen. */
  get fresh(): string | null {
    return this.#fresh;
  }

  /** Id on the canvas of the node or note that somebody asked to be shown, until the view of the graph has done so. */
  get wanted(): string | null {
    return this.#wanted;
  }

  /** The note whose text is being written in its place. */
  get writing(): string | null {
    return this.#writing;
  }

  /** Calls back after every change; answers how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Applies an operation as one step. Null when it was applied or changed nothing, else why it could not be. */
  edit(operation: Operation, { step = stepOf(operation), mergeKey }: EditOptions = {}): EditProblem | null {
    const applied = applyOperation(this.flow, operation);
    if (!applied.ok) return { problem: applied.problem, message: applied.message, said: applied.said };
    if (isSameFlow(diffFlows(this.flow, applied.flow))) return null;
    this.#change(record(this.#history, { flow: applied.flow, step, mergeKey: mergeKey ?? null, at: this.#now() }));
    return null;
  }

  undo(): void {
    this.#change(undo(this.#history));
  }

  redo(): void {
    this.#change(redo(this.#history));
  }

  select(selection: Partial<Selection>): void {
    this.#selection = { ...NOTHING, ...selection };
    if (this.#fresh !== null && !this.#selection.nodes.has(this.#fresh)) this.#fresh = null;
    this.#tell();
  }

  /** Chooses other nodes, edges or notes; the part that is not named stays chosen. */
  readonly choose = (selection: Partial<Selection>): void => {
    this.select({ ...this.#selection, ...selection });
  };

  /** Chooses a node that was just added, and asks the view of the graph to show it. */
  welcome(nodeId: string): void {
    this.#fresh = nodeId;
    this.#wanted = nodeId;
    this.select({ nodes: new Set([nodeId]) });
  }

  /** Asks the view of the graph to bring a node into sight; null when it has. */
  reveal(nodeId: string | null): void {
    this.#wanted = nodeId;
    this.#tell();
  }

  /** Begins to write in a note, which is chosen then; null when it is done. */
  readonly write = (noteId: string | null): void => {
    this.#writing = noteId;
    if (noteId === null) this.#tell();
    else this.select({ notes: new Set([noteId]) });
  };

  #change(history: History): void {
    if (history === this.#history) return;
    this.#history = history;
    this.#forgetLost();
    this.#tell();
  }

  #forgetLost(): void {
    const nodes = stillThere(this.#selection.nodes, this.flow.nodes);
    const notes = stillThere(this.#selection.notes, this.flow.notes);
    const edges = this.#selection.edges.filter((edge) =>
      this.flow.edges.some(({ from, to }) => from === edge.from && to === edge.to),
    );
    const { selection } = this;
    if (
      nodes.size === selection.nodes.size &&
      notes.size === selection.notes.size &&
      edges.length === selection.edges.length
    )
      return;
    this.#selection = { nodes, edges, notes };
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function stillThere(chosen: ReadonlySet<string>, items: readonly { readonly id: string }[]): ReadonlySet<string> {
  const ids = new Set(items.map(({ id }) => id));
  return new Set([...chosen].filter((id) => ids.has(id)));
}
