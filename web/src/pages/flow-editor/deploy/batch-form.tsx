import Autosuggest from '@cloudscape-design/components/autosuggest';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { Flow } from '@flowi/contracts/flow';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { datasetsQuery } from '../../../features/datasets/dataset-queries.ts';
import { useApi } from '../../../shared/api/api.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEditorModel } from '../editor-context.tsx';
import { useProblemAt } from '../field-problem.ts';
import { BatchSchedule } from './batch-schedule.tsx';
import { deployTabTexts } from './texts/index.ts';
import { useDeploy } from './use-deploy.ts';

type Batch = Flow['deploy']['batch'];

const LONGEST = 1024;

/** Whether what goes live scores whole tables, which, where to and when. */
export function BatchForm(): ReactNode {
  const { batch: words } = useCatalogue(deployTabTexts);
  const { mayEdit } = useEditorModel();
  const { deploy, change } = useDeploy();
  const { batch } = deploy;
  const set = (part: Partial<Batch>, field: string) => change({ batch: { ...batch, ...part } }, `batch.${field}`);
  return (
    <Container
      header={
        <Header variant="h2" description={words.description}>
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Toggle
          checked={batch.enabled}
          disabled={!mayEdit}
          description={words.switchHint}
          onChange={({ detail }) => set({ enabled: detail.checked }, 'enabled')}
        >
          {words.switch}
        </Toggle>
        {batch.enabled && (
          <SpaceBetween size="m">
            <Places batch={batch} onChange={set} />
            <Checkbox
              checked={batch.scores}
              readOnly={!mayEdit}
              description={words.scoresHint}
              onChange={({ detail }) => set({ scores: detail.checked }, 'scores')}
            >
              {words.scores}
            </Checkbox>
            <BatchSchedule schedule={batch.schedule} onChange={(schedule) => set({ schedule }, 'schedule')} />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}

interface PlacesProps {
  batch: Batch;
  onChange: (part: Partial<Batch>, field: string) => void;
}

function Places({ batch, onChange }: PlacesProps): ReactNode {
  const { batch: words } = useCatalogue(deployTabTexts);
  const { projectId, mayEdit } = useEditorModel();
  const problemAt = useProblemAt();
  const { data: datasets = [] } = useQuery(datasetsQuery(useApi(), projectId));
  const orNone = (text: string) => (text === '' ? null : text.slice(0, LONGEST));
  return (
    <SpaceBetween size="m">
      <FormField label={words.source} description={words.sourceHint} errorText={problemAt('deploy.batch.source')}>
        <Autosuggest
          value={batch.source ?? ''}
          readOnly={!mayEdit}
          placeholder={words.sourcePlaceholder}
          enteredTextLabel={words.useSource}
          empty={words.noDatasets}
          options={datasets.map(({ name }) => ({ value: name }))}
          onChange={({ detail }) => onChange({ source: orNone(detail.value) }, 'source')}
        />
      </FormField>
      <FormField
        label={words.destination}
        description={words.destinationHint}
        errorText={problemAt('deploy.batch.destination')}
      >
        <Input
          value={batch.destination ?? ''}
          readOnly={!mayEdit}
          placeholder={words.besideData}
          onChange={({ detail }) => onChange({ destination: orNone(detail.value) }, 'destination')}
        />
      </FormField>
    </SpaceBetween>
  );
}
