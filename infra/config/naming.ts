/** Begins the names of all that Flowi makes in SageMaker at run time; policies are written for it. As in contracts/storage. */
export function runtimePrefix(stage: string): string {
  return `flowi-${stage}-`;
}
