import type { Flow, Issue } from '@flowi/contracts/flow';
import { sayIssue } from '@flowi/contracts/sayings';

/** What a sound flow may ask for that this installation does not do; said before a run, not after it. */
export function checkInstallation({ deploy }: Flow): Issue[] {
  if (!deploy.online.enabled || deploy.online.target !== 'fargate') return [];
  const said = sayIssue('invalid_parameter.fargate', {});
  return [{ code: 'invalid_parameter', severity: 'error', field: 'deploy.online.target', ...said }];
}
