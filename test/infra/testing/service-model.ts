import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { REPOSITORY } from '../../../infra/constructs/paths.ts';

interface Shape {
  type: 'structure' | 'list' | 'map' | 'string' | 'integer' | 'long' | 'boolean' | 'float' | 'double' | 'timestamp';
  members?: Record<string, { shape: string }>;
  required?: string[];
  member?: { shape: string };
  key?: { shape: string };
  value?: { shape: string };
  enum?: string[];
  pattern?: string;
  min?: number;
  max?: number;
}

interface ServiceModel {
  operations: Record<string, { input: { shape: string } }>;
  shapes: Record<string, Shape>;
}

/** AWS's own description of a service, from the Python SDK in the virtual environment. */
export function serviceModel(service: string): ServiceModel {
  const pattern = `.venv/lib/python3*/site-packages/botocore/data/${service}/*/service-2.json.gz`;
  const file = globSync(pattern, { cwd: REPOSITORY }).sort().at(-1);
  if (!file) throw new Error(`No model of ${service} at ${pattern}; "npm test" installs it`);
  return JSON.parse(gunzipSync(readFileSync(path.join(REPOSITORY, file))).toString('utf8'));
}

/** What is wrong with the arguments of an operation: members that do not exist, are missing, or have a wrong type or value. */
export function faults(model: ServiceModel, operation: string, input: unknown): string[] {
  const shape = model.operations[operation]?.input.shape;
  if (!shape) throw new Error(`There is no operation ${operation}`);
  return check(model, shape, input, operation);
}

function check(model: ServiceModel, name: string, value: unknown, at: string): string[] {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`There is no shape ${name}`);
  switch (shape.type) {
    case 'structure':
      return checkStructure(model, shape, value, at);
    case 'list':
      if (!Array.isArray(value)) return [`${at} is no list`];
      return [
        ...bounds(shape, value.length, at),
        ...value.flatMap((item, index) => check(model, shape.member?.shape ?? '', item, `${at}[${index}]`)),
      ];
    case 'map':
      if (!isObject(value)) return [`${at} is no map`];
      return Object.entries(value).flatMap(([key, item]) => [
        ...check(model, shape.key?.shape ?? '', key, `${at} key ${key}`),
        ...check(model, shape.value?.shape ?? '', item, `${at}.${key}`),
      ]);
    case 'string':
      return checkText(shape, value, at);
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at} is no boolean`];
    default:
      return typeof value === 'number' ? bounds(shape, value, at) : [`${at} is no number`];
  }
}

function checkStructure(
  model: ServiceModel,
  { members = {}, required = [] }: Shape,
  value: unknown,
  at: string,
): string[] {
  if (!isObject(value)) return [`${at} is no structure`];
  const missing = required.filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`);
  const inside = Object.entries(value).flatMap(([name, item]) => {
    const member = members[name];
    return member ? check(model, member.shape, item, `${at}.${name}`) : [`${at}.${name} does not exist`];
  });
  return [...missing, ...inside];
}

function checkText(shape: Shape, value: unknown, at: string): string[] {
  if (typeof value !== 'string') return [`${at} is no text`];
  if (shape.enum && !shape.enum.includes(value)) return [`${at}: ${value} is not allowed`];
  const fits = !shape.pattern || new RegExp(`^(?:${shape.pattern})$`, 'u').test(value);
  return [...bounds(shape, value.length, at), ...(fits ? [] : [`${at}: ${value} does not fit ${shape.pattern}`])];
}

function bounds({ min, max }: Shape, size: number, at: string): string[] {
  const low = min !== undefined && size < min ? [`${at}: ${size} is below ${min}`] : [];
  return max !== undefined && size > max ? [...low, `${at}: ${size} is above ${max}`] : low;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
