import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Component } from '@flowi/contracts/catalogue';
import { describeAllowed, type PlainValue } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { useWordMeanings } from '../../../features/flows/use-component-catalogue.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useTexts } from '../../../shared/texts/texts.ts';
import { editorTexts } from '../texts/index.ts';
import { kindOf, type ParameterSchema, showValue } from './field-kind.ts';
import { LibraryPage } from './library-page.tsx';
import { NamedText } from './named-text.tsx';

interface ParameterHelpProps {
  component: Component;
  name: string;
  title: string;
  schema: ParameterSchema;
  /** undefined where a value has to be given */
  standard: PlainValue | undefined;
}

/** All that is known of a parameter, behind a question mark: what it does, what it may be, its default, and where to read more. */
export function ParameterHelp({ component, name, title, schema, standard }: ParameterHelpProps): ReactNode {
  const { parameter: texts } = useCatalogue(editorTexts);
  const { common } = useTexts();
  const description = schema['description'];
  return (
    <Popover
      triggerType="custom"
      position="left"
      size="large"
      header={title}
      dismissAriaLabel={common.close}
      content={
        <SpaceBetween size="s">
          {typeof description === 'string' && (
            <div>
              <NamedText text={description} />
            </div>
          )}
          <KeyValuePairs
            items={[
              { label: texts.allowedValues, value: describeAllowed(schema, texts.allowedWords) },
              {
                label: texts.defaultValue,
                value: standard === undefined ? texts.required : showDefault(standard, texts.emptyDefault),
              },
              { label: texts.nameInDocuments, value: <Box variant="code">{name}</Box> },
            ]}
          />
          <Words schema={schema} />
          <LibraryPage component={component} />
        </SpaceBetween>
      }
    >
      <Button variant="inline-link" ariaLabel={texts.help(title)}>
        {texts.helpSign}
      </Button>
    </Popover>
  );
}

/** The words that the value is chosen from, where they are in another language than the reader's. */
function Words({ schema }: { schema: ParameterSchema }): ReactNode {
  const meaning = useWordMeanings();
  const explained = kindOf(schema)
    .options.map((option) => ({ word: String(option), means: meaning(String(option)) }))
    .filter(({ means }) => means !== undefined);
  if (explained.length === 0) return null;
  return (
    <ul>
      {explained.map(({ word, means }) => (
        <li key={word}>
          <code>{word}</code>: {means}
        </li>
      ))}
    </ul>
  );
}

function showDefault(value: PlainValue, empty: string): string {
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? empty : showValue(value);
}
