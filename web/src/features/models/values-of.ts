import type { ModelContract } from '@flowi/contracts/package';

/** The values a model knows of a raw column of text; none where the text is cut up before it is looked up, or is a number. */
export function valuesOf({ features, prepare }: ModelContract, column: string): readonly string[] {
  if (prepare.some((step) => step.column === column)) return [];
  const feature = features.find((one) => one.column === column);
  return feature?.kind === 'category' ? feature.vocabulary.values : [];
}
