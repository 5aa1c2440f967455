/** Addresses of the pages, as they stand in the address bar. */
export function flowsAddress(projectId: string): string {
  return `/projects/${projectId}/flows`;
}

export function flowAddress(projectId: string, flowId: string): string {
  return `${flowsAddress(projectId)}/${flowId}`;
}

export function flowEditorAddress(projectId: string, flowId: string): string {
  return `${flowAddress(projectId, flowId)}/edit`;
}

export function flowVersionsAddress(projectId: string, flowId: string): string {
  return `${flowAddress(projectId, flowId)}/versions`;
}

export function modelAddress(projectId: string, flowId: string, version: number): string {
  return `${flowAddress(projectId, flowId)}/models/${version}`;
}

export function deploymentsAddress(projectId: string): string {
  return `/projects/${projectId}/deployments`;
}

export function deploymentAddress(projectId: string, deploymentId: string): string {
  return `${deploymentsAddress(projectId)}/${deploymentId}`;
}

/** @param report the drift report that is shown */
export function monitoringAddress(projectId: string, deploymentId: string, report?: string): string {
  const shown = report === undefined ? '' : `&report=${report}`;
  return `${deploymentAddress(projectId, deploymentId)}?tab=monitoring${shown}`;
}

export function batchJobsAddress(projectId: string): string {
  return `/projects/${projectId}/batch-jobs`;
}

export function batchJobAddress(projectId: string, batchJobId: string): string {
  return `${batchJobsAddress(projectId)}/${batchJobId}`;
}

export function notificationsAddress(projectId: string): string {
  return `/projects/${projectId}/notifications`;
}

export function apiAddress(projectId: string): string {
  return `/projects/${projectId}/api`;
}

export function runAddress(projectId: string, runId: string): string {
  return `/projects/${projectId}/runs/${runId}`;
}

export function datasetsAddress(projectId: string): string {
  return `/projects/${projectId}/datasets`;
}

/** @param version the latest by default */
export function datasetAddress(projectId: string, name: string, version?: number): string {
  return `${datasetsAddress(projectId)}/${name}${version === undefined ? '' : `?version=${version}`}`;
}

export function runsAddress(projectId: string): string {
  return `/projects/${projectId}/runs`;
}

/** @param query what is compared, as the page's address holds it */
export function compareAddress(projectId: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `/projects/${projectId}/compare?${new URLSearchParams(given)}`;
}

export function examplesAddress(projectId: string): string {
  return `/projects/${projectId}/examples`;
}

/** The projects one is a member of. */
export const PROJECTS_ADDRESS = '/projects';

export function membersAddress(projectId: string): string {
  return `/projects/${projectId}/members`;
}
