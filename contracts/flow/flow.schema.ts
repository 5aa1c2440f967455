import * as z from 'zod';
import { FLOW_LIMITS } from './limits.ts';

/** Version of the flow document's shape; migrations live beside this file when it grows. */
export const FLOW_SCHEMA_VERSION = 1;

const identifier = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'starts with a letter, then letters, digits, _ or -');

/** A place on the canvas, in its units; y grows downwards. */
const placeSchema = z.strictObject({ x: z.number(), y: z.number() });

const scalar = z.union([z.string().max(FLOW_LIMITS.textLength), z.number(), z.boolean(), z.null()]);
/** What a parameter can be for one trial. */
export const plainValueSchema = z.union([scalar, z.array(scalar).max(FLOW_LIMITS.listLength)]);

/** Several values of one parameter: one trial each. */
export const valuesSchema = z.strictObject({
  values: z.array(plainValueSchema).min(1).max(FLOW_LIMITS.valuesPerParameter),
});

/** A searched range of one parameter. */
export const searchSchema = z.strictObject({
  search: z.strictObject({ low: z.number(), high: z.number(), scale: z.enum(['linear', 'log']).default('linear') }),
});

/** A parameter as written in a flow: a plain value, several values, or a searched range. */
export const parameterSchema = z.union([plainValueSchema, valuesSchema, searchSchema], {
  error:
    'a parameter is text, a finite number, true, false, null, a list of these, {values: [...]} or {search: {low, high, scale}}',
});
export type Parameter = z.infer<typeof parameterSchema>;
export type PlainValue = z.infer<typeof plainValueSchema>;

export const nodeSchema = z.strictObject({
  id: identifier,
  component: z.string().min(1).max(128).describe('Component id, group.snake_case'),
  params: z.record(z.string().max(64), parameterSchema).default({}),
  position: placeSchema.optional().describe('Place on the canvas; means nothing to a run'),
});
export type FlowNode = z.infer<typeof nodeSchema>;

export const edgeSchema = z.strictObject({ from: z.string().min(1).max(64), to: z.string().min(1).max(64) });
export type FlowEdge = z.infer<typeof edgeSchema>;

/** Colours that a note can have; which ones these are in light and dark is the canvas' own. */
export const NOTE_COLOURS = ['yellow', 'blue', 'green', 'red', 'grey'] as const;

/** Width and height of a note, in units of the canvas. */
export const noteSizeSchema = z.strictObject({
  width: z.number().min(80).max(2_000),
  height: z.number().min(40).max(2_000),
});

/** What people write beside the graph. Means nothing to a run: with or without it, a flow is the same version. */
export const noteSchema = z.strictObject({
  id: identifier,
  text: z.string().max(FLOW_LIMITS.noteLength).describe('Plain text; nothing in it is markup'),
  position: placeSchema.describe('Place of the upper left corner on the canvas'),
  size: noteSizeSchema.default({ width: 220, height: 120 }),
  colour: z.enum(NOTE_COLOURS).default('yellow'),
});
export type FlowNote = z.infer<typeof noteSchema>;

export const scheduleSchema = z.strictObject({
  cron: z
    .string()
    .max(100)
    .describe(
      'Five fields, minutes first, e.g. "0 6 * * 1": numbers, names, *, upward ranges, steps and lists; one day field is *; no L W # ?',
    ),
  timezone: z
    .string()
    .max(64)
    .default('UTC')
    .describe(
      'IANA time zone. A local time that clocks going forward leave out is skipped; one that comes twice fires once, at the first',
    ),
  enabled: z.boolean().default(false),
});

export const gateSchema = z.strictObject({
  metric: z.string().max(64).describe('Name of a metric of the flow, e.g. accuracy'),
  threshold: z.number().nullable().default(null).describe('Bound the candidate must reach; null = no bound'),
  mustBeatLive: z.boolean().default(true),
  minGain: z.number().min(0).default(0).describe('Gain over the live model below which there is no win'),
  approval: z.boolean().default(false).describe('A person approves before promotion'),
});
export type Gate = z.infer<typeof gateSchema>;

export const ONLINE_TARGETS = ['serverless', 'realtime', 'fargate'] as const;

export const onlineSchema = z.strictObject({
  enabled: z.boolean().default(false),
  target: z.enum(ONLINE_TARGETS).default('serverless'),
});

export const batchSchema = z.strictObject({
  enabled: z.boolean().default(false),
  schedule: scheduleSchema.nullable().default(null),
  source: z.string().max(1024).nullable().default(null).describe('Dataset name or s3:// prefix to score'),
  destination: z
    .string()
    .max(1024)
    .nullable()
    .default(null)
    .describe('s3:// prefix for the predictions; null = beside the project data'),
  scores: z.boolean().default(false).describe('Write a score for each class beside the prediction'),
});

export const deploySchema = z.strictObject({
  gate: gateSchema.nullable().default(null),
  online: onlineSchema.prefault({}),
  batch: batchSchema.prefault({}),
});

/** The flow document: graph, schedule, tracking and deploy settings. Data, never code. */
export const flowSchema = z.strictObject({
  schemaVersion: z.literal(FLOW_SCHEMA_VERSION),
  name: z.string().min(1).max(128).describe('Name shown to people'),
  description: z.string().max(FLOW_LIMITS.textLength).optional(),
  nodes: z.array(nodeSchema).max(FLOW_LIMITS.nodes),
  edges: z.array(edgeSchema).max(FLOW_LIMITS.edges),
  notes: z.array(noteSchema).max(FLOW_LIMITS.notes).default([]),
  schedule: scheduleSchema.nullable().default(null),
  tracking: z.strictObject({ provider: z.enum(['mlflow', 'none']).default('mlflow') }).prefault({}),
  deploy: deploySchema.prefault({}),
});

/** A flow with all defaults filled in. */
export type Flow = z.output<typeof flowSchema>;
/** A flow as people write it. */
export type FlowInput = z.input<typeof flowSchema>;
