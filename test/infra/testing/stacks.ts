import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { StageConfig, StageName } from '../../../infra/config/stage.ts';
import { STAGES } from '../../../infra/config/stages.ts';
import { codeOf } from '../../../infra/constructs/functions/bundle.ts';
import { addFlowi, makeApp } from '../../../infra/stacks/flowi-app.ts';
import { FUNCTIONS } from '../../../lambdas/functions.ts';

export interface Resource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: templates are read as they come
  Properties: Record<string, any>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export interface Synthesized {
  app: App;
  stacks: readonly Stack[];
  /** Templates by the last part of the stack's name. */
  templates: Readonly<Record<string, Template>>;
}

/** An app with the stacks of a stage, and a line of code instead of each function's bundle. */
export function unsynthesized(stage: StageName, options: Partial<StageConfig> = {}): App {
  const config = { ...STAGES[stage], ...options };
  const app = makeApp({ ...config, validated: false }, mkdtempSync(path.join(tmpdir(), 'flowi-infra-')));
  addFlowi(app, {
    config,
    bundles: { folder: codeFolder() },
    console: { folder: consoleFolder() },
  });
  return app;
}

const made = new Map<StageName, Synthesized>();

/** The templates of a stage; made once a test file. */
export function synthesized(stage: StageName): Synthesized {
  const known = made.get(stage);
  if (known) return known;
  const app = unsynthesized(stage);
  const stacks = app.node.children.filter((child) => child instanceof Stack);
  const templates = Object.fromEntries(
    stacks.map((stack) => [stack.stackName.replace(`flowi-${stage}-`, ''), Template.fromStack(stack)]),
  );
  const result = { app, stacks, templates };
  made.set(stage, result);
  return result;
}

/** Resources of one type over all stacks of a stage, by `stack/logical id`. */
export function resources(stage: StageName, type: string): Record<string, Resource> {
  const found: Record<string, Resource> = {};
  for (const [stack, template] of Object.entries(synthesized(stage).templates)) {
    for (const [id, { Properties = {}, DeletionPolicy, UpdateReplacePolicy }] of Object.entries(
      template.findResources(type),
    )) {
      found[`${stack}/${id}`] = { Type: type, Properties, DeletionPolicy, UpdateReplacePolicy };
    }
  }
  return found;
}

/** Text of a value with references as <Name> or <Name.Attribute>. */
// biome-ignore lint/suspicious/noExplicitAny: templates are read as they come
export function text(value: any): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (value.Ref) return `<${value.Ref}>`;
  if (value['Fn::GetAtt']) return `<${[value['Fn::GetAtt']].flat().join('.')}>`;
  if (value['Fn::ImportValue']) return `<${text(value['Fn::ImportValue'])}>`;
  if (value['Fn::Join']) return value['Fn::Join'][1].map(text).join(value['Fn::Join'][0]);
  if (value['Fn::Sub']) return text(value['Fn::Sub']);
  return JSON.stringify(value);
}

/** A console of two files instead of the built one. */
function consoleFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'flowi-console-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><script type="module" src="/assets/main-1.js"></script>',
  );
  writeFileSync(path.join(folder, 'assets/main-1.js'), 'document.title = "Flowi";');
  return folder;
}

function codeFolder(): string {
  const bundles = { folder: mkdtempSync(path.join(tmpdir(), 'flowi-code-')) };
  for (const definition of FUNCTIONS) {
    const { folder } = codeOf(bundles, definition);
    mkdirSync(path.join(folder, definition.name), { recursive: true });
    writeFileSync(
      path.join(folder, definition.name, 'index.mjs'),
      `export const handler = async () => '${definition.name}';\n`,
    );
  }
  return bundles.folder;
}
