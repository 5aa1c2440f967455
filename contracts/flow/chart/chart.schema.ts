import * as z from 'zod';
import { FLOW_LIMITS } from '../limits.ts';

const MOST_LINKS = FLOW_LIMITS.edges;

/** A node of the original chart. Whatever else the old console stored (ports, size, colours) is of no interest. */
export const chartNodeSchema = z.looseObject({
  type: z.string().optional(),
  position: z.looseObject({ x: z.number(), y: z.number() }).optional(),
  properties: z.looseObject({ name: z.string(), attributes: z.record(z.string(), z.unknown()).default({}) }),
});
export type ChartNode = z.output<typeof chartNodeSchema>;

const endSchema = z.looseObject({ nodeId: z.string() });

export const chartSchema = z.looseObject({
  nodes: z
    .record(z.string(), chartNodeSchema)
    .refine((nodes) => Object.keys(nodes).length < FLOW_LIMITS.nodes / 2, 'too many nodes'),
  links: z
    .record(z.string(), z.looseObject({ from: endSchema, to: endSchema.partial() }))
    .default({})
    .refine((links) => Object.keys(links).length < MOST_LINKS, 'too many links'),
});
export type Chart = z.output<typeof chartSchema>;

/** The configuration that the original posted for a flow, with the chart inside. */
export const payloadSchema = z.looseObject({
  flow_name: z.string().optional(),
  schedule_interval: z.unknown().optional(),
  version: z.unknown().optional(),
  experiment_tracking: z.unknown().optional(),
  metric: z.unknown().optional(),
  threshold: z.unknown().optional(),
  deploy: z
    .looseObject({
      metric: z.unknown().optional(),
      threshold: z.unknown().optional(),
      api: z.looseObject({ enabled: z.unknown().optional() }).optional(),
      batch: z
        .looseObject({
          enabled: z.unknown().optional(),
          schedule_interval: z.unknown().optional(),
          source: z.unknown().optional(),
          destination: z.unknown().optional(),
        })
        .optional(),
    })
    .optional(),
});
export type Payload = z.output<typeof payloadSchema>;

/** Something of the original that has no place in the flow, or that a person has to look at. */
export const unmappedSchema = z.strictObject({
  node: z.string().describe('Name and id of the chart node, or "flow" for settings'),
  attribute: z.string().nullable().describe('null = the node as a whole'),
  reason: z.string().describe('Why, and what to do instead'),
});
export type Unmapped = z.output<typeof unmappedSchema>;
