import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { MetricFacts } from '@flowi/contracts/catalogue';
import { type FlowGraph, type Gate, gateSchema } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useChecked, useEditorModel } from '../editor-context.tsx';
import { useProblemAt } from '../field-problem.ts';
import { NumberInput } from './number-input.tsx';
import { deployTabTexts } from './texts/index.ts';
import { useDeploy } from './use-deploy.ts';

/** What has to be true before the best trial of a run goes live. */
export function GateForm(): ReactNode {
  const { gate: words } = useCatalogue(deployTabTexts);
  const { mayEdit } = useEditorModel();
  const { graph } = useChecked();
  const { deploy, change } = useDeploy();
  const metrics = scalarMetrics(graph);
  const { gate } = deploy;
  const [first] = metrics;
  const toggle = (on: boolean) =>
    change({ gate: on ? gateSchema.parse({ metric: first?.name ?? '' }) : null }, 'gate.switch');
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
          checked={gate !== null}
          disabled={!mayEdit || (gate === null && first === undefined)}
          description={gate === null ? words.offMeans : undefined}
          onChange={({ detail }) => toggle(detail.checked)}
        >
          {words.switch}
        </Toggle>
        {gate === null && first === undefined && <Box color="text-status-warning">{words.noMetric}</Box>}
        {gate !== null && (
          <GateFields
            gate={gate}
            metrics={metrics}
            onChange={(part, field) => change({ gate: { ...gate, ...part } }, `gate.${field}`)}
          />
        )}
        <WhatHappens gate={gate} />
      </SpaceBetween>
    </Container>
  );
}

/** The metrics of the flow that are one number, each once. */
function scalarMetrics(graph: FlowGraph): MetricFacts[] {
  const found = graph.ofStage('metric').flatMap((id) => graph.component(id)?.metric ?? []);
  return [...new Map(found.filter(({ scalar }) => scalar).map((facts) => [facts.name, facts])).values()];
}

interface GateFieldsProps {
  gate: Gate;
  metrics: readonly MetricFacts[];
  onChange: (part: Partial<Gate>, field: string) => void;
}

function GateFields({ gate, metrics, onChange }: GateFieldsProps): ReactNode {
  const { gate: words } = useCatalogue(deployTabTexts);
  const { mayEdit, catalogue } = useEditorModel();
  const problemAt = useProblemAt();
  const facts = catalogue.metric(gate.metric);
  return (
    <SpaceBetween size="m">
      <FormField
        label={words.metric}
        description={words.metricHint}
        constraintText={facts ? words.directions[facts.direction] : undefined}
        errorText={problemAt('deploy.gate.metric')}
      >
        <Select
          selectedOption={{ value: gate.metric, label: words.metricName(gate.metric) }}
          options={metrics.map(({ name, direction }) => ({
            value: name,
            label: words.metricName(name),
            description: words.directions[direction],
          }))}
          readOnly={!mayEdit}
          empty={words.noMetric}
          onChange={({ detail }) => onChange({ metric: detail.selectedOption.value ?? gate.metric }, 'metric')}
        />
      </FormField>
      <FormField
        label={facts?.direction === 'minimize' ? words.atMost : words.atLeast}
        description={words.thresholdHint}
        errorText={problemAt('deploy.gate.threshold')}
      >
        <NumberInput
          value={gate.threshold}
          empty={null}
          readOnly={!mayEdit}
          placeholder={words.noBound}
          onChange={(threshold) => onChange({ threshold }, 'threshold')}
        />
      </FormField>
      <Checkbox
        checked={gate.mustBeatLive}
        readOnly={!mayEdit}
        description={words.mustBeatHint}
        onChange={({ detail }) => onChange({ mustBeatLive: detail.checked }, 'mustBeatLive')}
      >
        {words.mustBeat}
      </Checkbox>
      <FormField label={words.leastGain} description={words.leastGainHint}>
        <NumberInput
          value={gate.minGain}
          empty={0}
          least={0}
          readOnly={!mayEdit}
          disabled={!gate.mustBeatLive}
          onChange={(minGain) => onChange({ minGain: minGain ?? 0 }, 'minGain')}
        />
      </FormField>
      <Checkbox
        checked={gate.approval}
        readOnly={!mayEdit}
        description={words.approvalHint}
        onChange={({ detail }) => onChange({ approval: detail.checked }, 'approval')}
      >
        {words.approval}
      </Checkbox>
    </SpaceBetween>
  );
}

/** The cases that people wonder about, for the gate as it is set. */
function WhatHappens({ gate }: { gate: Gate | null }): ReactNode {
  const { gate: words } = useCatalogue(deployTabTexts);
  const beats = gate?.mustBeatLive ?? true;
  const lines = [
    words.cases.noLive(gate?.threshold !== null && gate !== null),
    beats ? words.cases.mustBeat : words.cases.needNotBeat,
    ...(beats ? [words.cases.incomparable] : []),
    ...(gate?.approval ? [words.cases.approval] : []),
  ];
  return (
    <Box variant="div" color="text-body-secondary">
      <Box variant="strong">{words.cases.title}</Box>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Box>
  );
}
