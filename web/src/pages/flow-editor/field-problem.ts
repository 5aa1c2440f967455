import type { Issue } from '@flowi/contracts/flow';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { useChecked } from './editor-context.tsx';

/** The worst issue at one of the document's own fields, e.g. `deploy.gate.metric`. */
function issueAt(issues: readonly Issue[], field: string): Issue | undefined {
  const here = issues.filter((issue) => issue.nodeId === undefined && issue.field === field);
  return here.find(({ severity }) => severity === 'error') ?? here[0];
}

/** Tells what is wrong at one of the document's own fields, in words. */
export function useProblemAt(): (field: string) => string | undefined {
  const { issues } = useChecked();
  const speaker = useSpeaker();
  return (field) => {
    const issue = issueAt(issues, field);
    return issue && speaker.flow(issue);
  };
}
