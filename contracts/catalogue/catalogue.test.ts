import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { ComponentCatalogue } from './catalogue.ts';

const json = JSON.parse(readFileSync(new URL('../catalogue.json', import.meta.url), 'utf8'));
const catalogue = ComponentCatalogue.parse(json);

describe('the catalogue', () => {
  it('is sorted by id, without doubles', () => {
    const ids = catalogue.all().map((component) => component.id);

    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toHaveLength(json.components.length);
  });

  it.each(catalogue.all().map((component) => [component.id, component] as const))(
    '%s: every parameter is explained, can be judged and takes its default',
    (_id, component) => {
      const { properties, required = [] } = component.parameters;
      for (const [name, schema] of Object.entries(properties)) {
        const validator = catalogue.parameterValidator(component, name);

        expect(schema).toMatchObject({ title: expect.any(String), description: expect.any(String) });
        if (!required.includes(name)) expect(validator?.safeParse(schema['default']).success).toBe(true);
      }
    },
  );

  it('finds metrics by name and knows what it does not have', () => {
    expect(catalogue.metric('accuracy')).toMatchObject({ minimum: 0, maximum: 1 });
    expect(catalogue.metric('luck')).toBeUndefined();
    expect(catalogue.get('toString')).toBeUndefined();
    expect(catalogue.parameterValidator(catalogue.get('models.svc')!, 'constructor')).toBeUndefined();
  });

  it('refuses JSON that is no catalogue', () => {
    expect(() => ComponentCatalogue.parse({ schemaVersion: 2, components: [] })).toThrow(ZodError);
  });
});
