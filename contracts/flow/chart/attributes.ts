import type * as z from 'zod';
import type { Component, ComponentCatalogue } from '../../catalogue/index.ts';
import { type Parameter, type PlainValue, plainValueSchema } from '../flow.schema.ts';
import { STAGES_WITH_VALUES } from '../rules/components.ts';
import { describeAllowed } from '../rules/describe-allowed.ts';
import type { ComponentMapping } from './components.ts';

type Finding = { attribute: string; reason: string };
type Reading = { parameter?: Parameter; reason?: string };

/** Attributes of an original node as parameters of a component, and what could not be carried over. */
export function readAttributes(
  attributes: Record<string, unknown>,
  mapping: ComponentMapping,
  component: Component,
  catalogue: ComponentCatalogue,
) {
  const params: Record<string, Parameter> = { ...mapping.fixed };
  const findings: Finding[] = [];
  for (const [attribute, value] of Object.entries(attributes)) {
    if (isEmpty(value) || mapping.implied?.[attribute]?.includes(single(value))) continue;
    const name = mapping.renamed?.[attribute] ?? attribute;
    const { parameter, reason } = readAttribute(name, value, component, catalogue);
    if (parameter !== undefined) params[name] = parameter;
    const lost = mapping.lost?.[attribute];
    if (lost !== undefined && parameter === undefined) findings.push({ attribute, reason: lost });
    else if (reason !== undefined) findings.push({ attribute, reason });
  }
  return { params, findings };
}

/** The original stored unset fields as empty text or empty lists. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.every(isEmpty));
}

function single(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function readAttribute(name: string, value: unknown, component: Component, catalogue: ComponentCatalogue): Reading {
  const validator = catalogue.parameterValidator(component, name);
  if (!validator) return { reason: `${component.id} has no parameter for it` };
  const whole = firstAccepted(validator, value);
  if (whole !== undefined) return { parameter: whole };
  const allowed = describeAllowed(component.parameters.properties[name] ?? {});
  const refused = `${component.id}.${name} does not take ${JSON.stringify(value)}; allowed: ${allowed}`;
  if (!Array.isArray(value)) return { reason: refused };
  const values = value.map((item) => firstAccepted(validator, item)).filter((item) => item !== undefined);
  const [first] = values;
  if (first === undefined) return { reason: refused };
  const several = values.length > 1 && STAGES_WITH_VALUES.has(component.stage);
  const parameter = several ? { values } : first;
  const kept = several ? values.length : 1;
  return kept === value.length
    ? { parameter }
    : { parameter, reason: `${refused}; kept: ${JSON.stringify(parameter)}` };
}

/** The value itself or what its text stands for, whichever the parameter takes first. */
function firstAccepted(validator: z.ZodType, value: unknown): PlainValue | undefined {
  for (const candidate of [...meanings(value), value]) {
    const plain = plainValueSchema.safeParse(candidate);
    if (plain.success && validator.safeParse(plain.data).success) return plain.data;
  }
  return undefined;
}

const WORDS: Readonly<Record<string, boolean | null>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  None: null,
  null: null,
};

/** What the original's text fields may stand for: a number, a word of Python or JSON, a list with commas. */
function meanings(value: unknown): unknown[] {
  if (typeof value !== 'string') return typeof value === 'boolean' || Array.isArray(value) ? [] : [value];
  const text = value.trim();
  const list = text.split(',').map((part) => part.trim());
  return [
    ...(text !== '' && Number.isFinite(Number(text)) ? [Number(text)] : []),
    ...(Object.hasOwn(WORDS, text) ? [WORDS[text]] : []),
    ...(list.length > 1 ? [list] : []),
    value,
    [text],
  ];
}
