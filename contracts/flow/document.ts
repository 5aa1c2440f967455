import { deploySchema, type Flow, type FlowNode, type FlowNote, flowSchema, noteSchema } from './flow.schema.ts';

type Entry = readonly [key: string, value: unknown];

const DEFAULT_DEPLOY = deploySchema.parse({});
const DEFAULT_TRACKING = flowSchema.shape.tracking.parse(undefined);
const DEFAULT_NOTE = { size: noteSchema.shape.size.parse(undefined), colour: noteSchema.shape.colour.parse(undefined) };

/**
 * A flow as people write it: the keys of the schema in its order; a part that says nothing beyond its default is left out, a part
 * that is there is written whole.
 */
export function toDocument(flow: Flow): Record<string, unknown> {
  const { gate, online, batch } = flow.deploy;
  const deploy = record([
    ['gate', gate && inOrder(gate, ['metric', 'threshold', 'mustBeatLive', 'minGain', 'approval'])],
    ['online', unlessDefault(inOrder(online, ['enabled', 'target']), DEFAULT_DEPLOY.online)],
    ['batch', unlessDefault(batchDocument(batch), batchDocument(DEFAULT_DEPLOY.batch))],
  ]);
  return record([
    ['schemaVersion', flow.schemaVersion],
    ['name', flow.name],
    ['description', flow.description],
    ['nodes', flow.nodes.map(nodeDocument)],
    ['edges', flow.edges.map((edge) => inOrder(edge, ['from', 'to']))],
    ['notes', unlessDefault(flow.notes.map(noteDocument), [])],
    ['schedule', scheduleDocument(flow.schedule)],
    ['tracking', unlessDefault(flow.tracking, DEFAULT_TRACKING)],
    ['deploy', Object.keys(deploy).length > 0 ? deploy : undefined],
  ]);
}

function nodeDocument({ id, component, params, position }: FlowNode): Record<string, unknown> {
  return record([
    ['id', id],
    ['component', component],
    ['params', unlessDefault(params, {})],
    ['position', position && inOrder(position, ['x', 'y'])],
  ]);
}

function noteDocument({ id, text, position, size, colour }: FlowNote): Record<string, unknown> {
  return record([
    ['id', id],
    ['text', text],
    ['position', inOrder(position, ['x', 'y'])],
    ['size', unlessDefault(inOrder(size, ['width', 'height']), DEFAULT_NOTE.size)],
    ['colour', colour === DEFAULT_NOTE.colour ? undefined : colour],
  ]);
}

function scheduleDocument(schedule: Flow['schedule']): Record<string, unknown> | null {
  return schedule && inOrder(schedule, ['cron', 'timezone', 'enabled']);
}

function batchDocument(batch: Flow['deploy']['batch']): Record<string, unknown> {
  return {
    enabled: batch.enabled,
    schedule: scheduleDocument(batch.schedule),
    source: batch.source,
    destination: batch.destination,
    // Left out where it says nothing, so that flows of before keep their text.
    ...(batch.scores && { scores: true }),
  };
}

/** Absent and null top-level parts mean the same, so neither is written. */
function record(entries: readonly Entry[]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}

function inOrder<T extends object>(value: T, keys: readonly (keyof T & string)[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, value[key]]));
}

function unlessDefault<T extends object>(value: T, standard: object): T | undefined {
  return JSON.stringify(value) === JSON.stringify(standard) ? undefined : value;
}
