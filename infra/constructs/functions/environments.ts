import type { FunctionName } from '../../../lambdas/functions.ts';
import type { Env as CatalogueEnv } from '../../../lambdas/handlers/catalogue/env.ts';
import type { Env as CheckDriftEnv } from '../../../lambdas/handlers/check-drift/env.ts';
import type { Env as CheckEndpointEnv } from '../../../lambdas/handlers/check-endpoint/env.ts';
import type { Env as CheckTrafficEnv } from '../../../lambdas/handlers/check-traffic/env.ts';
import type { Env as CompareRunEnv } from '../../../lambdas/handlers/compare-run/env.ts';
import type { Env as DatasetsEnv } from '../../../lambdas/handlers/datasets/env.ts';
import type { Env as DeleteEndpointEnv } from '../../../lambdas/handlers/delete-endpoint/env.ts';
import type { Env as DeployBatchPlanEnv } from '../../../lambdas/handlers/deploy-batch-plan/env.ts';
import type { Env as DeployEndpointEnv } from '../../../lambdas/handlers/deploy-endpoint/env.ts';
import type { Env as DeploymentsEnv } from '../../../lambdas/handlers/deployments/env.ts';
import type { Env as FinishBatchEnv } from '../../../lambdas/handlers/finish-batch/env.ts';
import type { Env as FinishDeletionEnv } from '../../../lambdas/handlers/finish-deletion/env.ts';
import type { Env as FinishDeploymentEnv } from '../../../lambdas/handlers/finish-deployment/env.ts';
import type { Env as FinishRunEnv } from '../../../lambdas/handlers/finish-run/env.ts';
import type { Env as FlowsEnv } from '../../../lambdas/handlers/flows/env.ts';
import type { Env as InvocationsEnv } from '../../../lambdas/handlers/invocations/env.ts';
import type { Env as ModelsEnv } from '../../../lambdas/handlers/models/env.ts';
import type { Env as MonitoringEnv } from '../../../lambdas/handlers/monitoring/env.ts';
import type { Env as NotifyEnv } from '../../../lambdas/handlers/notify/env.ts';
import type { Env as PlanBatchEnv } from '../../../lambdas/handlers/plan-batch/env.ts';
import type { Env as PlanRunEnv } from '../../../lambdas/handlers/plan-run/env.ts';
import type { Env as ProfileDatasetEnv } from '../../../lambdas/handlers/profile-dataset/env.ts';
import type { Env as ProjectsEnv } from '../../../lambdas/handlers/projects/env.ts';
import type { Env as PromoteModelEnv } from '../../../lambdas/handlers/promote-model/env.ts';
import type { Env as ReconcileEnv } from '../../../lambdas/handlers/reconcile/env.ts';
import type { Env as RecordFailureEnv } from '../../../lambdas/handlers/record-failure/env.ts';
import type { Env as RequestApprovalEnv } from '../../../lambdas/handlers/request-approval/env.ts';
import type { Env as RunsEnv } from '../../../lambdas/handlers/runs/env.ts';
import type { Env as StartScheduledEnv } from '../../../lambdas/handlers/start-scheduled/env.ts';

/** What each function reads, by the input type of its own env.ts: a variable that is missing here does not compile. */
export interface Environments {
  catalogue: CatalogueEnv;
  'check-drift': CheckDriftEnv;
  'check-endpoint': CheckEndpointEnv;
  'check-traffic': CheckTrafficEnv;
  'compare-run': CompareRunEnv;
  datasets: DatasetsEnv;
  'delete-endpoint': DeleteEndpointEnv;
  'deploy-batch-plan': DeployBatchPlanEnv;
  'deploy-endpoint': DeployEndpointEnv;
  deployments: DeploymentsEnv;
  'finish-batch': FinishBatchEnv;
  'finish-deletion': FinishDeletionEnv;
  'finish-deployment': FinishDeploymentEnv;
  'finish-run': FinishRunEnv;
  flows: FlowsEnv;
  invocations: InvocationsEnv;
  models: ModelsEnv;
  monitoring: MonitoringEnv;
  notify: NotifyEnv;
  'plan-batch': PlanBatchEnv;
  'plan-run': PlanRunEnv;
  'profile-dataset': ProfileDatasetEnv;
  projects: ProjectsEnv;
  'promote-model': PromoteModelEnv;
  reconcile: ReconcileEnv;
  'record-failure': RecordFailureEnv;
  'request-approval': RequestApprovalEnv;
  runs: RunsEnv;
  'start-scheduled': StartScheduledEnv;
}

/** The environments of all functions of one kind. */
export type EnvironmentsOf<Names extends FunctionName> = Pick<Environments, Names>;
