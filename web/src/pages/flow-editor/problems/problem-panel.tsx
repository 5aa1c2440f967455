import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Issue } from '@flowi/contracts/flow';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { placeOf } from '../../../shared/api/describe-problem.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../../shared/texts/speaker.ts';
import { useChecked, useEdit, useEditorModel } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { PROBLEMS_ID, useGoToNode } from '../use-view.ts';
import { fixOf } from './fixes.ts';
import styles from './problem-panel.module.css';

const route = getRouteApi('/projects/$projectId/flows/$flowId/edit');

/** Every problem of the flow, with the way to it and, where it is safe, out of it. */
export function ProblemPanel(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const { issues } = useChecked();
  const { problems = false } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div id={PROBLEMS_ID}>
      <ExpandableSection
        variant="container"
        headerText={texts.problems}
        headerCounter={`(${issues.length})`}
        expanded={problems}
        onChange={({ detail }) =>
          void navigate({
            search: ({ problems: _, ...rest }) => (detail.expanded ? { ...rest, problems: true } : rest),
            replace: true,
          })
        }
      >
        {problems && <Problems />}
      </ExpandableSection>
    </div>
  );
}

/** Drawn while it is looked at only: the way out of each problem is looked for anew after every edit. */
function Problems(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const { issues } = useChecked();
  if (issues.length === 0) return <StatusIndicator type="success">{texts.noProblems}</StatusIndicator>;
  return (
    <ul className={styles['list']}>
      {issues
        .toSorted((a, b) => a.severity.localeCompare(b.severity))
        .map((issue) => (
          <li key={JSON.stringify(issue)}>
            <Problem issue={issue} />
          </li>
        ))}
    </ul>
  );
}

/** One problem: how bad, where, what to do. */
export function Problem({ issue, here = false }: { issue: Issue; here?: boolean }): ReactNode {
  const texts = useCatalogue(editorTexts);
  const { catalogue, mayEdit } = useEditorModel();
  const { flow } = useChecked();
  const edit = useEdit();
  const goTo = useGoToNode();
  const speaker = useSpeaker();
  const place = placeOf(issue);
  const { nodeId } = issue;
  const fix = mayEdit ? fixOf(issue, flow, catalogue) : null;
  return (
    <div className={styles['problem']}>
      <StatusIndicator type={issue.severity === 'error' ? 'error' : 'warning'}>
        {texts.severity[issue.severity]}
      </StatusIndicator>
      <div>
        {place !== null && <Box variant="strong">{place}: </Box>}
        {speaker.flow(issue)}
      </div>
      <SpaceBetween direction="horizontal" size="xs">
        {!here && nodeId !== undefined && flow.nodes.some(({ id }) => id === nodeId) && (
          <Button variant="inline-link" ariaLabel={texts.goToNode(nodeId)} onClick={() => goTo(nodeId)}>
            {texts.goTo}
          </Button>
        )}
        {fix && (
          <Button
            variant="inline-link"
            onClick={() => edit(fix.operation, { step: { kind: 'fix', subject: place ?? '' } })}
          >
            {texts.fixes[fix.kind]}
          </Button>
        )}
      </SpaceBetween>
    </div>
  );
}
