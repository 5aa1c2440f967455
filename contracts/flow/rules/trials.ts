import { FLOW_LIMITS } from '../limits.ts';
import { countTrials } from '../trials.ts';
import { error, type Rule } from './rule.ts';

/** The grid stays within the limit on trials; said before anything starts. */
export const trialsRule: Rule = (graph) => {
  const count = countTrials(graph);
  if (count <= FLOW_LIMITS.trials) return [];
  return [
    error(
      'too_many_trials',
      `The flow makes ${count} trials; at most ${FLOW_LIMITS.trials} are allowed. Remove values or models.`,
      { field: 'nodes' },
    ),
  ];
};
