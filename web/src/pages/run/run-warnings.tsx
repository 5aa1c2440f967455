import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { datasetVersionQuery } from '../../features/datasets/dataset-queries.ts';
import { datasetAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { PageLink } from '../../shared/ui/page-link.tsx';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';

/** What the run warns of, and what the profile of the data it reads warns of. */
export function RunWarnings({ run }: { run: ShownRun }): ReactNode {
  const words = useCatalogue(runTexts);
  const ofData = useDataWarnings(run);
  if (run.warnings.length === 0 && ofData.length === 0) return null;
  return (
    <Alert type="warning" header={words.warnings}>
      <SpaceBetween size="xs">
        {run.warnings.length > 0 && <WarningList warnings={run.warnings} />}
        {ofData.map(({ name, version, warnings }) => (
          <div key={`${name} ${version}`}>
            <PageLink href={datasetAddress(run.projectId, name, version)}>{words.dataOf(name, version)}</PageLink>
            <WarningList warnings={warnings} />
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
function useDataWarnings({ projectId, datasets, warnings: known }: ShownRun) {
  const api = useApi();
  const answers = useQueries({
    queries: datasets.map(({ name, version }) => {
      const { queryKey, queryFn } = datasetVersionQuery(api, projectId, name, version);
      return { queryKey, queryFn, staleTime: Number.POSITIVE_INFINITY };
    }),
  });
  return datasets.flatMap(({ name, version }, index) => {
    const warnings = answers[index]?.data?.profile?.warnings?.filter((warning) => !known.includes(warning)) ?? [];
    return warnings.length === 0 ? [] : [{ name, version, warnings }];
  });
}
