import Link from '@cloudscape-design/components/link';
import type { Component } from '@flowi/contracts/catalogue';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useTexts } from '../../../shared/texts/texts.ts';
import { editorTexts } from '../texts/index.ts';

/** The way to what a library itself says of the component; nothing for one of our own making. */
export function LibraryPage({ component: { reference } }: { component: Component }): ReactNode {
  const { parameter } = useCatalogue(editorTexts);
  const { common } = useTexts();
  if (reference === null) return null;
  const { hostname, pathname } = new URL(reference);
  const name =
    pathname
      .split('/')
      .at(-1)
      ?.replace(/\.html$/, '') ?? '';
  return (
    <Link external href={reference} externalIconAriaLabel={common.opensInNewTab}>
      {parameter.libraryPage(name, hostname)}
    </Link>
  );
}
