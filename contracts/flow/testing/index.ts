export * from './arbitraries.ts';
export * from './catalogue.ts';
export * from './crons.ts';
export * from './flows.ts';
