"""The grid stays within the limit on trials; said before anything starts."""

from flowi.planner.flow import FlowGraph
from flowi.planner.issues import Issue, error
from flowi.planner.trials import MAX_TRIALS, count_trials


def trials_rule(graph: FlowGraph) -> list[Issue]:
    """Too many trials."""
    count = count_trials(graph)
    if count <= MAX_TRIALS:
        return []
    message = f"The flow makes {count} trials; at most {MAX_TRIALS} are allowed. Remove values or models."
    return [error("too_many_trials", message, field="nodes")]
