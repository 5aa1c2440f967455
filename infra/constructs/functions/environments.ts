import type { FunctionName } from '../../../lambdas/functions.ts';

/** What each function reads, by the input type of its own env.ts: a variable that is missing here does not compile. */
export interface Environments {
  catalogue: import('../../../lambdas/handlers/catalogue/env.ts').Env;
  'check-drift': import('../../../lambdas/handlers/check-drift/env.ts').Env;
  'check-endpoint': import('../../../lambdas/handlers/check-endpoint/env.ts').Env;
  'compare-run': import('../../../lambdas/handlers/compare-run/env.ts').Env;
  datasets: import('../../../lambdas/handlers/datasets/env.ts').Env;
  'delete-endpoint': import('../../../lambdas/handlers/delete-endpoint/env.ts').Env;
  'deploy-batch-plan': import('../../../lambdas/handlers/deploy-batch-plan/env.ts').Env;
  'deploy-endpoint': import('../../../lambdas/handlers/deploy-endpoint/env.ts').Env;
  deployments: import('../../../lambdas/handlers/deployments/env.ts').Env;
  'finish-batch': import('../../../lambdas/handlers/finish-batch/env.ts').Env;
  'finish-deletion': import('../../../lambdas/handlers/finish-deletion/env.ts').Env;
  'finish-deployment': import('../../../lambdas/handlers/finish-deployment/env.ts').Env;
  'finish-run': import('../../../lambdas/handlers/finish-run/env.ts').Env;
  flows: import('../../../lambdas/handlers/flows/env.ts').Env;
  invocations: import('../../../lambdas/handlers/invocations/env.ts').Env;
  models: import('../../../lambdas/handlers/models/env.ts').Env;
  monitoring: import('../../../lambdas/handlers/monitoring/env.ts').Env;
  notify: import('../../../lambdas/handlers/notify/env.ts').Env;
  'plan-batch': import('../../../lambdas/handlers/plan-batch/env.ts').Env;
  'plan-run': import('../../../lambdas/handlers/plan-run/env.ts').Env;
  'profile-dataset': import('../../../lambdas/handlers/profile-dataset/env.ts').Env;
  projects: import('../../../lambdas/handlers/projects/env.ts').Env;
  'promote-model': import('../../../lambdas/handlers/promote-model/env.ts').Env;
  reconcile: import('../../../lambdas/handlers/reconcile/env.ts').Env;
  'record-failure': import('../../../lambdas/handlers/record-failure/env.ts').Env;
  'request-approval': import('../../../lambdas/handlers/request-approval/env.ts').Env;
  runs: import('../../../lambdas/handlers/runs/env.ts').Env;
  'start-scheduled': import('../../../lambdas/handlers/start-scheduled/env.ts').Env;
}

/** The environments of all functions of one kind. */
export type EnvironmentsOf<Names extends FunctionName> = Pick<Environments, Names>;
