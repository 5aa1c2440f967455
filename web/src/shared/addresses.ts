/** Addresses of the pages, as they stand in the address bar. */
export function flowsAddress(projectId: string): string {
  return `/projects/${projectId}/flows`;
}

export function flowAddress(projectId: string, flowId: string): string {
  return `${flowsAddress(projectId)}/${flowId}`;
}

export function runAddress(projectId: string, runId: string): string {
  return `/projects/${projectId}/runs/${runId}`;
}
