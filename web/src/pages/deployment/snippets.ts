import type { Deployment } from '@flowi/contracts/entities';
import type { ModelContract, RawColumn } from '@flowi/contracts/package';

/** A raw row, as callers send it. */
export type RawRow = Readonly<Record<string, string | number | boolean | null>>;

/** A call of an endpoint, before it is sent. */
export interface EndpointCall {
  readonly url: string;
  readonly body: object;
}

export const SNIPPET_LANGUAGES = ['curl', 'python', 'typescript'] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

/** Variable of the environment that snippets read the access token from. */
export const TOKEN_VARIABLE = 'FLOWI_TOKEN';

/** Where predictions are asked for. */
export function endpointAddress(
  apiUrl: string,
  { projectId, deploymentId }: Pick<Deployment, 'projectId' | 'deploymentId'>,
): string {
  return `${apiUrl.replace(/\/$/, '')}/projects/${projectId}/deployments/${deploymentId}/invocations`;
}

/** Where predictions are asked for in the Open Inference Protocol. */
export function inferAddress(
  apiUrl: string,
  deployment: Pick<Deployment, 'projectId' | 'deploymentId' | 'flowId'>,
): string {
  return endpointAddress(apiUrl, deployment).replace(/invocations$/, `v2/models/${deployment.flowId}/infer`);
}

/** Body of a request for the predictions of rows, with scores where the model gives any. */
export function rowsBody({ outputs }: Pick<ModelContract, 'outputs'>, rows: readonly RawRow[]): object {
  return { instances: rows, ...(outputs.scores !== null && { parameters: { scores: true } }) };
}

const DATATYPES: Readonly<Record<RawColumn['type'], string>> = { number: 'FP64', boolean: 'BOOL', string: 'BYTES' };
/** In place of what is missing, since tensors have no null. */
const FILLINGS: Readonly<Record<RawColumn['type'], string | number | boolean>> = {
  number: 0,
  boolean: false,
  string: '',
};

/** The same in the Open Inference Protocol: a tensor for each column. */
export function inferBody({ columns }: Pick<ModelContract, 'columns'>, rows: readonly RawRow[]): object {
  return {
    inputs: columns.map(({ name, type }) => ({
      name,
      datatype: DATATYPES[type],
      shape: [rows.length],
      data: rows.map((row) => row[name] ?? FILLINGS[type]),
    })),
  };
}

/** The row that snippets send: the first of the sample that lacks nothing. */
export function exampleRow(rows: readonly RawRow[]): RawRow {
  return rows.find((row) => Object.values(row).every((value) => value !== null)) ?? rows[0] ?? {};
}

const WRITERS: Readonly<Record<SnippetLanguage, (call: EndpointCall) => string>> = {
  curl: curlText,
  python: pythonText,
  typescript: typescriptText,
};

/** A call in a language, ready to be pasted: it needs nothing but the access token in the environment. */
export function snippetText(language: SnippetLanguage, call: EndpointCall): string {
  return WRITERS[language](call);
}

function curlText({ url, body }: EndpointCall): string {
  return [
    `curl --fail-with-body --silent --show-error ${shellQuoted(url)} \\`,
    `  -H "authorization: Bearer $${TOKEN_VARIABLE}" \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d ${shellQuoted(JSON.stringify(body))}`,
    '',
  ].join('\n');
}

/** One word for any shell of the Bourne family. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function pythonText({ url, body }: EndpointCall): string {
  return [
    'import json',
    'import os',
    'import urllib.request',
    '',
    `body = ${pythonLiteral(body)}`,
    '',
    'request = urllib.request.Request(',
    `    ${JSON.stringify(url)},`,
    '    data=json.dumps(body).encode(),',
    '    headers={',
    `        "authorization": "Bearer " + os.environ["${TOKEN_VARIABLE}"],`,
    '        "content-type": "application/json",',
    '    },',
    ')',
    'with urllib.request.urlopen(request) as response:',
    '    print(json.dumps(json.load(response), indent=2))',
    '',
  ].join('\n');
}

const INDENT = 4;

/** A JSON value as Python writes it; short lists and rows stay on their line. */
function pythonLiteral(value: unknown, depth = 0): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const parts = Array.isArray(value)
    ? value.map((one) => pythonLiteral(one, depth + 1))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${pythonLiteral(one, depth + 1)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const line = `${open}${parts.join(', ')}${close}`;
  if (!line.includes('\n') && line.length <= 80) return line;
  const space = ' '.repeat(INDENT * (depth + 1));
  return `${open}\n${parts.map((part) => `${space}${part},\n`).join('')}${' '.repeat(INDENT * depth)}${close}`;
}

function typescriptText({ url, body }: EndpointCall): string {
  return [
    `const body = ${JSON.stringify(body, null, 2)};`,
    '',
    `const response = await fetch(${JSON.stringify(url)}, {`,
    "  method: 'POST',",
    '  headers: {',
    `    authorization: \`Bearer \${process.env['${TOKEN_VARIABLE}']}\`,`,
    "    'content-type': 'application/json',",
    '  },',
    '  body: JSON.stringify(body),',
    '});',
    'if (!response.ok) throw new Error(await response.text());',
    'console.log(JSON.stringify(await response.json(), null, 2));',
    '',
  ].join('\n');
}
