import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEdit, useEditorModel, useFlow } from '../editor-context.tsx';
import { scheduleTabTexts } from './texts/index.ts';

const PROVIDERS = ['mlflow', 'none'] as const;

/** Where the figures of each trial are kept besides Flowi. */
export function TrackerForm(): ReactNode {
  const { tracker: words } = useCatalogue(scheduleTabTexts);
  const { mayEdit } = useEditorModel();
  const { tracking } = useFlow();
  const edit = useEdit();
  return (
    <Container
      header={
        <Header variant="h2" description={words.description}>
          {words.title}
        </Header>
      }
    >
      <RadioGroup
        ariaLabel={words.title}
        value={tracking.provider}
        readOnly={!mayEdit}
        items={PROVIDERS.map((value) => ({ value, label: words.providers[value], description: words.about[value] }))}
        onChange={({ detail }) => {
          const provider = PROVIDERS.find((one) => one === detail.value);
          if (provider) edit({ type: 'set-tracking', tracking: { provider } });
        }}
      />
    </Container>
  );
}
