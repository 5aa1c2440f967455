import type { FunctionDefinition, Grant } from '../../../lambdas/functions.ts';
import type { FlowiFunction } from '../functions/flowi-function.ts';

/** Gives one permission to a function. */
export type Grantor = (grantee: FlowiFunction) => void;

/** Who can give which permission; grows while the stacks are built. */
export type Access = Partial<Record<Grant, Grantor>>;

/** Gives a function what its definition asks for, and nothing else. @throws Error when a permission cannot be given here */
export function giveAccess(fn: FlowiFunction, definition: FunctionDefinition, access: Access): void {
  for (const grant of definition.grants) {
    const give = access[grant];
    if (!give)
      throw new Error(`${definition.name} asks for ${grant}, but what it needs is not made yet where the function is`);
    give(fn);
  }
}
