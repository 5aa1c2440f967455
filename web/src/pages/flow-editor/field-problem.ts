import type { Issue } from '@flowi/contracts/flow';

/** What is wrong at one of the document's own fields, e.g. `deploy.gate.metric`; errors before warnings. */
export function problemAt(issues: readonly Issue[], field: string): string | undefined {
  const here = issues.filter((issue) => issue.nodeId === undefined && issue.field === field);
  return (here.find(({ severity }) => severity === 'error') ?? here[0])?.message;
}
