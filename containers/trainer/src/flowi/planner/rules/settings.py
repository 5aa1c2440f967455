"""Gate, schedules and batch settings make sense for this flow."""

import math

from flowi.planner.flow import FlowGraph
from flowi.planner.issues import Issue, error
from flowi.planner.schedule import CronError, is_timezone, plain_cron


def settings_rule(graph: FlowGraph) -> list[Issue]:
    """Gate on a metric of the flow within its range; cron and zone; batch with a source."""
    return [*_gate(graph), *_schedules(graph), *_batch(graph)]


def _gate(graph: FlowGraph) -> list[Issue]:
    gate = graph.flow.settings.deploy.gate
    if gate is None:
        return []
    components = [graph.component(node_id) for node_id in graph.of_stage("metric")]
    measured = [component.metric for component in components if component and component.metric]
    metric = next((facts for facts in measured if facts["name"] == gate.metric), None)
    if metric is None:
        names = ", ".join(str(facts["name"]) for facts in measured if facts["scalar"]) or "nothing"
        message = f'The gate asks for "{gate.metric}", which the flow does not measure; it measures: {names}.'
        return [error("gate_metric_missing", message, field="deploy.gate.metric")]
    if not metric["scalar"]:
        message = f'The gate asks for "{gate.metric}", which is not one number.'
        return [error("gate_metric_not_scalar", message, field="deploy.gate.metric")]
    low = -math.inf if metric["minimum"] is None else metric["minimum"]
    high = math.inf if metric["maximum"] is None else metric["maximum"]
    if gate.threshold is not None and not low <= gate.threshold <= high:
        bounds = f"{'-infinity' if low == -math.inf else low} and {'infinity' if high == math.inf else high}"
        message = f"deploy.gate.threshold is {gate.threshold}, but {metric['name']} lies between {bounds}."
        return [error("gate_threshold_impossible", message, field="deploy.gate.threshold")]
    return []


def _schedules(graph: FlowGraph) -> list[Issue]:
    settings = graph.flow.settings
    issues: list[Issue] = []
    for field, schedule in (("schedule", settings.schedule), ("deploy.batch.schedule", settings.deploy.batch.schedule)):
        if schedule is None:
            continue
        try:
            plain_cron(schedule.cron)
        except CronError as refusal:
            message = f'{field}.cron is "{schedule.cron}": {refusal.message}.'
            issues.append(error("invalid_schedule", message, field=f"{field}.cron"))
        if not is_timezone(schedule.timezone):
            message = f'{field}.timezone is "{schedule.timezone}"; give an IANA name such as America/Sao_Paulo.'
            issues.append(error("invalid_schedule", message, field=f"{field}.timezone"))
    return issues


def _batch(graph: FlowGraph) -> list[Issue]:
    batch = graph.flow.settings.deploy.batch
    if not batch.enabled or batch.source is not None:
        return []
    message = "deploy.batch is enabled but has no source; name a dataset or an s3:// prefix."
    return [error("batch_incomplete", message, field="deploy.batch.source")]
