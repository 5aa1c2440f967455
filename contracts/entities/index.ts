export * from './common.ts';
export * from './dataset.schema.ts';
export * from './deployment.schema.ts';
export * from './flow-record.schema.ts';
export * from './model-version.schema.ts';
export * from './project.schema.ts';
export * from './run.schema.ts';
