import { Logger } from '@aws-lambda-powertools/logger';

/** JSON lines on standard output. Service name and level come from POWERTOOLS_SERVICE_NAME and POWERTOOLS_LOG_LEVEL. */
export const logger = new Logger({ serviceName: 'flowi' });

/** What of a logger is used; a test passes one that keeps the lines. */
export interface Log {
  info(message: string, fields: Record<string, unknown>): void;
  warn(message: string, fields: Record<string, unknown>): void;
  error(message: string, fields: Record<string, unknown>): void;
}
