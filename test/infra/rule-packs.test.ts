import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import type { StageConfig } from '../../infra/config/stage.ts';
import { unsynthesized } from './testing/stacks.ts';

interface Acknowledged {
  id: string;
  reason: string;
}

/** What is accepted, with the construct that it is accepted on. */
function acknowledged(app: App): { path: string; rule: Acknowledged }[] {
  return app.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .map(({ data }) => ({ path: node.path, rule: data as Acknowledged })),
    );
}

const EVERY_OPTION: Partial<StageConfig> = {
  dashboard: true,
  deploymentDashboards: true,
  tracking: {
    serverArn: 'arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/flowi',
    artifactBucket: 'team-mlflow',
  },
  consoleAddress: 'https://d111111abcdef8.cloudfront.net',
  alarmAddress: 'team@example.org',
};

describe.each([
  ['dev', 'as it is', {}],
  ['prod', 'as it is', {}],
  ['prod', 'with every option', EVERY_OPTION],
] as const)('stage %s, %s,', (stage, _how, options) => {
  // Not synthesized: references between stacks still name what they refer to.
  const app = unsynthesized(stage, options);

  test.each([
    ['AwsSolutions', AwsSolutionsChecks],
    ['Serverless', ServerlessChecks],
  ])('is clean under the %s pack', (_name, Pack) => {
    const { violations } = new Pack(app).validateScope(app);

    expect(violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources])).toEqual([]);
  });

  test('accepts nothing on a whole stack', () => {
    const wide = acknowledged(app).filter(({ path }) => !path.includes('/'));

    expect(wide).toEqual([]);
  });
});
