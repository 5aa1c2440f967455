import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { type LanguageId, useLanguageId } from '../../shared/texts/catalogue.ts';
import { type CatalogueTexts, translateCatalogue } from '../../shared/texts/catalogue-pt-br/translate-catalogue.ts';
import { catalogueQuery } from './catalogue-query.ts';

/** The catalogue is written in English; texts in other languages are fetched by those who read them. */
const LOADERS: Readonly<Record<LanguageId, (() => Promise<CatalogueTexts>) | null>> = {
  en: null,
  'pt-BR': async () => (await import('../../shared/texts/catalogue-pt-br/index.ts')).ptBrCatalogue,
};

function catalogueTextsQuery(id: LanguageId) {
  const load = LOADERS[id];
  return queryOptions({
    queryKey: ['catalogue-texts', id],
    queryFn: () => load?.() ?? null,
    enabled: load !== null,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}

type LoadedCatalogue = Pick<UseQueryResult<ComponentCatalogue>, 'data' | 'error' | 'isLoadingError' | 'refetch'>;

/** The kinds of nodes in the reader's language; in English where its texts cannot be had. */
export function useComponentCatalogue(): LoadedCatalogue {
  const id = useLanguageId();
  const { data: catalogue, error, isLoadingError, refetch } = useQuery(catalogueQuery(useApi()));
  const texts = useQuery(catalogueTextsQuery(id));
  const waits = texts.isLoading;
  const data = useMemo(() => {
    if (waits || catalogue === undefined) return undefined;
    return texts.data ? translateCatalogue(catalogue, texts.data) : catalogue;
  }, [waits, catalogue, texts.data]);
  return { data, error, isLoadingError, refetch };
}

/** Tells what a word means that a parameter's value is chosen from; undefined where the word says it. */
export function useWordMeanings(): (word: string) => string | undefined {
  const { data } = useQuery(catalogueTextsQuery(useLanguageId()));
  return (word) => (data && Object.hasOwn(data.words, word) ? data.words[word] : undefined);
}
