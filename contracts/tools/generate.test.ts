import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRoutes } from '../api/index.ts';
import { openApiDocument } from './openapi.ts';
import { jsonSchemas } from './schemas.ts';

const committed = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));

describe('JSON Schemas', () => {
  const schemas = jsonSchemas();

  it('are committed as they are generated', () => {
    const names = [...schemas.keys()].map((name) => `${name}.json`).sort();

    expect(readdirSync(new URL('../schema/', import.meta.url)).sort()).toEqual(names);
    for (const [name, schema] of schemas) expect(committed(`schema/${name}.json`)).toEqual(schema);
  });

  it('are the same again after the API document was made', () => {
    openApiDocument();

    expect(jsonSchemas()).toEqual(schemas);
  });

  it('let a writer leave out what has a default', () => {
    expect(schemas.get('flow')).toMatchObject({
      required: ['schemaVersion', 'name', 'nodes', 'edges'],
      additionalProperties: false,
    });
  });
});

describe('the API document', () => {
  const document = committed('api/openapi.json');

  it('is committed as it is generated', () => {
    expect(document).toEqual(openApiDocument());
  });

  it.each(allRoutes.map((route) => [route.name, route] as const))('has %s with its parameters', (name, route) => {
    const operation = JSON.parse(JSON.stringify(document)).paths[route.path][route.method.toLowerCase()];
    const declared = operation.parameters
      .filter((parameter: { in: string }) => parameter.in === 'path')
      .map((parameter: { name: string }) => parameter.name);

    expect(operation.operationId).toBe(name);
    expect(declared.sort()).toEqual([...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort());
    expect(Object.keys(operation.responses)).toEqual([`${route.status}`, 'default']);
  });

  it('names every route once', () => {
    expect(new Set(allRoutes.map((route) => route.name)).size).toBe(allRoutes.length);
    expect(new Set(allRoutes.map((route) => `${route.method} ${route.path}`)).size).toBe(allRoutes.length);
  });
});
