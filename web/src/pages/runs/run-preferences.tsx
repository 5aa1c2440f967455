import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import type { ReactNode } from 'react';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { columnsShown, RUN_COLUMNS, type RunsSearch, withoutColumns } from './runs-search.ts';
import { runsPageTexts } from './texts/index.ts';

interface RunPreferencesProps {
  search: RunsSearch;
  onSearch: (search: RunsSearch) => void;
}

/** Chooses which columns the list has; when a run started is always there. */
export function RunPreferences({ search, onSearch }: RunPreferencesProps): ReactNode {
  const { preferences: words } = useCatalogue(runsPageTexts);
  const { columns } = useCatalogue(runsTexts);
  return (
    <CollectionPreferences
      title={words.title}
      confirmLabel={words.confirm}
      cancelLabel={words.cancel}
      preferences={{ visibleContent: columnsShown(search) }}
      visibleContentPreference={{
        title: words.show,
        options: [{ label: words.show, options: RUN_COLUMNS.map((id) => ({ id, label: columns[id] })) }],
      }}
      onConfirm={({ detail: { visibleContent = RUN_COLUMNS } }) =>
        onSearch({ ...search, without: withoutColumns(RUN_COLUMNS.filter((id) => !visibleContent.includes(id))) })
      }
    />
  );
}
