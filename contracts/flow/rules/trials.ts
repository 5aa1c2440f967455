import { FLOW_LIMITS } from '../limits.ts';
import { countTrials } from '../trials.ts';
import { error, type Rule, say } from './rule.ts';

/** The grid stays within the limit on trials; said before anything starts. */
export const trialsRule: Rule = (graph) => {
  const count = countTrials(graph);
  if (count <= FLOW_LIMITS.trials) return [];
  return [
    error('too_many_trials', say('too_many_trials', { trials: count, most: FLOW_LIMITS.trials }), { field: 'nodes' }),
  ];
};
