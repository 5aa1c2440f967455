import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Icon from '@cloudscape-design/components/icon';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { Component } from '@flowi/contracts/catalogue';
import { type ReactNode, useState } from 'react';
import { lookOf } from '../../../features/canvas/kinds.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEditorModel } from '../editor-context.tsx';
import { useGraphActions } from '../graph/graph-actions.ts';
import { editorTexts } from '../texts/index.ts';
import styles from './palette.module.css';
import { paletteGroups } from './palette-groups.ts';
import { useRecentKinds } from './recent-kinds.ts';

/** What a dragged kind of node is called on its way to the canvas. */
export const KIND_TYPE = 'application/x-flowi-kind';
/** What a note dragged to the canvas is called. */
export const NOTE_TYPE = 'application/x-flowi-note';
/** Id of the field that `/` leads to. */
export const PALETTE_ID = 'palette-search';

/** Kinds of nodes to add, by drag, by click or by Enter; those used last come first. */
export function Palette(): ReactNode {
  const { palette } = useCatalogue(editorTexts);
  const { catalogue } = useEditorModel();
  const [search, setSearch] = useState('');
  const recent = useRecentKinds().flatMap((id) => catalogue.get(id) ?? []);
  const groups = paletteGroups(catalogue.all(), search);
  const withNote = palette.note.toLowerCase().includes(search.trim().toLowerCase());
  return (
    <nav aria-label={palette.title} className={styles['palette']}>
      <div id={PALETTE_ID}>
        <TextFilter
          filteringText={search}
          filteringPlaceholder={palette.placeholder}
          filteringAriaLabel={palette.search}
          countText={
            search === '' ? '' : palette.found(groups.reduce((sum, { components }) => sum + components.length, 0))
          }
          onChange={({ detail }) => setSearch(detail.filteringText)}
        />
      </div>
      <div className={styles['groups']}>
        {search === '' && recent.length > 0 && <Group title={palette.recent} components={recent} />}
        {groups.map(({ group, components }) => (
          <Group key={group} title={palette.group(group)} components={components} />
        ))}
        {withNote && <Beside />}
        {groups.length === 0 && !withNote && <Box color="text-body-secondary">{palette.nothing(search)}</Box>}
      </div>
    </nav>
  );
}

function Group({ title, components }: { title: string; components: readonly Component[] }): ReactNode {
  return (
    <ExpandableSection defaultExpanded headerText={title}>
      <ul className={styles['kinds']}>
        {components.map((component) => (
          <li key={component.id}>
            <Kind component={component} />
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}

function Kind({ component }: { component: Component }): ReactNode {
  const { palette } = useCatalogue(editorTexts);
  const { add } = useGraphActions();
  const { icon, colour } = lookOf(component);
  return (
    <button
      type="button"
      draggable
      className={styles['kind']}
      style={{ '--kind': colour }}
      title={component.help}
      aria-label={palette.add(component.title)}
      onClick={() => add(component.id)}
      onDragStart={(event) => {
        event.dataTransfer.setData(KIND_TYPE, component.id);
        event.dataTransfer.effectAllowed = 'copy';
      }}
    >
      <span className={styles['icon']}>
        <Icon name={icon} />
      </span>
      {component.title}
    </button>
  );
}

/** What is put beside the nodes. */
function Beside(): ReactNode {
  const { palette } = useCatalogue(editorTexts);
  const { addNote } = useGraphActions();
  return (
    <ExpandableSection defaultExpanded headerText={palette.beside}>
      <ul className={styles['kinds']}>
        <li>
          <button
            type="button"
            draggable
            className={styles['kind']}
            aria-label={palette.add(palette.note)}
            onClick={() => addNote()}
            onDragStart={(event) => {
              event.dataTransfer.setData(NOTE_TYPE, palette.note);
              event.dataTransfer.effectAllowed = 'copy';
            }}
          >
            <span className={styles['icon']}>
              <Icon name="transcript" />
            </span>
            {palette.note}
          </button>
        </li>
      </ul>
    </ExpandableSection>
  );
}
