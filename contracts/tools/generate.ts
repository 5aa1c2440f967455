// node contracts/tools/generate.ts [--check]: writes contracts/schema/*.json and contracts/api/openapi.json, or says which are stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApiDocument } from './openapi.ts';
import { jsonSchemas } from './schemas.ts';

const CONTRACTS = path.resolve(import.meta.dirname, '..');
const SCHEMAS = 'schema';

function files(): Map<string, string> {
  const text = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;
  const schemas = [...jsonSchemas()].map(([name, schema]): [string, string] => [
    `${SCHEMAS}/${name}.json`,
    text(schema),
  ]);
  return new Map([...schemas, ['api/openapi.json', text(openApiDocument())]]);
}

/** Files in the folder of schemas that no schema leads to any more. */
function leftOver(wanted: ReadonlyMap<string, string>): string[] {
  const folder = path.join(CONTRACTS, SCHEMAS);
  const present = existsSync(folder) ? readdirSync(folder) : [];
  return present.map((name) => `${SCHEMAS}/${name}`).filter((name) => !wanted.has(name));
}

function isStale(name: string, text: string): boolean {
  const file = path.join(CONTRACTS, name);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
}

const wanted = files();
const removed = leftOver(wanted);
const stale = [...wanted].filter(([name, text]) => isStale(name, text)).map(([name]) => name);

if (process.argv.includes('--check')) {
  for (const name of [...stale, ...removed]) console.error(`contracts/${name} is stale`);
  process.exitCode = stale.length + removed.length > 0 ? 1 : 0;
} else {
  mkdirSync(path.join(CONTRACTS, SCHEMAS), { recursive: true });
  for (const name of stale) writeFileSync(path.join(CONTRACTS, name), wanted.get(name) ?? '');
  for (const name of removed) rmSync(path.join(CONTRACTS, name));
  console.log(`${wanted.size} files, ${stale.length} written, ${removed.length} removed`);
}
