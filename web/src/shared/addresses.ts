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
