import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { datasetVersionQuery } from '../../features/datasets/dataset-queries.ts';
import { datasetAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker, warningsInWords } from '../../shared/texts/speaker.ts';
import { PageLink } from '../../shared/ui/page-link.tsx';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';

/** What the run warns of, and what the profile of the data it reads warns of. */
export function RunWarnings({ run }: { run: ShownRun }): ReactNode {
  const words = useCatalogue(runTexts);
  const warnings = warningsInWords(useSpeaker(), run);
  const ofData = useDataWarnings(run, warnings);
  if (warnings.length === 0 && ofData.length === 0) return null;
  return (
    <Alert type="warning" header={words.warnings}>
      <SpaceBetween size="xs">
        {warnings.length > 0 && <WarningList warnings={warnings} />}
        {ofData.map(({ name, version, found }) => (
          <div key={`${name} ${version}`}>
            <PageLink href={datasetAddress(run.projectId, name, version)}>{words.dataOf(name, version)}</PageLink>
            <WarningList warnings={found} />
          </div>
        ))}
      </SpaceBetween>
    </Alert>
  );
}

function WarningList({ warnings }: { warnings: readonly string[] }): ReactNode {
  return (
    <ul>
      {[...new Set(warnings)].map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}

/** Warnings about each table as a whole. What cannot be asked for is left out: the run has its own warnings. */
function useDataWarnings({ projectId, datasets }: ShownRun, known: readonly string[]) {
  const api = useApi();
  const speaker = useSpeaker();
  const answers = useQueries({
    queries: datasets.map(({ name, version }) => {
      const { queryKey, queryFn } = datasetVersionQuery(api, projectId, name, version);
      return { queryKey, queryFn, staleTime: Number.POSITIVE_INFINITY };
    }),
  });
  return datasets.flatMap(({ name, version }, index) => {
    const profile = answers[index]?.data?.profile;
    const found = profile ? warningsInWords(speaker, profile).filter((warning) => !known.includes(warning)) : [];
    return found.length === 0 ? [] : [{ name, version, found }];
  });
}
