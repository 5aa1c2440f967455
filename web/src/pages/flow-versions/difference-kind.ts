/** What happened to a place of a flow from one version to another. */
export type DifferenceKind = 'added' | 'removed' | 'changed';
