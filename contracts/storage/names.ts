/** Names that Flowi gives to things in AWS at run time. Shared by the code that makes them and by the policies that allow it. */

/** Name of a project's endpoint: SageMaker allows 63 characters, letters, digits and hyphens. */
export function endpointName(stage: string, projectId: string, flowId: string): string {
  return tagged(`flowi-${stage}-${projectId}-${flowId}`, [projectId, flowId], 63);
}

/** Name of the schedule that starts runs, or batch jobs, of a flow. EventBridge Scheduler allows 64 characters. */
export function scheduleName(projectId: string, flowId: string, kind: 'run' | 'batch' | 'once'): string {
  return tagged(`${projectId}-${flowId}-${kind}`, [projectId, flowId, kind], 64);
}

/** Name of an execution: the same run and attempt give the same name, so that a repeated start is the same execution. */
export function executionName(id: string, attempt: number): string {
  return shortened(`${id}-${attempt}`, 80);
}

/** Ids may hold hyphens themselves (`a-b` + `c`, `a` + `b-c`), so a checksum of the parts keeps such names apart. */
function tagged(name: string, parts: readonly string[], limit: number): string {
  const checksum = fnv1a(parts.join('/')).toString(36);
  return `${name.slice(0, limit - checksum.length - 1)}-${checksum}`;
}

/** Shortens a name to a limit, keeping it unique by a checksum of the whole. */
function shortened(name: string, limit: number): string {
  if (name.length <= limit) return name;
  const checksum = fnv1a(name).toString(36);
  return `${name.slice(0, limit - checksum.length - 1)}-${checksum}`;
}

/** 32-bit FNV-1a: short, stable, not for secrets. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
