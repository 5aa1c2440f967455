import * as z from 'zod';
import { PORT_TYPES, TASKS } from '../catalogue/component.schema.ts';
import { describeAllowed } from '../flow/rules/describe-allowed.ts';
import { Book, sayingSchema, sentence } from './book.ts';

const text = z.string();
const texts = z.array(z.string()).readonly();
const number = z.number();
const ports = z.array(z.enum(PORT_TYPES)).readonly();
const task = z.enum(TASKS).nullable();

const quoted = (names: readonly string[], word: string) => names.map((name) => `"${name}"`).join(` ${word} `);
const listed = (names: readonly string[], none: string) => names.join(', ') || none;

/** What is said of a flow, most by the code of the issue; after the dot, where one code says several things. */
export const ISSUE_SAYINGS = new Book({
  'bad_shape.bytes': sentence(
    { bytes: number, most: number },
    ({ bytes, most }) => `The flow document has ${bytes} bytes; at most ${most} are allowed.`,
  ),
  'bad_shape.text': sentence(
    { format: text, reason: text },
    ({ format, reason }) => `The flow document is not ${format}: ${reason}.`,
  ),
  'bad_shape.type': sentence({ expected: text }, ({ expected }) => `Invalid input: expected ${expected}.`),
  'bad_shape.keys': sentence({ keys: texts }, ({ keys }) => `Unrecognized keys: ${keys.join(', ')}.`),
  'bad_shape.one_of': sentence({ allowed: texts }, ({ allowed }) => `Invalid input: expected ${allowed.join(', ')}.`),
  'bad_shape.least': sentence({ least: number }, ({ least }) => `Too small: expected ${least} or more.`),
  'bad_shape.most': sentence({ most: number }, ({ most }) => `Too big: expected ${most} or less.`),
  'bad_shape.form': sentence({ expected: text }, ({ expected }) => `Invalid text: expected ${expected}.`),
  'bad_shape.parameter': sentence(
    {},
    () => 'A parameter is text, a finite number, true, false, null, a list of these, or several values of them.',
  ),
  'bad_shape.other': sentence({}, () => 'Invalid input.'),
  duplicate_node_id: sentence({ node: text }, ({ node }) => `Two nodes are called "${node}"; node ids must be unique.`),
  dangling_edge: sentence(
    { from: text, to: text, missing: texts },
    ({ from, to, missing }) =>
      `Edge ${from} > ${to} names ${quoted(missing, 'and')}, which is not a node of this flow.`,
  ),
  duplicate_edge: sentence(
    { from: text, to: text },
    ({ from, to }) => `Edge ${from} > ${to} is there twice; remove one.`,
  ),
  cycle: sentence({ nodes: text }, ({ nodes }) => `Nodes ${nodes} form a cycle; a flow runs in one direction only.`),
  unknown_component: sentence(
    { node: text, component: text },
    ({ node, component }) => `Node "${node}" is of component "${component}", which is not in the catalogue.`,
  ),
  missing_parameter: sentence(
    { node: text, component: text, parameter: text },
    ({ node, component, parameter }) => `Node "${node}" (${component}) needs parameter "${parameter}".`,
  ),
  unknown_parameter: sentence(
    { component: text, parameter: text, known: texts },
    ({ component, parameter, known }) =>
      `${component} has no parameter "${parameter}"; it has: ${listed(known, 'none')}.`,
  ),
  search_not_supported: sentence(
    { parameter: text },
    ({ parameter }) => `Parameter "${parameter}" is given as a search; give a value or {values: [...]}.`,
  ),
  values_not_allowed: sentence(
    { component: text, parameter: text },
    ({ component, parameter }) =>
      `Parameter "${parameter}" of ${component} takes one value; several values are for preprocessing and model nodes.`,
  ),
  invalid_parameter: sentence(
    { component: text, parameter: text, given: text, allowed: z.record(z.string(), z.unknown()) },
    ({ component, parameter, given, allowed }) =>
      `${component}.${parameter} is ${given}; allowed: ${describeAllowed(allowed)}.`,
  ),
  'invalid_parameter.column': sentence(
    { column: text, known: texts },
    ({ column, known }) => `Column "${column}" does not reach this node; what reaches it: ${listed(known, 'nothing')}.`,
  ),
  'invalid_parameter.no_dataset': sentence(
    { dataset: text },
    ({ dataset }) => `There is no dataset "${dataset}" in this project; add it, or name another one.`,
  ),
  'invalid_parameter.no_version': sentence(
    { dataset: text, version: number, newest: number },
    ({ dataset, version, newest }) => `Dataset "${dataset}" has no version ${version}; the newest is ${newest}.`,
  ),
  'invalid_parameter.none_ready': sentence(
    { dataset: text },
    ({ dataset }) => `No version of dataset "${dataset}" is ready; see what its upload says.`,
  ),
  'invalid_parameter.not_ready': sentence(
    { dataset: text, version: number, state: text, reason: text.nullable() },
    ({ dataset, version, state, reason }) =>
      `Version ${version} of dataset "${dataset}" is ${state}${reason === null ? '' : `: ${reason}`}.`,
  ),
  'invalid_parameter.no_target': sentence(
    { dataset: text, column: text, known: texts },
    ({ dataset, column, known }) => `Dataset "${dataset}" has no column "${column}"; its columns: ${known.join(', ')}.`,
  ),
  'invalid_parameter.empty_target': sentence(
    { dataset: text, column: text },
    ({ dataset, column }) => `Column "${column}" of dataset "${dataset}" is empty; name a column with values.`,
  ),
  'invalid_parameter.one_class': sentence(
    { dataset: text, column: text },
    ({ dataset, column }) =>
      `Column "${column}" of dataset "${dataset}" has one class only; a classifier needs two or more.`,
  ),
  'invalid_parameter.numeric_target': sentence(
    { dataset: text, column: text, distinct: number, rows: number },
    ({ dataset, column, distinct, rows }) =>
      `Column "${column}" of dataset "${dataset}" looks like numbers: ${distinct} different ones in ${rows} rows; use a regressor, or write classes as text.`,
  ),
  'invalid_parameter.no_number_target': sentence(
    { dataset: text, column: text, type: text },
    ({ dataset, column, type }) =>
      `Column "${column}" of dataset "${dataset}" is of type ${type}; regression needs numbers.`,
  ),
  'invalid_parameter.fargate': sentence(
    {},
    () =>
      'deploy.online.target is fargate, which bills by the hour and is not built yet; set it to serverless (idle costs nothing) or realtime (an instance, by the hour).',
  ),
  incompatible_ports: sentence(
    { from: text, fromComponent: text, gives: ports, to: text, toComponent: text, takes: ports },
    ({ from, fromComponent, gives, to, toComponent, takes }) =>
      `${to} (${toComponent}) takes ${takes.join(' or ') || 'no input'}, but ${from} (${fromComponent}) gives ${gives.join(' and ') || 'nothing'}.`,
  ),
  missing_input: sentence(
    { node: text, component: text, takes: ports },
    ({ node, component, takes }) =>
      `Node "${node}" (${component}) has no input; connect ${takes.join(' or ') || 'no input'} to it.`,
  ),
  too_many_inputs: sentence(
    { node: text, component: text, count: number },
    ({ node, component, count }) => `Node "${node}" (${component}) takes one input but has ${count}.`,
  ),
  unused_node: sentence(
    { node: text, component: text },
    ({ node, component }) => `Node "${node}" (${component}) leads to no model and will not run.`,
  ),
  missing_source: sentence({}, () => 'The flow loads nothing; add a load.table node.'),
  several_sources: sentence(
    { nodes: texts },
    ({ nodes }) => `The flow loads ${nodes.length} tables (${nodes.join(', ')}); it takes one.`,
  ),
  several_splits: sentence(
    { nodes: texts },
    ({ nodes }) => `The flow splits ${nodes.length} times (${nodes.join(', ')}); it takes one split.`,
  ),
  default_split_used: sentence(
    {},
    () =>
      'The flow has no split node; 20% of the rows are held out for the test and another 20% of the rows for validation.',
  ),
  missing_model: sentence({}, () => 'The flow has no model; add a node of group models.'),
  missing_metric: sentence({}, () => 'The flow measures nothing; add a node of group metrics that gives one number.'),
  'missing_metric.of_model': sentence(
    { model: text, component: text, metrics: texts },
    ({ model, component, metrics }) =>
      `Nothing measures model "${model}" (${component}); connect it to a metric that gives one number: ${metrics.join(', ')}.`,
  ),
  wrong_order: sentence(
    { node: text, component: text, after: text, afterComponent: text },
    ({ node, component, after, afterComponent }) =>
      `Node "${node}" (${component}) comes after "${after}" (${afterComponent}); rows go load > row steps > split > fitted steps > model > metrics.`,
  ),
  text_after_fit: sentence(
    { node: text, component: text, fitted: text },
    ({ node, component, fitted }) =>
      `Node "${node}" (${component}) works on raw text but comes after fitted node "${fitted}"; move it before.`,
  ),
  mixed_tasks: sentence(
    { model: text, task, first: text, firstTask: task },
    ({ model, task: own, first, firstTask }) =>
      `Model "${model}" does ${own}, "${first}" does ${firstTask}; the models of one flow do the same task.`,
  ),
  metric_task_mismatch: sentence(
    { metric: text, metricTask: task, model: text, component: text, modelTask: task },
    ({ metric, metricTask, model, component, modelTask }) =>
      `${metric} measures ${metricTask}, but "${model}" (${component}) does ${modelTask}.`,
  ),
  metric_needs_probabilities: sentence(
    { metric: text, model: text, component: text },
    ({ metric, model, component }) =>
      `${metric} needs probabilities, which "${model}" (${component}) does not give; use another model or metric.`,
  ),
  ambiguous_metric: sentence(
    { metric: text, first: text, second: text },
    ({ metric, first, second }) =>
      `The gate asks for "${metric}", which "${first}" and "${second}" measure with different parameters; make them equal, or remove one.`,
  ),
  uncompared_model: sentence(
    { model: text, node: text },
    ({ model, node }) =>
      `No metric measures every model, so that trials could not be compared; connect model "${model}" to "${node}" too.`,
  ),
  'uncompared_model.gate': sentence(
    { model: text, metric: text, node: text },
    ({ model, metric, node }) =>
      `Model "${model}" is not measured by the gate's metric "${metric}"; connect it to "${node}".`,
  ),
  gate_metric_missing: sentence(
    { metric: text, measured: texts },
    ({ metric, measured }) =>
      `The gate asks for "${metric}", which the flow does not measure; it measures: ${listed(measured, 'nothing')}.`,
  ),
  gate_metric_not_scalar: sentence(
    { metric: text },
    ({ metric }) => `The gate asks for "${metric}", which is not one number.`,
  ),
  gate_threshold_impossible: sentence(
    { threshold: number, metric: text, minimum: number.nullable(), maximum: number.nullable() },
    ({ threshold, metric, minimum, maximum }) =>
      `deploy.gate.threshold is ${threshold}, but ${metric} lies between ${minimum ?? '-infinity'} and ${maximum ?? 'infinity'}.`,
  ),
  invalid_schedule: sentence(
    { field: text, cron: text, problem: text, because: sayingSchema },
    ({ field, cron, problem }) => `${field}.cron is "${cron}": ${problem}.`,
  ),
  'invalid_schedule.timezone': sentence(
    { field: text, timezone: text },
    ({ field, timezone }) => `${field}.timezone is "${timezone}"; give an IANA name such as America/Sao_Paulo.`,
  ),
  batch_incomplete: sentence({}, () => 'deploy.batch is enabled but has no source; name a dataset or an s3:// prefix.'),
  too_many_trials: sentence(
    { trials: number, most: number },
    ({ trials, most }) => `The flow makes ${trials} trials; at most ${most} are allowed. Remove values or models.`,
  ),
});

/** Says something of a flow. */
export const sayIssue: (typeof ISSUE_SAYINGS)['say'] = (id, values) => ISSUE_SAYINGS.say(id, values);
