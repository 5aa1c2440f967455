export * from './names.ts';
export * from './s3-keys.ts';
export * from './table.ts';
