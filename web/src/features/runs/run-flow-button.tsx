import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useMay } from '../projects/project-queries.ts';
import { runsTexts } from './texts/index.ts';
import { useStartRun } from './use-start-run.tsx';

interface RunFlowButtonProps extends Pick<ButtonProps, 'variant'> {
  projectId: string;
  flowId: string;
  name: string;
}

/** Runs the draft of a flow. */
export function RunFlowButton({ projectId, flowId, name, variant }: RunFlowButtonProps): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(runsTexts);
  const start = useStartRun(projectId);
  const may = useMay(projectId, 'editor');
  return (
    <Button
      variant={variant}
      wrapText={false}
      iconName="caret-right-filled"
      ariaLabel={words.runFlow(name)}
      loading={start.isPending}
      disabled={!may}
      disabledReason={may ? undefined : texts.common.needsRole(texts.roles.editor)}
      onClick={() => start.mutate({ flowId, name })}
    >
      {words.run}
    </Button>
  );
}
