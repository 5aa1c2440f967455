import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { describeProblem, placeOf } from '../api/describe-problem.ts';
import { useSpeaker } from '../texts/speaker.ts';
import { useTexts } from '../texts/texts.ts';

/** What went wrong and what to do about it, with the issues of a flow where there are any. */
export function ProblemText({ error }: { error: unknown }): ReactNode {
  const texts = useTexts();
  const speaker = useSpeaker();
  const { summary, message, advice, issues, reference } = describeProblem(error, texts, speaker);
  return (
    <SpaceBetween size="xxs">
      {summary !== null && <span>{summary}</span>}
      {/* The issues say the same, in the reader's language. */}
      {(summary === null || issues.length === 0) && <span lang={summary === null ? undefined : 'en'}>{message}</span>}
      {issues.length > 0 && (
        <ul>
          {issues.map((issue) => {
            const place = placeOf(issue);
            return (
              <li key={`${place}/${issue.code}/${issue.message}`}>
                {place === null ? speaker.flow(issue) : texts.problems.issue(place, speaker.flow(issue))}
              </li>
            );
          })}
        </ul>
      )}
      <span>{advice}</span>
      {reference !== null && (
        <Box variant="small" color="inherit">
          {texts.problems.reference(reference)}
        </Box>
      )}
    </SpaceBetween>
  );
}
