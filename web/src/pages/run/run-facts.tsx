import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import type { Run } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { isSettled } from '../../features/runs/run-state.ts';
import { RunTrigger } from '../../features/runs/run-trigger.tsx';
import { datasetAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import type { Texts } from '../../shared/texts/en.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import type { ShownRun } from './shown-run.ts';
import type { RunTexts } from './texts/en.ts';
import { runTexts } from './texts/index.ts';

function compute(chosen: NonNullable<Run['compute']>, words: RunTexts): ReactNode {
  const { kind, instanceType, instanceCount, reason } = chosen;
  const instance = instanceType === null ? '' : `, ${words.instance(instanceType, instanceCount)}`;
  return <span title={reason}>{`${words.compute[kind]}${instance}`}</span>;
}

function tracker(url: string, words: RunTexts, { common }: Texts): ReactNode {
  return (
    <Link href={url} external externalIconAriaLabel={common.opensInNewTab}>
      {words.tracker}
    </Link>
  );
}

function data({ projectId, datasets }: ShownRun, { versionOf }: RunTexts): ReactNode {
  return datasets.map(({ nodeId, name, version }) => (
    <div key={nodeId}>
      <PageLink href={datasetAddress(projectId, name, version)}>{versionOf(name, version)}</PageLink>
    </div>
  ));
}

function factsOf(run: ShownRun, words: RunTexts, texts: Texts): readonly KeyValuePairsProps.Item[] {
  const { facts, fits, noModel } = words;
  // What a run that has ended lacks will not come any more.
  const missing = isSettled(run) ? texts.common.none : texts.common.notYet;
  return [
    { label: facts.started, value: run.startedAt === null ? missing : <Moment at={run.startedAt} /> },
    { label: facts.trigger, value: <RunTrigger trigger={run.trigger} /> },
    { label: facts.version, value: run.flowVersion },
    { label: facts.data, value: data(run, words) },
    { label: facts.attempt, value: run.attempt },
    { label: facts.model, value: run.modelVersion ?? (isSettled(run) ? noModel : missing) },
    { label: facts.compute, value: run.compute === null ? missing : compute(run.compute, words) },
    { label: facts.fits, value: run.fits === null ? missing : fits(run.fits.distinct, run.fits.steps) },
    { label: facts.tracker, value: run.trackerUrl === null ? missing : tracker(run.trackerUrl, words, texts) },
  ];
}

export function RunFacts({ run }: { run: ShownRun }): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(runTexts);
  return (
    <Container header={<Header variant="h2">{words.overview}</Header>}>
      <KeyValuePairs columns={4} ariaLabel={words.overview} items={factsOf(run, words, texts)} />
    </Container>
  );
}
