import type { Change, FlowDifference } from '@flowi/contracts/flow';
import type { DifferenceKind } from './difference-kind.ts';
import { parameterText, parameterValue, type Shown, type Speech, settingValue } from './shown-value.ts';
import type { VersionsTexts } from './texts/en.ts';

/** One thing that differs, for a person to read. */
export interface DifferenceRow {
  readonly kind: DifferenceKind;
  /** Node, edge, note or setting. */
  readonly place: string;
  /** null where there was nothing. */
  readonly before: Shown | null;
  readonly after: Shown | null;
}

type Node = FlowDifference['nodes']['added'][number];
type Note = FlowDifference['notes']['added'][number];

/**
 * A difference of two flows as rows: settings, then nodes, edges and notes. Where things lie on the canvas, and in which colour, means
 * nothing to a run and is left out.
 */
export function differenceRows(
  { settings, nodes, edges, notes }: FlowDifference,
  words: VersionsTexts,
  figure: Speech['figure'],
): readonly DifferenceRow[] {
  const speech = { words, figure };
  const nodeText = (node: Node) => written(textOf(node, speech));
  const edge = ({ from, to }: { from: string; to: string }) => `${from} > ${to}`;
  const note = ({ id }: { id: string }) => words.note(id);
  return [
    ...settings.map((change) =>
      changeRow(settingName(change.field, words), change, (value) => settingValue(change.field, value, speech)),
    ),
    ...comeAndGone(nodes, ({ id }) => id, nodeText),
    ...changesWithin(nodes.changed, 'position').map(({ id, change }) =>
      changeRow(`${id}.${change.field.replace(/^params\./, '')}`, change, (value) => parameterValue(value, speech)),
    ),
    ...comeAndGone(edges, edge, (one) => written(edge(one))),
    ...comeAndGone(notes, note, ({ text }: Note) => written(text)),
    ...changesWithin(notes.changed, 'position', 'size', 'colour').map(({ id, change }) =>
      changeRow(note({ id }), change, (value) => parameterValue(value, speech)),
    ),
  ];
}

function settingName(field: string, { settings }: VersionsTexts): string {
  const names: Readonly<Record<string, string>> = settings;
  return names[field] ?? field;
}

function comeAndGone<T>(
  { added, removed }: { readonly added: readonly T[]; readonly removed: readonly T[] },
  placeOf: (one: T) => string,
  show: (one: T) => Shown,
): readonly DifferenceRow[] {
  return [
    ...removed.map((one): DifferenceRow => ({ kind: 'removed', place: placeOf(one), before: show(one), after: null })),
    ...added.map((one): DifferenceRow => ({ kind: 'added', place: placeOf(one), before: null, after: show(one) })),
  ];
}

function changesWithin(changed: FlowDifference['nodes']['changed'], ...without: readonly string[]) {
  return changed.flatMap(({ id, changes }) =>
    changes.filter(({ field }) => !without.includes(field)).map((change) => ({ id, change })),
  );
}

function changeRow(place: string, change: Change, show: (value: unknown) => Shown | null): DifferenceRow {
  const [before, after] = [show(change.before), show(change.after)];
  return { kind: before === null ? 'added' : after === null ? 'removed' : 'changed', place, before, after };
}

function textOf({ component, params }: Node, speech: Speech): string {
  const values = Object.entries(params).map(([name, value]) => `${name}: ${parameterText(value, speech)}`);
  return [component, ...values].join('\n');
}

function written(text: string): Shown {
  return { as: 'written', text };
}
