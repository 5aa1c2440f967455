import { Code } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { FUNCTIONS, type FunctionDefinition, type FunctionName } from '../../../lambdas/functions.ts';
import { type Access, giveAccess } from '../access/access.ts';
import { codeOf, type FunctionBundles } from './bundle.ts';
import { FlowiFunction, type FlowiFunctionProps } from './flowi-function.ts';

export interface FunctionSettings {
  readonly bundles: FunctionBundles;
  readonly logRetentionDays: number;
  readonly traced: boolean;
}

/** Makes functions by name: code, environment and permissions as lambdas/functions.ts defines them. */
export class FunctionMaker {
  readonly #settings: FunctionSettings;

  constructor(settings: FunctionSettings) {
    this.#settings = settings;
  }

  make(scope: Construct, name: FunctionName, props: MakeProps): FlowiFunction {
    const definition = definitionOf(name);
    const { bundles, ...settings } = this.#settings;
    const { folder, handler } = codeOf(bundles, definition);
    const fn = new FlowiFunction(scope, pascalCase(name), {
      ...settings,
      definition,
      code: Code.fromAsset(folder),
      handler,
      environment: props.environment,
      ...(props.deadLetters ? { deadLetters: props.deadLetters } : {}),
    });
    giveAccess(fn, definition, props.access);
    return fn;
  }
}

export interface MakeProps {
  /** Of the type that Environments has for the function. */
  readonly environment: FlowiFunctionProps['environment'];
  readonly access: Access;
  readonly deadLetters?: IQueue;
}

export function definitionOf(name: FunctionName): FunctionDefinition {
  const found = FUNCTIONS.find((definition) => definition.name === name);
  if (!found) throw new Error(`lambdas/functions.ts defines no function ${name}`);
  return found;
}

function pascalCase(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase());
}
