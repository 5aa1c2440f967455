export * from './batch-job.schema.ts';
export * from './log-lines.ts';
export * from './managed-job.schema.ts';
export * from './previews.schema.ts';
export * from './progress.schema.ts';
export * from './steps.schema.ts';
export * from './train-job.schema.ts';
