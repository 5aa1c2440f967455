import path from 'node:path';

/** Root of the repository, absolute. */
export const REPOSITORY = path.resolve(import.meta.dirname, '../..');
