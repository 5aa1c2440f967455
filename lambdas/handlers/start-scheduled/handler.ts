import type { SQSEvent } from 'aws-lambda';
import { logger } from '../../observability/logger.ts';
import { consume } from './consume.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = (event: SQSEvent) => consume(ports, logger, event);
