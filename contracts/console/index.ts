export * from './console-config.schema.ts';
export * from './example.schema.ts';
export * from './security-policy.ts';
