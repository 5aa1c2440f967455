import type { Deployment } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { lastDriftQuery } from './drift-queries.ts';
import { driftWords } from './texts/index.ts';
import { VerdictIndicator } from './verdict.tsx';

/** The newest judgement on the data of a deployment, as far as it is on the model that is served. */
export function LastDrift({ deployment }: { deployment: Deployment }): ReactNode {
  const { projectId, flowId, kind, modelVersion } = deployment;
  const words = useCatalogue(driftWords);
  const last = useQuery({
    ...lastDriftQuery(useApi(), projectId, flowId, kind === 'online' ? 'online' : 'batch'),
    refetchInterval: 30_000,
  });
  if (last.data === undefined) return '–';
  if (last.data === null || last.data.modelVersion !== modelVersion) return words.notJudged;
  const { verdict, rows } = last.data.report;
  return <VerdictIndicator verdict={verdict} rows={rows.window} />;
}
