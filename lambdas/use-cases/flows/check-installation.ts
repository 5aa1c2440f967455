import type { Flow, Issue } from '@flowi/contracts/flow';

/** What a sound flow may ask for that this installation does not do; said before a run, not after it. */
export function checkInstallation({ deploy }: Flow): Issue[] {
  if (!deploy.online.enabled || deploy.online.target !== 'fargate') return [];
  const message =
    'deploy.online.target is fargate, which bills by the hour and is not built yet; set it to serverless (idle costs nothing) or realtime (an instance, by the hour).';
  return [{ code: 'invalid_parameter', severity: 'error', field: 'deploy.online.target', message }];
}
