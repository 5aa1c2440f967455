import type { Change, FlowDifference } from '@flowi/contracts/flow';

export type DifferenceKind = 'added' | 'removed' | 'changed';

/** One thing that differs, for a person to read. */
export interface DifferenceRow {
  readonly kind: DifferenceKind;
  /** Node, edge or setting. */
  readonly place: string;
  /** null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A difference of two flows as rows: settings, then nodes, then edges. Places on the canvas mean nothing to a run and are left out. */
export function differenceRows({ settings, nodes, edges }: FlowDifference): readonly DifferenceRow[] {
  const edge = ({ from, to }: { from: string; to: string }) => `${from} > ${to}`;
  return [
    ...settings.map((change) => changeRow(change.field, change)),
    ...nodes.removed.map(
      (node): DifferenceRow => ({ kind: 'removed', place: node.id, before: nodeText(node), after: null }),
    ),
    ...nodes.added.map(
      (node): DifferenceRow => ({ kind: 'added', place: node.id, before: null, after: nodeText(node) }),
    ),
    ...nodes.changed.flatMap(({ id, changes }) =>
      changes
        .filter(({ field }) => field !== 'position')
        .map((change) => changeRow(`${id}.${change.field.replace(/^params\./, '')}`, change)),
    ),
    ...edges.removed.map(
      (one): DifferenceRow => ({ kind: 'removed', place: edge(one), before: edge(one), after: null }),
    ),
    ...edges.added.map((one): DifferenceRow => ({ kind: 'added', place: edge(one), before: null, after: edge(one) })),
  ];
}

function changeRow(place: string, { before, after }: Change): DifferenceRow {
  const kind =
    before === undefined || before === null ? 'added' : after === undefined || after === null ? 'removed' : 'changed';
  return { kind, place, before: show(before), after: show(after) };
}

function nodeText({ component, params }: FlowDifference['nodes']['added'][number]): string {
  const values = Object.entries(params).map(([name, value]) => `${name}: ${show(value)}`);
  return [component, ...values].join('\n');
}

/** Several values read as a list; anything else as it stands in the document. */
function show(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object' && 'values' in value && Array.isArray(value.values)) {
    return value.values.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
