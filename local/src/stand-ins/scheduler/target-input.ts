import { scheduleArn } from './schedule-store.ts';

/** What the service knows about one invocation. */
export interface InvocationFacts {
  /** Group and name. */
  key: string;
  scheduledTime: string;
  executionId: string;
  attempt: number;
}

/** Input of a target with the context attributes of EventBridge Scheduler filled in. */
export function fillIn(input: string | undefined, facts: InvocationFacts): string {
  const [group = '', name = ''] = facts.key.split('/');
  const values: Record<string, string> = {
    'schedule-arn': scheduleArn(group, name),
    'scheduled-time': facts.scheduledTime,
    'execution-id': facts.executionId,
    'attempt-number': String(facts.attempt),
  };
  return (input ?? '{}').replace(
    /<aws\.scheduler\.([a-z-]+)>/g,
    (whole, attribute: string) => values[attribute] ?? whole,
  );
}
