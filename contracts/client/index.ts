export * from './all-pages.ts';
export * from './client.ts';
