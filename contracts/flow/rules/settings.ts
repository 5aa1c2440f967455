import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { readCron } from '../schedule/cron.ts';
import { isTimezone } from '../schedule/timezone.ts';
import { error, type Rule } from './rule.ts';

/** Gate, schedules and batch settings make sense for this flow. */
export const settingsRule: Rule = (graph) => [...gate(graph), ...schedules(graph), ...batch(graph)];

function gate(graph: FlowGraph): Issue[] {
  const settings = graph.flow.deploy.gate;
  if (!settings) return [];
  const measured = graph.ofStage('metric').flatMap((id) => graph.component(id)?.metric ?? []);
  const metric = measured.find((facts) => facts.name === settings.metric);
  if (!metric) {
    const names = measured.filter((facts) => facts.scalar).map((facts) => facts.name);
    return [
      error(
        'gate_metric_missing',
        `The gate asks for "${settings.metric}", which the flow does not measure; it measures: ${names.join(', ') || 'nothing'}.`,
        { field: 'deploy.gate.metric' },
      ),
    ];
  }
  if (!metric.scalar)
    return [
      error('gate_metric_not_scalar', `The gate asks for "${settings.metric}", which is not one number.`, {
        field: 'deploy.gate.metric',
      }),
    ];
  const { threshold } = settings;
  const low = metric.minimum ?? Number.NEGATIVE_INFINITY;
  const high = metric.maximum ?? Number.POSITIVE_INFINITY;
  if (threshold !== null && (threshold < low || threshold > high)) {
    return [
      error(
        'gate_threshold_impossible',
        `deploy.gate.threshold is ${threshold}, but ${metric.name} lies between ${metric.minimum ?? '-infinity'} and ${metric.maximum ?? 'infinity'}.`,
        { field: 'deploy.gate.threshold' },
      ),
    ];
  }
  return [];
}

function schedules({ flow }: FlowGraph): Issue[] {
  const places = [
    { field: 'schedule', schedule: flow.schedule },
    { field: 'deploy.batch.schedule', schedule: flow.deploy.batch.schedule },
  ];
  return places.flatMap(({ field, schedule }): Issue[] => {
    if (!schedule) return [];
    const issues: Issue[] = [];
    const reading = readCron(schedule.cron);
    if (!reading.ok)
      issues.push(
        error('invalid_schedule', `${field}.cron is "${schedule.cron}": ${reading.problem.message}.`, {
          field: `${field}.cron`,
        }),
      );
    if (!isTimezone(schedule.timezone))
      issues.push(
        error(
          'invalid_schedule',
          `${field}.timezone is "${schedule.timezone}"; give an IANA name such as America/Sao_Paulo.`,
          { field: `${field}.timezone` },
        ),
      );
    return issues;
  });
}

function batch({ flow }: FlowGraph): Issue[] {
  const settings = flow.deploy.batch;
  if (!settings.enabled || settings.source !== null) return [];
  return [
    error('batch_incomplete', 'deploy.batch is enabled but has no source; name a dataset or an s3:// prefix.', {
      field: 'deploy.batch.source',
    }),
  ];
}
