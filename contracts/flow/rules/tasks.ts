import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { error, type Rule, say } from './rule.ts';

/** All models of a flow do one task, and each metric can be computed from what the models above it give. */
export const taskRule: Rule = (graph) => [...mixedTasks(graph), ...metricsFit(graph)];

function mixedTasks(graph: FlowGraph): Issue[] {
  const models = graph.ofStage('model');
  const first = models[0];
  if (first === undefined) return [];
  const task = graph.component(first)?.task;
  return models
    .filter((id) => graph.component(id)?.task !== task)
    .slice(0, 1)
    .map((id) =>
      error(
        'mixed_tasks',
        say('mixed_tasks', {
          model: id,
          task: graph.component(id)?.task ?? null,
          first,
          firstTask: task ?? null,
        }),
        { nodeId: id },
      ),
    );
}

function metricsFit(graph: FlowGraph): Issue[] {
  return graph.ofStage('metric').flatMap((id) => {
    const metric = graph.component(id);
    const above = graph.ancestors(id);
    const models = graph.ofStage('model').filter((model) => above.has(model));
    return models.flatMap((modelId): Issue[] => {
      const model = graph.component(modelId);
      if (!metric?.metric || !model) return [];
      if (metric.task !== null && metric.task !== model.task) {
        return [
          error(
            'metric_task_mismatch',
            say('metric_task_mismatch', {
              metric: metric.id,
              metricTask: metric.task,
              model: modelId,
              component: model.id,
              modelTask: model.task,
            }),
            { nodeId: id },
          ),
        ];
      }
      if (metric.metric.needs === 'probabilities' && model.scores !== 'probabilities') {
        return [
          error(
            'metric_needs_probabilities',
            say('metric_needs_probabilities', { metric: metric.id, model: modelId, component: model.id }),
            { nodeId: id },
          ),
        ];
      }
      return [];
    });
  });
}
