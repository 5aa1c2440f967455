import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { RUN_STATES } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { flowsQuery } from '../../features/flows/flow-queries.ts';
import { type RunFilter, readRunFilter, TRIGGERS } from '../../features/runs/project-runs-query.ts';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { runsPageTexts } from './texts/index.ts';

interface RunFacetsProps {
  projectId: string;
  filter: RunFilter;
  onFilter: (filter: RunFilter) => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Narrows the list of runs down by flow, state and what started them. */
export function RunFacets({ projectId, filter, onFilter }: RunFacetsProps): ReactNode {
  const words = useCatalogue(runsPageTexts);
  const { states } = useCatalogue(runsTexts);
  const { data: flows = [] } = useQuery(flowsQuery(useApi(), projectId));
  const facets = {
    flow: flows.map(({ flowId, name }): Option => ({ value: flowId, label: name })),
    state: RUN_STATES.map((state): Option => ({ value: state, label: states[state] })),
    trigger: TRIGGERS.map((trigger): Option => ({ value: trigger, label: words.triggers[trigger] })),
  };
  return (
    <SpaceBetween size="xs" direction="horizontal">
      {(['flow', 'state', 'trigger'] as const).map((facet) => {
        const any = { value: '', label: words.any[facet] };
        const chosen = filter[facet];
        const found = facets[facet].find(({ value }) => value === chosen);
        // A flow that is gone still has runs.
        const shown = chosen === undefined ? any : (found ?? { value: chosen, label: chosen });
        return (
          <Select
            key={facet}
            inlineLabelText={words.facets[facet]}
            ariaLabel={words.facets[facet]}
            options={[any, ...facets[facet]]}
            selectedOption={shown}
            onChange={({ detail }) => {
              const value = detail.selectedOption.value;
              onFilter(readRunFilter({ ...filter, [facet]: value === '' ? undefined : value }));
            }}
          />
        );
      })}
    </SpaceBetween>
  );
}
