/** An expression of JSONata, as a state machine's definition holds it. */
export type Expression = `{% ${string} %}`;

export function jsonata(expression: string): Expression {
  return `{% ${expression} %}`;
}

/** What the execution was started with; the same in every state. */
export const INPUT = '$states.context.Execution.Input';

/** Arguments that hand on fields of the execution's input. */
export function fromInput<const Name extends string>(...names: Name[]): Record<Name, Expression>;
export function fromInput(...names: string[]): Record<string, Expression> {
  return Object.fromEntries(names.map((name) => [name, jsonata(`${INPUT}.${name}`)]));
}
