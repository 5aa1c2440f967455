import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { error, type Rule } from './rule.ts';

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
        `Model "${id}" does ${graph.component(id)?.task}, "${first}" does ${task}; the models of one flow do the same task.`,
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
            `${metric.id} measures ${metric.task}, but "${modelId}" (${model.id}) does ${model.task}.`,
            { nodeId: id },
          ),
        ];
      }
      if (metric.metric.needs === 'probabilities' && model.scores !== 'probabilities') {
        return [
          error(
            'metric_needs_probabilities',
            `${metric.id} needs probabilities, which "${modelId}" (${model.id}) does not give; use another model or metric.`,
            { nodeId: id },
          ),
        ];
      }
      return [];
    });
  });
}
