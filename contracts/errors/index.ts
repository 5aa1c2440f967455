export * from './codes.ts';
export * from './flowi-error.ts';
export * from './likely-fixes.ts';
export * from './problem.schema.ts';
