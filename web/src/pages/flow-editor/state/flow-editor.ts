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
}

export interface EditOptions {
  /** @default the step that the operation is by itself */
  readonly step?: Step;
  /** Edits with the same key in quick succession are one step. */
  readonly mergeKey?: string;
}

const NOTHING: Selection = { nodes: new Set(), edges: [] };

/** The document under the editor's hands: its history and what is chosen. Every change of it is an operation of contracts. */
export class FlowEditor {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #history: History;
  #selection = NOTHING;
  #wanted: string | null = null;
  #fresh: string | null = null;

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

  /** The node that somebody asked to be shown, until the view of the graph has done so. */
  get wanted(): string | null {
    return this.#wanted;
  }

  /** Calls back after every change; answers how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Applies an operation as one step. Null when it was applied or changed nothing, else why it could not be. */
  edit(operation: Operation, { step = stepOf(operation), mergeKey }: EditOptions = {}): EditProblem | null {
    const applied = applyOperation(this.flow, operation);
    if (!applied.ok) return { problem: applied.problem, message: applied.message };
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
    this.#selection = { nodes: selection.nodes ?? new Set(), edges: selection.edges ?? [] };
    if (this.#fresh !== null && !this.#selection.nodes.has(this.#fresh)) this.#fresh = null;
    this.#tell();
  }

  /** Chooses other nodes, or other edges; the part that is not named stays chosen. */
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

  #change(history: History): void {
    if (history === this.#history) return;
    this.#history = history;
    this.#forgetLost();
    this.#tell();
  }

  #forgetLost(): void {
    const ids = new Set(this.flow.nodes.map(({ id }) => id));
    const nodes = [...this.#selection.nodes].filter((id) => ids.has(id));
    const edges = this.#selection.edges.filter((edge) =>
      this.flow.edges.some(({ from, to }) => from === edge.from && to === edge.to),
    );
    if (nodes.length === this.#selection.nodes.size && edges.length === this.#selection.edges.length) return;
    this.#selection = { nodes: new Set(nodes), edges };
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
