export { describeAllowed } from '../flow/rules/describe-allowed.ts';
export * from './book.ts';
export * from './cron-sayings.ts';
export * from './decision-sayings.ts';
export * from './drift-words.ts';
export * from './edit-sayings.ts';
export * from './issue-sayings.ts';
