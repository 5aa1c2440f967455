export * from './clock-changes.ts';
export * from './cron.ts';
export * from './timezone.ts';
