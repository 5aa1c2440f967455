import { ComponentCatalogue } from '@flowi/contracts/catalogue';
import json from '@flowi/contracts/catalogue.json' with { type: 'json' };
import { makeComponent } from '@flowi/contracts/flow/testing';
import { describe, expect, it } from 'vitest';
import { ptBrCatalogue } from './index.ts';
import { parameterTexts, translateCatalogue } from './translate-catalogue.ts';

const english = ComponentCatalogue.parse(json);
const parameters = english
  .all()
  .flatMap(({ id, parameters: { properties } }) =>
    Object.entries(properties).map(([name, schema]) => ({ id, name, schema })),
  );

/** Words that a value is chosen from, wherever in a schema they stand. */
function wordsIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) => {
    if (key === 'const' || key === 'enum') return [inner].flat().filter((value) => typeof value === 'string');
    return key === 'default' ? [] : wordsIn(inner);
  });
}

describe('the catalogue in Portuguese', () => {
  it.each(english.all())('has $id', ({ id, title, help }) => {
    const said = ptBrCatalogue.components[id];

    expect(said?.title).toMatch(/\S/);
    expect(said?.help).toMatch(/[.!]$/);
    expect(said?.help).not.toBe(help);
    expect(title).not.toBe('');
  });

  it.each(parameters)('has $id $name, naming what the English names', ({ id, name, schema }) => {
    const said = parameterTexts(ptBrCatalogue, id, name);
    const named = (text: string) => [...text.matchAll(/`[^`]+`/g)].map(String).sort();

    expect(said?.title).toMatch(/\S/);
    expect(said?.description).toMatch(/\.$/);
    expect(said?.description).not.toBe(schema['description']);
    expect(named(said?.description ?? '')).toEqual(named(String(schema['description'])));
  });

  it('says the same of a parameter only where the English does', () => {
    const saidOf = new Map<string, Set<unknown>>();
    for (const { id, name, schema } of parameters) {
      const said = parameterTexts(ptBrCatalogue, id, name)?.description ?? '';
      saidOf.set(said, (saidOf.get(said) ?? new Set()).add(schema['description']));
    }

    expect([...saidOf].filter(([, descriptions]) => descriptions.size > 1)).toEqual([]);
  });

  it('has every word that a value is chosen from', () => {
    const words = new Set(parameters.flatMap(({ schema }) => wordsIn(schema)));

    expect(Object.keys(ptBrCatalogue.words).sort()).toEqual([...words].sort());
  });

  it('keeps nothing of what is gone', () => {
    const own = Object.entries(ptBrCatalogue.components).flatMap(([id, component]) =>
      Object.keys(component.parameters ?? {}).map((name) => `${id}.${name}`),
    );
    const shared = parameters.filter(({ id, name }) => !own.includes(`${id}.${name}`)).map(({ name }) => name);

    expect(Object.keys(ptBrCatalogue.components).sort()).toEqual(english.all().map(({ id }) => id));
    expect(own.filter((key) => !parameters.some(({ id, name }) => key === `${id}.${name}`))).toEqual([]);
    expect(Object.keys(ptBrCatalogue.parameters).sort()).toEqual([...new Set(shared)].sort());
  });

  it('changes nothing but what is read', () => {
    const translated = translateCatalogue(english, ptBrCatalogue);
    const [svc, translatedSvc] = [english.get('models.svc'), translated.get('models.svc')];

    expect(translatedSvc).toMatchObject({ title: 'Classificador de vetores de suporte', stage: 'model' });
    expect(translatedSvc?.parameters.properties['C']).toEqual({
      ...svc?.parameters.properties['C'],
      title: 'C',
      description: expect.stringContaining('regularização'),
    });
  });

  it("leaves a team's own component as it is", () => {
    const own = makeComponent('team.constructor', { parameters: { toString: { type: 'number' } } });

    expect(
      translateCatalogue(new ComponentCatalogue({ schemaVersion: 1, components: [own] }), ptBrCatalogue).all(),
    ).toEqual([own]);
  });
});
