export * from './contract.schema.ts';
export * from './csv.ts';
export * from './csv-checker.ts';
export * from './csv-scan.ts';
export * from './evidence.schema.ts';
export * from './invocation.ts';
export * from './missing.ts';
export * from './reference.schema.ts';
