import { FlowiError, inputProblemSchema } from '@flowi/contracts/errors';
import { issueSchema } from '@flowi/contracts/flow';
import { z } from 'zod';

/** An error in the words a person at a terminal needs, with the issues it carries, one a line. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof FlowiError)) return error.message;
  const issues = z.array(issueSchema).safeParse(error.details['issues']);
  const lines = issues.success
    ? issues.data.map((issue) => `  ${issue.severity} ${issue.code}${where(issue)}: ${issue.message}`)
    : [];
  const inputs = z.array(inputProblemSchema).safeParse(error.details['errors']);
  // The first one is the message already.
  const more = inputs.success ? inputs.data.slice(1).map(({ message }) => `  ${message}`) : [];
  return [error.message, ...lines, ...more].join('\n');
}

function where({ nodeId, field }: { nodeId?: string | undefined; field?: string | undefined }): string {
  const place = [nodeId, field].filter((part) => part !== undefined && part !== '').join('.');
  return place === '' ? '' : ` (${place})`;
}
