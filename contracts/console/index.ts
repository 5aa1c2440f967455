export * from './console-config.schema.ts';
