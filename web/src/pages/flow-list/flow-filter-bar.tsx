import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { SCHEDULE_STATES } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { driftWords } from '../../features/drift/texts/index.ts';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { schedulesTexts } from '../../features/schedules/texts/index.ts';
import { useSession } from '../../features/session/session-context.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import styles from './flow-filter-bar.module.css';
import { type FlowFilters, isFiltered } from './flow-filters.ts';
import { DRIFT_FACETS, RUN_FACETS, readFlowListSearch } from './flow-list-search.ts';
import { flowListTexts } from './texts/index.ts';

interface FlowFilterBarProps {
  filters: FlowFilters;
  owners: readonly string[];
  matches: number;
  onChange: (filters: FlowFilters) => void;
}

/** What is looked for: text and one choice of each facet. */
export function FlowFilterBar({ filters, owners, matches, onChange }: FlowFilterBarProps): ReactNode {
  const words = useCatalogue(flowListTexts);
  const facets = useFacets(owners);
  return (
    <div className={styles['bar']}>
      <div className={styles['text']}>
        <TextFilter
          filteringText={filters.q ?? ''}
          filteringPlaceholder={words.filterPlaceholder}
          filteringAriaLabel={words.filter}
          countText={isFiltered(filters) ? words.matches(matches) : ''}
          onChange={({ detail }) => onChange({ ...filters, q: readFlowListSearch({ q: detail.filteringText }).q })}
        />
      </div>
      <SpaceBetween size="xs" direction="horizontal" alignItems="center">
        {facets.map(({ id, label, options }) => (
          <Facet
            key={id}
            label={label}
            options={options}
            value={filters[id]}
            onChange={(value) => onChange({ ...filters, [id]: readFlowListSearch({ [id]: value })[id] })}
          />
        ))}
        {isFiltered(filters) && (
          <Button variant="link" onClick={() => onChange({})}>
            {words.clearFilters}
          </Button>
        )}
      </SpaceBetween>
    </div>
  );
}

interface FacetOption {
  readonly value: string;
  readonly label: string;
}

function useFacets(owners: readonly string[]) {
  const words = useCatalogue(flowListTexts);
  const runs = useCatalogue(runsTexts);
  const { verdicts } = useCatalogue(driftWords);
  const { states } = useCatalogue(schedulesTexts);
  const { common } = useTexts();
  const { userId } = useSession();
  const ownState = { running: words.running, never: words.neverRun };
  return [
    {
      id: 'run',
      label: words.columns.lastRun,
      options: RUN_FACETS.map((value) => ({
        value,
        label: value === 'running' || value === 'never' ? ownState[value] : runs.states[value],
      })),
    },
    {
      id: 'schedule',
      label: words.columns.schedule,
      options: SCHEDULE_STATES.map((value) => ({ value, label: states[value] })),
    },
    {
      id: 'drift',
      label: words.columns.drift,
      options: DRIFT_FACETS.map((value) => ({ value, label: value === 'none' ? words.notJudged : verdicts[value] })),
    },
    {
      id: 'owner',
      label: words.columns.owner,
      options: owners.map((value) => ({ value, label: value === userId ? common.you : words.ownerName(value) })),
    },
  ] as const satisfies readonly { id: keyof FlowFilters; label: string; options: readonly FacetOption[] }[];
}

interface FacetProps {
  label: string;
  options: readonly FacetOption[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function Facet({ label, options, value, onChange }: FacetProps): ReactNode {
  const { any } = useCatalogue(flowListTexts);
  const all = { value: '', label: any };
  const chosen = options.find((option) => option.value === value) ?? all;
  return (
    <div className={styles['facet']}>
      <Select
        inlineLabelText={label}
        selectedOption={chosen}
        options={[all, ...options]}
        expandToViewport
        onChange={({ detail }) => onChange(detail.selectedOption.value || undefined)}
      />
    </div>
  );
}
