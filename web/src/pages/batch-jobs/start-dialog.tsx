import Alert from '@cloudscape-design/components/alert';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { datasetsQuery } from '../../features/datasets/dataset-queries.ts';
import { flowsQuery } from '../../features/flows/flow-queries.ts';
import { batchJobAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { ActionDialog } from '../../shared/ui/action-dialog.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { batchJobsTexts } from './texts/index.ts';

interface StartDialogProps {
  projectId: string;
  flow: string | undefined;
  onClose: () => void;
}

/** Asks what is to be scored, by which flow's live model and where to, starts the job and leads to it. */
export function StartDialog({ projectId, flow, onClose }: StartDialogProps): ReactNode {
  const words = useCatalogue(batchJobsTexts);
  const api = useApi();
  const queries = useQueryClient();
  const { history } = useRouter();
  const { data: flows = [] } = useQuery(flowsQuery(api, projectId));
  const { data: datasets = [] } = useQuery(datasetsQuery(api, projectId));
  const live = flows.filter((one) => one.live !== null).map(({ flowId, name }) => ({ value: flowId, label: name }));
  const [chosen, setChosen] = useState(flow);
  const [source, setSource] = useState('');
  const [destination, setDestination] = useState('');
  const [scores, setScores] = useState(false);
  const [ignoreDrift, setIgnoreDrift] = useState(false);
  const flowId = chosen ?? (live.length === 1 ? live[0]?.value : undefined);
  const start = useMutation({
    mutationFn: (id: string) =>
      api.deployments.startBatch({
        params: { projectId, flowId: id },
        body: {
          source: source.trim(),
          scores,
          ignoreDrift,
          ...(destination.trim() !== '' && { destination: destination.trim() }),
        },
      }),
    onSuccess: async ({ batchJobId }) => {
      await queries.invalidateQueries({ queryKey: ['batch-jobs', projectId, 'list'] });
      history.push(batchJobAddress(projectId, batchJobId));
    },
  });
  const ready = flowId !== undefined && source.trim() !== '';
  return (
    <ActionDialog
      header={words.startTitle}
      confirm={words.startConfirm}
      ready={ready}
      pending={start.isPending}
      onConfirm={() => flowId !== undefined && start.mutate(flowId)}
      onCancel={onClose}
    >
      <SpaceBetween size="m">
        <FormField label={words.flow} description={words.flowAdvice}>
          <Select
            options={live}
            selectedOption={live.find(({ value }) => value === flowId) ?? null}
            placeholder={words.chooseFlow}
            empty={words.noLiveFlow}
            onChange={({ detail }) => setChosen(detail.selectedOption.value)}
          />
        </FormField>
        <FormField label={words.source} description={words.sourceAdvice}>
          <Autosuggest
            value={source}
            options={datasets.filter(({ latestVersion }) => latestVersion > 0).map(({ name }) => ({ value: name }))}
            enteredTextLabel={words.useText}
            placeholder="s3://"
            empty={words.noDatasets}
            ariaLabel={words.source}
            onChange={({ detail }) => setSource(detail.value)}
          />
        </FormField>
        <FormField label={words.destination} description={words.destinationAdvice}>
          <Input value={destination} placeholder="s3://" onChange={({ detail }) => setDestination(detail.value)} />
        </FormField>
        <Checkbox
          checked={scores}
          description={words.scoresAdvice}
          onChange={({ detail }) => setScores(detail.checked)}
        >
          {words.scores}
        </Checkbox>
        <Checkbox
          checked={ignoreDrift}
          description={words.ignoreDriftAdvice}
          onChange={({ detail }) => setIgnoreDrift(detail.checked)}
        >
          {words.ignoreDrift}
        </Checkbox>
        {start.error !== null && (
          <Alert type="error" header={words.notStarted}>
            <ProblemText error={start.error} />
          </Alert>
        )}
      </SpaceBetween>
    </ActionDialog>
  );
}
