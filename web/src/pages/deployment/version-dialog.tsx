import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Deployment } from '@flowi/contracts/entities';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { modelsQuery } from '../../features/models/model-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { ActionDialog } from '../../shared/ui/action-dialog.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { deploymentTexts } from './texts/index.ts';

interface VersionDialogProps {
  deployment: Deployment;
  title: string;
  confirm: string;
  failedTitle: string;
  /** Of the versions that can be chosen, the one that is at first; null leaves the choice to the reader. */
  suggested: number | null;
  /** Said below a version in the list. */
  noteOf: (version: number) => string | undefined;
  /** Cannot be chosen. */
  except: number | null;
  error: unknown;
  pending: boolean;
  onConfirm: (version: number, reason: string) => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for a model version and for the reason, which is kept in the release ledger. */
export function VersionDialog(props: VersionDialogProps): ReactNode {
  const { deployment, title, confirm, suggested, except, noteOf, pending, error, onConfirm, onClose } = props;
  const words = useCatalogue(deploymentTexts);
  const models = useInfiniteQuery(modelsQuery(useApi(), deployment.projectId, deployment.flowId));
  const [chosen, setChosen] = useState(suggested);
  const [reason, setReason] = useState('');
  const versions = models.data?.pages.flatMap(({ items }) => items.map(({ version }) => version)) ?? [];
  const offered = [...new Set([...(suggested === null ? [] : [suggested]), ...versions])];
  const options = offered
    .filter((version) => version !== except)
    .map((version) => ({ value: String(version), label: words.version(version), description: noteOf(version) ?? '' }));
  return (
    <ActionDialog
      header={title}
      confirm={confirm}
      ready={chosen !== null}
      pending={pending}
      onConfirm={() => chosen !== null && onConfirm(chosen, reason)}
      onCancel={onClose}
    >
      <SpaceBetween size="m">
        <span>{props.children}</span>
        <FormField label={words.model} description={words.modelAdvice}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === String(chosen)) ?? null}
            placeholder={words.chooseVersion}
            empty={words.noOther}
            onChange={({ detail }) => setChosen(Number(detail.selectedOption.value))}
          />
        </FormField>
        <FormField label={words.reason} description={words.reasonAdvice}>
          <Input value={reason} onChange={({ detail }) => setReason(detail.value)} />
        </FormField>
        {error !== null && (
          <Alert type="error" header={props.failedTitle}>
            <ProblemText error={error} />
          </Alert>
        )}
      </SpaceBetween>
    </ActionDialog>
  );
}
