export * from './codes.ts';
export * from './flowi-error.ts';
export * from './likely-fixes.ts';
export * from './message-of.ts';
export * from './problem.schema.ts';
