import { randomUUID } from 'node:crypto';
import jsonata from 'jsonata';
import type { Catcher, Definition, State } from './machines.ts';

/** What a service does when a state calls it: answers, or fails with an error. */
export type Reply = { result: unknown } | { error: string; cause: string };

export interface Call {
  state: string;
  resource: string;
  arguments: unknown;
}

export interface Execution {
  status: 'SUCCEEDED' | 'FAILED';
  /** States in the order they were entered. */
  visited: string[];
  calls: Call[];
  output: unknown;
  error?: string;
  cause?: string;
}

const MOST_STATES = 500;

interface Context {
  input: unknown;
  variables: Record<string, unknown>;
}

/**
 * Runs a definition with the reference implementation of JSONata. Retries are not played: an error that reaches a state is one that
 * retries did not help.
 */
export async function execute(machine: Definition, input: unknown, reply: (call: Call) => Reply): Promise<Execution> {
  const context: Context = { input, variables: {} };
  const run: Execution = { status: 'SUCCEEDED', visited: [], calls: [], output: input };
  let name: string | undefined = machine.StartAt;
  let data = input;
  while (name !== undefined) {
    if (run.visited.length > MOST_STATES)
      throw new Error(`More than ${MOST_STATES} states: ${run.visited.slice(-6).join(' > ')}`);
    run.visited.push(name);
    const state: State | undefined = machine.States[name];
    if (!state) throw new Error(`There is no state ${name}`);
    if (state.Type === 'Fail') {
      const [error, cause] = [await value(state.Error, data, context), await value(state.Cause, data, context)];
      return { ...run, status: 'FAILED', output: undefined, error: String(error), cause: String(cause) };
    }
    const step = await enter(name, state, data, context, run, reply);
    ({ next: name, data } = step);
  }
  return { ...run, output: data };
}

interface Step {
  next: string | undefined;
  data: unknown;
}

async function enter(
  name: string,
  state: State,
  data: unknown,
  context: Context,
  run: Execution,
  reply: (call: Call) => Reply,
): Promise<Step> {
  if (state.Type === 'Choice') return choose(name, state, data, context);
  if (state.Type === 'Task') return task(name, state, data, context, run, reply);
  await assign(state.Assign, data, context);
  return {
    next: state.End ? undefined : state.Next,
    data: 'Output' in state ? await value(state.Output, data, context) : data,
  };
}

async function choose(name: string, state: State, data: unknown, context: Context): Promise<Step> {
  for (const choice of state.Choices ?? []) {
    if ((await value(choice.Condition, data, context)) !== true) continue;
    const output = 'Output' in choice ? await value(choice.Output, data, context) : data;
    await assign(choice.Assign, data, context);
    return { next: choice.Next, data: output };
  }
  if (!state.Default) throw new Error(`No choice of ${name} fits ${JSON.stringify(data)}`);
  return { next: state.Default, data };
}

async function task(
  name: string,
  state: State,
  data: unknown,
  context: Context,
  run: Execution,
  reply: (call: Call) => Reply,
): Promise<Step> {
  const call = { state: name, resource: state.Resource ?? '', arguments: await value(state.Arguments, data, context) };
  run.calls.push(call);
  const answer = reply(call);
  if ('error' in answer)
    return caught(name, state.Catch?.[0], { Error: answer.error, Cause: answer.cause }, data, context);
  const extra = { result: answer.result };
  const output = 'Output' in state ? await value(state.Output, data, context, extra) : answer.result;
  await assign(state.Assign, data, context, extra);
  return { next: state.End ? undefined : state.Next, data: output };
}

async function caught(
  name: string,
  catcher: Catcher | undefined,
  errorOutput: object,
  data: unknown,
  context: Context,
): Promise<Step> {
  if (!catcher) throw new Error(`${name} does not catch ${JSON.stringify(errorOutput)}`);
  const output = 'Output' in catcher ? await value(catcher.Output, data, context, { errorOutput }) : errorOutput;
  return { next: catcher.Next, data: output };
}

async function assign(
  template: Record<string, unknown> | undefined,
  data: unknown,
  context: Context,
  extra: object = {},
): Promise<void> {
  for (const [name, expression] of Object.entries(template ?? {})) {
    context.variables[name] = await value(expression, data, context, extra);
  }
}

/** A template with every `{% %}` in it evaluated; what evaluates to nothing is an error, as in Step Functions. */
async function value(template: unknown, input: unknown, context: Context, extra: object = {}): Promise<unknown> {
  if (typeof template === 'string') {
    const match = /^\{%([\s\S]*)%\}$/.exec(template);
    return match?.[1] === undefined ? template : evaluate(match[1], input, context, extra);
  }
  if (Array.isArray(template)) return Promise.all(template.map((item) => value(item, input, context, extra)));
  if (typeof template !== 'object' || template === null) return template;
  const entries = Object.entries(template).map(
    async ([key, item]) => [key, await value(item, input, context, extra)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function evaluate(source: string, input: unknown, context: Context, extra: object): Promise<unknown> {
  const expression = jsonata(source);
  expression.registerFunction('parse', (json: string) => JSON.parse(json), '<s:x>');
  expression.registerFunction('uuid', () => randomUUID(), '<:s>');
  const states = {
    input,
    context: { Execution: { Input: context.input, Id: 'execution' }, Task: { Token: 'task-token' } },
    ...extra,
  };
  const result: unknown = await expression.evaluate(undefined, { ...context.variables, states });
  if (result === undefined) throw new Error(`States.QueryEvaluationError: nothing comes of ${source.trim()}`);
  // The library marks its lists; plain ones compare equal.
  return JSON.parse(JSON.stringify(result));
}
