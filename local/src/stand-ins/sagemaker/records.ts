import { z } from 'zod';

const nameSchema = z
  .string()
  .max(63)
  .regex(/^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/, 'letters, digits and hyphens');

const containerSchema = z.looseObject({
  Image: z.string().optional(),
  ModelDataUrl: z.string().startsWith('s3://'),
  Environment: z.record(z.string(), z.string()).optional(),
});

const tagsSchema = z.array(z.object({ Key: z.string(), Value: z.string() })).optional();

export const createModelSchema = z.looseObject({
  ModelName: nameSchema,
  ExecutionRoleArn: z.string(),
  PrimaryContainer: containerSchema,
  Tags: tagsSchema,
});

const variantSchema = z.looseObject({ VariantName: z.string(), ModelName: z.string() });

export const createEndpointConfigSchema = z.looseObject({
  EndpointConfigName: nameSchema,
  ProductionVariants: z.array(variantSchema).length(1, 'one production variant is served here'),
  Tags: tagsSchema,
});

export const createEndpointSchema = z.looseObject({
  EndpointName: nameSchema,
  EndpointConfigName: nameSchema,
  Tags: tagsSchema,
});

const created = { CreationTime: z.number() };
export const modelRecordSchema = createModelSchema.extend(created);
export const configRecordSchema = createEndpointConfigSchema.extend(created);
export const endpointRecordSchema = z.object({
  EndpointName: z.string(),
  EndpointConfigName: z.string(),
  EndpointStatus: z.enum(['Creating', 'Updating', 'InService', 'Deleting', 'Failed']),
  FailureReason: z.string().optional(),
  CreationTime: z.number(),
  LastModifiedTime: z.number(),
});

/** A registered model: where its package lies and as whom it is served. */
export type ModelRecord = z.infer<typeof modelRecordSchema>;
export type ConfigRecord = z.infer<typeof configRecordSchema>;
export type EndpointRecord = z.infer<typeof endpointRecordSchema>;

export const registrySchema = z.object({
  models: z.record(z.string(), modelRecordSchema),
  configs: z.record(z.string(), configRecordSchema),
  endpoints: z.record(z.string(), endpointRecordSchema),
});
