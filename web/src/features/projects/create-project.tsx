import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { slugSchema } from '@flowi/contracts/entities';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { flowsAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { ActionDialog } from '../../shared/ui/action-dialog.tsx';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { projectIdOf } from './project-id.ts';
import { projectTexts } from './texts/index.ts';

const LONGEST_NAME = 128;

/** A button that makes a project of one's own and leads to it. */
export function CreateProject(): ReactNode {
  const words = useCatalogue(projectTexts);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setAsking(true)}>
        {words.create}
      </Button>
      {asking && <CreateDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function CreateDialog({ onClose }: { onClose: () => void }): ReactNode {
  const words = useCatalogue(projectTexts);
  const create = useCreate();
  const [name, setName] = useState('');
  const [typedId, setTypedId] = useState<string | null>(null);
  const projectId = typedId ?? projectIdOf(name);
  const idFits = slugSchema.safeParse(projectId).success;
  const ready = name.trim() !== '' && idFits;
  const submit = () => ready && create.mutate({ projectId, name: name.trim() });
  const onKeyDown = ({ detail }: CustomEvent<{ key: string }>) => {
    if (detail.key === 'Enter') submit();
  };
  return (
    <ActionDialog
      header={words.createTitle}
      confirm={words.create}
      ready={ready}
      pending={create.isPending}
      onConfirm={submit}
      onCancel={onClose}
    >
      <SpaceBetween size="m">
        <span>{words.createAdvice}</span>
        <FormField label={words.name} description={words.nameHint}>
          <Input
            value={name}
            onChange={({ detail }) => setName(detail.value.slice(0, LONGEST_NAME))}
            onKeyDown={onKeyDown}
          />
        </FormField>
        <FormField
          label={words.id}
          description={words.idHint}
          errorText={typedId !== null && !idFits ? words.idWrong : undefined}
        >
          <Input
            value={projectId}
            onChange={({ detail }) => setTypedId(detail.value)}
            onKeyDown={onKeyDown}
            spellcheck={false}
          />
        </FormField>
        {create.error !== null && (
          <Alert type="error" header={words.notCreated(name)}>
            <ProblemText error={create.error} />
          </Alert>
        )}
      </SpaceBetween>
    </ActionDialog>
  );
}

function useCreate() {
  const api = useApi();
  const words = useCatalogue(projectTexts);
  const flashes = useFlashes();
  const queries = useQueryClient();
  const { history } = useRouter();
  return useMutation({
    mutationFn: (body: { projectId: string; name: string }) => api.projects.create({ body }),
    onSuccess: async ({ projectId, name }) => {
      await queries.invalidateQueries({ queryKey: ['projects'] });
      flashes.add({ type: 'success', header: words.created(name) });
      history.push(flowsAddress(projectId));
    },
  });
}
