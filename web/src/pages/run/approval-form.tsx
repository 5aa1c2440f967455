import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Run } from '@flowi/contracts/entities';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../features/projects/project-queries.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { runTexts } from './texts/index.ts';
import { useRunAction } from './use-run-action.tsx';

/** Asks whether the chosen trial may go live. */
export function ApprovalForm({ run }: { run: Run }): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(runTexts);
  const [reason, setReason] = useState('');
  const may = useMay(run.projectId, 'deployer');
  const answer = useRunAction(run, words.approvalNotSent);
  const disabledReason = may ? undefined : texts.common.needsRole(texts.roles.deployer);
  const send = (approved: boolean) =>
    answer.mutate({
      call: (api, params, idempotencyKey) => api.runs.approve({ params, body: { approved, reason }, idempotencyKey }),
      done: () => words.approvalSent,
    });
  const shared = { disabled: !may || answer.isPending, disabledReason };
  return (
    <SpaceBetween size="s">
      <FormField label={words.approvalReason} description={words.approvalReasonHint}>
        <Input value={reason} onChange={({ detail }) => setReason(detail.value)} disabled={!may} />
      </FormField>
      <SpaceBetween size="xs" direction="horizontal">
        <Button {...shared} variant="primary" onClick={() => send(true)}>
          {words.approve}
        </Button>
        <Button {...shared} onClick={() => send(false)}>
          {words.reject}
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}
