import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { Deployment } from '@flowi/contracts/entities';
import type { ModelContract, Sample } from '@flowi/contracts/package';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { CodeText } from '../../shared/ui/code-text.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { problemsByColumn } from './answers.ts';
import { RowFields } from './row-fields.tsx';
import { rawRow, typedRow } from './row-values.ts';
import { inferBody, rowsBody } from './snippets.ts';
import { deploymentTexts } from './texts/index.ts';
import { TryAnswer } from './try-answer.tsx';
import { useAsk } from './use-ask.ts';
import { useDeploymentView } from './use-deployment-view.ts';

interface TryTabProps {
  deployment: Deployment;
  contract: ModelContract;
  sample: Sample;
}

/** Asks the endpoint for one prediction: a field for each column, filled with a row that was held out when the model was trained. */
export function TryTab({ deployment, contract, sample }: TryTabProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { search, show } = useDeploymentView();
  const [typed, setTyped] = useState(() => typedRow(contract.columns, sample.rows[0] ?? {}));
  const v2 = search.v2 === true;
  const ask = useAsk(deployment, contract);
  const row = rawRow(contract.columns, typed);
  const body = v2 ? inferBody(contract, [row]) : rowsBody(contract, [row]);
  const problems = problemsByColumn(ask.error);
  const serving = deployment.state === 'in_service' || deployment.state === 'updating';
  const change = (next: typeof typed) => {
    setTyped(next);
    ask.reset();
  };
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, s: 7 } }, { colspan: { default: 12, s: 5 } }]}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (serving) ask.mutate({ body, v2 });
        }}
      >
        <Form
          actions={
            <Button variant="primary" loading={ask.isPending} disabled={!serving} formAction="submit">
              {words.predict}
            </Button>
          }
        >
          <Container
            header={
              <Header
                variant="h2"
                description={words.tryAdvice}
                actions={
                  <SampleChoice
                    sample={sample}
                    onChoose={(index) => change(typedRow(contract.columns, sample.rows[index] ?? {}))}
                  />
                }
              >
                {words.tryTitle}
              </Header>
            }
          >
            <SpaceBetween size="m">
              {!serving && <Alert type="info">{words.notServing}</Alert>}
              <RowFields contract={contract} typed={typed} problems={problems} onChange={change} />
              <Toggle
                checked={v2}
                description={words.openInferenceAdvice}
                onChange={({ detail }) => show({ v2: detail.checked ? true : undefined })}
              >
                {words.openInference}
              </Toggle>
              <ExpandableSection headerText={words.requestBody}>
                <CodeText label={words.requestBody} text={JSON.stringify(body, null, 2)} />
              </ExpandableSection>
            </SpaceBetween>
          </Container>
        </Form>
      </form>
      <Container header={<Header variant="h2">{words.answer}</Header>}>
        {ask.error === null ? (
          <TryAnswer contract={contract} answer={ask.data} pending={ask.isPending} />
        ) : (
          <Alert type="error" header={words.notAnswered}>
            <ProblemText error={ask.error} />
          </Alert>
        )}
      </Container>
    </Grid>
  );
}

function SampleChoice({ sample, onChoose }: { sample: Sample; onChoose: (index: number) => void }): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const options = sample.rows.map((_, index) => ({ value: String(index), label: words.sampleRow(index + 1) }));
  const [chosen, setChosen] = useState('0');
  if (options.length < 2) return null;
  return (
    <Select
      ariaLabel={words.chooseRow}
      options={options}
      selectedOption={options.find(({ value }) => value === chosen) ?? null}
      onChange={({ detail }) => {
        const value = detail.selectedOption.value ?? '0';
        setChosen(value);
        onChoose(Number(value));
      }}
    />
  );
}
