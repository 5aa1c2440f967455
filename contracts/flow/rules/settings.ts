import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { type CronProblem, readCron } from '../schedule/cron.ts';
import { isTimezone } from '../schedule/timezone.ts';
import { error, type Rule, say } from './rule.ts';

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
      error('gate_metric_missing', say('gate_metric_missing', { metric: settings.metric, measured: names }), {
        field: 'deploy.gate.metric',
      }),
    ];
  }
  if (!metric.scalar)
    return [
      error('gate_metric_not_scalar', say('gate_metric_not_scalar', { metric: settings.metric }), {
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
        say('gate_threshold_impossible', {
          threshold,
          metric: metric.name,
          minimum: metric.minimum,
          maximum: metric.maximum,
        }),
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
        error('invalid_schedule', unreadable(field, schedule.cron, reading.problem), { field: `${field}.cron` }),
      );
    if (!isTimezone(schedule.timezone))
      issues.push(
        error('invalid_schedule', say('invalid_schedule.timezone', { field, timezone: schedule.timezone }), {
          field: `${field}.timezone`,
        }),
      );
    return issues;
  });
}

function unreadable(field: string, cron: string, { message, said }: CronProblem) {
  return say('invalid_schedule', { field, cron, problem: message, because: said });
}

function batch({ flow }: FlowGraph): Issue[] {
  const settings = flow.deploy.batch;
  if (!settings.enabled || settings.source !== null) return [];
  return [
    error('batch_incomplete', say('batch_incomplete', {}), {
      field: 'deploy.batch.source',
    }),
  ];
}
