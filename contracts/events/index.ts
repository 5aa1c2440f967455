export * from './batch-job.schema.ts';
export * from './managed-job.schema.ts';
export * from './steps.schema.ts';
export * from './train-job.schema.ts';
