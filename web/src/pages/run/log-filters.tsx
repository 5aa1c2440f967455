import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { LOG_LEVELS } from '@flowi/contracts/events';
import type { FlowNode } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import type { LogFilter } from './log-filter.ts';
import styles from './log-text.module.css';
import { runTexts } from './texts/index.ts';

/** How a log is looked at. */
export interface LogView extends LogFilter {
  /** null for the current one */
  readonly attempt: number | null;
  readonly follow: boolean;
  readonly wrap: boolean;
}

interface LogFiltersProps {
  view: LogView;
  onChange: (change: Partial<LogView>) => void;
  /** How many there were. */
  attempts: number;
  nodes: readonly Pick<FlowNode, 'id'>[];
}

const EVERYTHING = '*';

/** Which lines: by words, node, level and attempt. */
export function LogFilters({ view, onChange, attempts, nodes }: LogFiltersProps): ReactNode {
  const { log: words } = useCatalogue(runTexts);
  const levels = LOG_LEVELS.filter((level) => level !== 'DEBUG');
  const tries = Array.from({ length: attempts }, (_, index) => attempts - index);
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <div className={styles['search']}>
        <Input
          type="search"
          value={view.words}
          placeholder={words.search}
          ariaLabel={words.search}
          clearAriaLabel={words.clear}
          onChange={({ detail }) => onChange({ words: detail.value })}
        />
      </div>
      {nodes.length > 0 && (
        <Choice
          label={words.node}
          options={[{ value: EVERYTHING, label: words.allNodes }, ...nodes.map(({ id }) => ({ value: id, label: id }))]}
          value={view.nodeId ?? EVERYTHING}
          onChange={(value) => onChange({ nodeId: value === EVERYTHING ? null : value })}
          filtering={nodes.length > 10}
        />
      )}
      <Choice
        label={words.level}
        options={[
          { value: EVERYTHING, label: words.allLevels },
          ...levels.map((level) => ({ value: level, label: words.levels[level] })),
        ]}
        value={view.level ?? EVERYTHING}
        onChange={(value) => onChange({ level: levels.find((level) => level === value) ?? null })}
      />
      {attempts > 1 && (
        <Choice
          label={words.attemptLabel}
          options={tries.map((number) => ({ value: String(number), label: words.attempt(number) }))}
          value={String(view.attempt ?? attempts)}
          onChange={(value) => onChange({ attempt: Number(value) })}
        />
      )}
    </SpaceBetween>
  );
}

interface ChoiceProps {
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
  filtering?: boolean;
}

function Choice({ label, options, value, onChange, filtering = false }: ChoiceProps): ReactNode {
  const selected: SelectProps.Option | null = options.find((option) => option.value === value) ?? null;
  return (
    <Select
      ariaLabel={label}
      options={options}
      selectedOption={selected}
      filteringType={filtering ? 'auto' : 'none'}
      onChange={({ detail }) => detail.selectedOption.value !== undefined && onChange(detail.selectedOption.value)}
    />
  );
}
