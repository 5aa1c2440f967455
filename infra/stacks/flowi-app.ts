import { App, CfnOutput, Tags } from 'aws-cdk-lib';
import { FEATURE_FLAGS } from '../config/feature-flags.ts';
import type { Overrides, StageConfig } from '../config/stage.ts';
import { bundleFunctions, type FunctionBundles } from '../constructs/functions/bundle.ts';
import { FunctionMaker } from '../constructs/functions/function-maker.ts';
import { buildConsole, type ConsoleFiles } from '../constructs/web-hosting/build-console.ts';
import { ApiStack } from './api.stack.ts';
import { MonitoringStack } from './monitoring.stack.ts';
import { StateStack } from './state.stack.ts';
import { WebStack } from './web.stack.ts';
import { WorkflowsStack } from './workflows.stack.ts';

export interface FlowiAppProps {
  readonly config: StageConfig;
  /** @default AWS answers */
  readonly overrides?: Overrides;
  /** @default bundled now */
  readonly bundles?: FunctionBundles;
  /** @default built now, for stages that have a console */
  readonly console?: ConsoleFiles;
}

/** An app for the stacks of a stage; what differs between two machines stays out of its templates. */
export function makeApp({ validated }: StageConfig, outdir?: string): App {
  return new App({
    context: FEATURE_FLAGS,
    builtinCloudFormationValidation: validated,
    analyticsReporting: false,
    treeMetadata: false,
    ...(outdir ? { outdir } : {}),
  });
}

/** Adds the stacks of a stage to an app. */
export function addFlowi(app: App, { config, overrides = {}, bundles, console }: FlowiAppProps): void {
  const maker = new FunctionMaker({
    bundles: bundles ?? bundleFunctions(config.nativePackages),
    logRetentionDays: config.logRetentionDays,
    traced: config.observed,
  });
  const named = (part: string) => `flowi-${config.name}-${part}`;
  const state = new StateStack(app, named('state'), { config });
  const workflows = new WorkflowsStack(app, named('workflows'), { config, overrides, state, maker });
  const web = config.stacks.web
    ? new WebStack(app, named('web'), { config, state, files: console ?? buildConsole() })
    : undefined;
  const webClient = web?.client ?? state.users.addWeb(state.users.pool);
  new CfnOutput(webClient.stack, 'WebClientId', { value: webClient.userPoolClientId });
  const front = web ? { api: web.api } : {};
  const api = new ApiStack(app, named('api'), { config, overrides, state, workflows, maker, webClient, ...front });
  if (config.stacks.monitoring) new MonitoringStack(app, named('monitoring'), { config, state, workflows, api });
  Tags.of(app).add('flowi:stage', config.name);
}
