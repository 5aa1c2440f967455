export * from './codes.ts';
export * from './flowi-error.ts';
export * from './problem.schema.ts';
