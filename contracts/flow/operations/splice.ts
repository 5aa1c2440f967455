import * as z from 'zod';
import { edgeSchema, type Flow, flowSchema, nodeSchema, noteSchema } from '../flow.schema.ts';
import { FLOW_LIMITS } from '../limits.ts';
import { type Edit, edited, refused } from './edit.ts';

const start = z.int().min(0);

/**
 * Puts a stretch of nodes, of edges, of notes or whole settings in place of others. Nobody writes one by hand: it is the inverse of
 * every operation, exact in content and order, and its own inverse is one too.
 */
export const spliceSchema = z.strictObject({
  type: z.literal('splice'),
  nodes: z.strictObject({ at: start, remove: start, insert: z.array(nodeSchema).max(FLOW_LIMITS.nodes) }).optional(),
  edges: z.strictObject({ at: start, remove: start, insert: z.array(edgeSchema).max(FLOW_LIMITS.edges) }).optional(),
  notes: z.strictObject({ at: start, remove: start, insert: z.array(noteSchema).max(FLOW_LIMITS.notes) }).optional(),
  settings: z
    .strictObject({
      ...flowSchema.omit({ nodes: true, edges: true, notes: true, schemaVersion: true }).shape,
      description: flowSchema.shape.description.unwrap().nullable(),
    })
    .optional(),
});
export type Splice = z.output<typeof spliceSchema>;

interface Stretch<T> {
  at: number;
  remove: number;
  insert: T[];
}

export function splice(flow: Flow, { nodes, edges, notes, settings }: Splice): Edit {
  if (!fits(flow.nodes, nodes) || !fits(flow.edges, edges) || !fits(flow.notes, notes)) {
    return refused('does_not_fit', {});
  }
  return edited({
    ...flow,
    ...(settings && { ...settings, description: settings.description ?? undefined }),
    nodes: spliced(flow.nodes, nodes),
    edges: spliced(flow.edges, edges),
    notes: spliced(flow.notes, notes),
  });
}

/** The splice that turns `after` back into `before`. */
export function spliceBack(after: Flow, before: Flow): Splice {
  return {
    type: 'splice',
    nodes: stretchBetween(after.nodes, before.nodes),
    edges: stretchBetween(after.edges, before.edges),
    notes: stretchBetween(after.notes, before.notes),
    settings: sameSettings(after, before) ? undefined : settingsOf(before),
  };
}

function fits(list: readonly unknown[], stretch: Stretch<unknown> | undefined): boolean {
  return !stretch || stretch.at + stretch.remove <= list.length;
}

function spliced<T>(list: T[], stretch: Stretch<T> | undefined): T[] {
  return stretch ? list.toSpliced(stretch.at, stretch.remove, ...stretch.insert) : list;
}

/** What lies between the common beginning and the common end. Operations share what they do not change, so identity tells. */
function stretchBetween<T>(from: readonly T[], to: readonly T[]): Stretch<T> | undefined {
  const shortest = Math.min(from.length, to.length);
  let at = 0;
  while (at < shortest && from[at] === to[at]) at += 1;
  let tail = 0;
  while (tail < shortest - at && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  if (at === from.length && at === to.length) return undefined;
  return { at, remove: from.length - at - tail, insert: to.slice(at, to.length - tail) };
}

function settingsOf({ name, description, schedule, tracking, deploy }: Flow): NonNullable<Splice['settings']> {
  return { name, description: description ?? null, schedule, tracking, deploy };
}

function sameSettings(a: Flow, b: Flow): boolean {
  return (
    a.name === b.name &&
    a.description === b.description &&
    a.schedule === b.schedule &&
    a.tracking === b.tracking &&
    a.deploy === b.deploy
  );
}
