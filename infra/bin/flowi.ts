// The CDK app of one stage: cdk deploy --all -c stage=local|dev|prod
import { App } from 'aws-cdk-lib';
import { stageOf } from '../config/stages.ts';
import { addFlowi, makeApp } from '../stacks/flowi-app.ts';

const context = new App({ autoSynth: false }).node;

/** Addresses that only a running laptop knows; given as -c sagemakerUrl=... */
function given(name: string): string | undefined {
  const value: unknown = context.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const config = stageOf(context.tryGetContext('stage'));
const app = makeApp(config);
addFlowi(app, {
  config,
  overrides: {
    sagemakerUrl: given('sagemakerUrl'),
    schedulerUrl: given('schedulerUrl'),
    trackingUri: given('trackingUri'),
  },
});
app.synth();
