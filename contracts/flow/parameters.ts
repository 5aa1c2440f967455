import type { Parameter, PlainValue } from './flow.schema.ts';

export function isValues(parameter: Parameter): parameter is { values: PlainValue[] } {
  return (
    typeof parameter === 'object' && parameter !== null && 'values' in parameter && Array.isArray(parameter.values)
  );
}

export function isSearch(
  parameter: Parameter,
): parameter is { search: { low: number; high: number; scale: 'linear' | 'log' } } {
  return typeof parameter === 'object' && parameter !== null && 'search' in parameter;
}

/** The values a parameter takes over all trials: one for a plain value. */
export function valuesOf(parameter: Parameter): readonly PlainValue[] {
  if (isValues(parameter)) return parameter.values;
  if (isSearch(parameter)) return [];
  return [parameter];
}
