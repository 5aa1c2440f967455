export * from './drift-report.schema.ts';
