export * from './flow.schema.ts';
export * from './graph.ts';
export * from './issues.ts';
export * from './limits.ts';
export * from './parameters.ts';
export * from './schedule.ts';
export * from './trials.ts';
export * from './validate.ts';
