export * from './apply-operation.ts';
export { EDIT_PROBLEMS, type EditProblem, editProblemSchema } from './edit.ts';
export * from './operation.schema.ts';
export { copyNodes, type FlowFragment, fragmentSchema, freshNodeId, freshNoteId } from './paste.ts';
export type { Splice } from './splice.ts';
