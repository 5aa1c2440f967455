import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { FlowiError } from '@flowi/contracts/errors';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { examplesQuery } from '../examples/example-files.ts';
import { useOpenExample } from '../examples/use-open-example.tsx';
import { FileField } from '../flow-files/file-button.tsx';
import { UnmappedList } from '../flow-files/unmapped-list.tsx';
import { useMay } from '../projects/project-queries.ts';
import { newFlowTexts } from './texts/index.ts';
import { emptyFlow, useCreateFlow } from './use-create-flow.tsx';

/** Makes a flow: empty, from an example with its table, or from a file. */
export function NewFlowButton({ projectId }: { projectId: string }): ReactNode {
  const texts = useCatalogue(newFlowTexts);
  const shared = useTexts();
  const may = useMay(projectId, 'editor');
  const { data: examples = [] } = useQuery(examplesQuery);
  const create = useCreateFlow(projectId);
  const takeFile = useTakeFile(projectId, create.mutateAsync);
  const { open } = useOpenExample(projectId);
  const field = useRef<HTMLInputElement>(null);
  const choose = (id: string) => {
    const example = examples.find((one) => one.id === id);
    if (example) open.mutate({ example, run: false });
    else if (id === 'file') field.current?.click();
    else create.mutate(emptyFlow(texts.emptyName));
  };
  return (
    <>
      <ButtonDropdown
        variant="primary"
        loading={create.isPending || open.isPending}
        disabled={!may}
        disabledReason={may ? undefined : shared.common.needsRole(shared.roles.editor)}
        items={[
          { id: 'empty', text: texts.empty },
          { id: 'file', text: texts.file },
          ...(examples.length === 0
            ? []
            : [
                {
                  text: texts.examples,
                  items: examples.map(({ id, name, description }) => ({ id, text: name, secondaryText: description })),
                },
              ]),
        ]}
        onItemClick={({ detail }) => choose(detail.id)}
      >
        {texts.newFlow}
      </ButtonDropdown>
      <FileField ref={field} accept=".yaml,.yml,.json" onText={(text, name) => void takeFile(text, name)} />
    </>
  );
}

type Create = ReturnType<typeof useCreateFlow>['mutateAsync'];

function useTakeFile(projectId: string, create: Create) {
  const api = useApi();
  const texts = useCatalogue(newFlowTexts);
  const flashes = useFlashes();
  return async (text: string, file: string) => {
    const refuse = (error: unknown) =>
      flashes.add({ type: 'error', header: texts.notRead(file), content: <ProblemText error={error} /> });
    // What reads documents is large, and the list of flows does without it until somebody has one.
    const { readFlowFile } = await import('../flow-files/read-flow-file.ts');
    const read = await readFlowFile(text, api, projectId).catch(refuse);
    if (!read) return;
    if (!read.ok) return refuse(new FlowiError('invalid_flow', file, { details: { issues: read.issues } }));
    // A failure is told where flows are made.
    const made = await create(read.flow).catch(() => null);
    if (made === null || read.unmapped.length === 0) return;
    flashes.add({ type: 'success', header: texts.made(made.name), content: <UnmappedList unmapped={read.unmapped} /> });
  };
}
