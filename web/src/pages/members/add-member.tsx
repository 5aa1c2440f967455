import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Member, ROLES, type Role } from '@flowi/contracts/entities';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../features/projects/project-queries.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { ActionDialog } from '../../shared/ui/action-dialog.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { membersTexts } from './texts/index.ts';
import { useSetRole } from './use-set-role.ts';

interface AddMemberProps {
  projectId: string;
  members: readonly Member[];
}

/** A button that asks whom to add with which role. */
export function AddMember({ projectId, members }: AddMemberProps): ReactNode {
  const { common, roles } = useTexts();
  const words = useCatalogue(membersTexts);
  const may = useMay(projectId, 'admin');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        disabled={!may}
        disabledReason={may ? undefined : common.needsRole(roles.admin)}
        onClick={() => setAsking(true)}
      >
        {words.add}
      </Button>
      {asking && <AddDialog projectId={projectId} members={members} onClose={() => setAsking(false)} />}
    </>
  );
}

function AddDialog({ projectId, members, onClose }: AddMemberProps & { onClose: () => void }): ReactNode {
  const { roles } = useTexts();
  const words = useCatalogue(membersTexts);
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const add = useSetRole(projectId);
  const person = typed.trim();
  const already = members.some(
    ({ userId, email }) => userId === person || email?.toLowerCase() === person.toLowerCase(),
  );
  const ready = person !== '' && !already;
  const submit = () => ready && add.mutate({ person, role }, { onSuccess: onClose });
  return (
    <ActionDialog
      header={words.addTitle}
      confirm={words.add}
      ready={ready}
      pending={add.isPending}
      onConfirm={submit}
      onCancel={onClose}
    >
      <SpaceBetween size="m">
        <FormField label={words.email} description={words.emailHint} errorText={already ? words.already : undefined}>
          <Input
            value={typed}
            inputMode="email"
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => setTyped(detail.value)}
            onKeyDown={({ detail }) => detail.key === 'Enter' && submit()}
          />
        </FormField>
        <FormField label={words.role}>
          <RadioGroup
            value={role}
            items={ROLES.map((value) => ({ value, label: roles[value], description: words.meaning[value] }))}
            onChange={({ detail }) => setRole(ROLES.find((one) => one === detail.value) ?? role)}
          />
        </FormField>
        {add.error !== null && (
          <Alert type="error" header={words.notAdded(person)}>
            <ProblemText error={add.error} />
          </Alert>
        )}
      </SpaceBetween>
    </ActionDialog>
  );
}
