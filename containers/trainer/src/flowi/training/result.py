"""`result.json`: everything a run tells the rest of Flowi."""

import math
from collections.abc import Mapping
from typing import Any

from flowi.contracts.sayings import saying
from flowi.executor.data import TrialResult
from flowi.plan import Plan, Trial
from flowi.said import said_of
from flowi.tracking.port import TrackedTrial, TrackingOutcome
from flowi.training.identity import Identity
from flowi.training.metrics import by_name, deviations
from flowi.training.train import Trained


def varied_parameters(plan: Plan) -> dict[int, dict[str, dict[str, Any]]]:
    """For each trial the parameters that take several values over the trials of its model, by node."""
    result: dict[int, dict[str, dict[str, Any]]] = {}
    for trial in plan.trials:
        rivals = [other for other in plan.trials if other.model == trial.model]
        result[trial.number] = {}
        for node_id, values in trial.parameters.items():
            differing = {name: value for name, value in values.items() if _varies(rivals, node_id, name, value)}
            if differing:
                result[trial.number][node_id] = differing
    return result


def _varies(trials: list[Trial], node_id: str, name: str, value: Any) -> bool:
    return any(trial.parameters[node_id][name] != value for trial in trials)


def tracked_trials(trained: Trained) -> list[TrackedTrial]:
    """Every trial as a tracker keeps it."""
    return [
        TrackedTrial(
            number=result.number,
            model_node=trained.plan.trial(result.number).model,
            params=trained.plan.trial(result.number).parameters,
            metrics=by_name(trained.plan, result.metrics),
            deviations=deviations(trained.plan, result.folds),
            seconds=result.seconds,
            folds={node: [_defined(value) for value in values] for node, values in result.folds.items()},
            error=None if result.error is None else result.error.message,
        )
        for result in trained.results.trials
    ]


def _defined(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value


def trial_document(
    trained: Trained, result: TrialResult, varied: Mapping[str, Any], run_ids: Mapping[int, str]
) -> dict[str, Any]:
    """One trial of `result.json`."""
    trial = trained.plan.trial(result.number)
    return {
        "number": result.number,
        "modelNode": trial.model,
        "params": {node: dict(values) for node, values in trial.parameters.items()},
        "varied": dict(varied),
        "state": "succeeded" if result.succeeded else "failed",
        "error": None if result.error is None else result.error.message,
        "metrics": by_name(trained.plan, result.metrics),
        "deviations": deviations(trained.plan, result.folds),
        "seconds": result.seconds,
        "reusedFits": trained.reused.get(result.number, 0),
        "trackerRunId": run_ids.get(result.number),
    }


def result_document(
    trained: Trained,
    identity: Identity,
    package: Mapping[str, Any],
    comparison: Mapping[str, Any],
    tracking: TrackingOutcome,
    seconds: float,
) -> dict[str, Any]:
    """`TrainResult` of contracts/events/train-job.schema.ts.

    Args:
        package: uri, digest and bytes of the package.
        seconds: the whole run so far.
    """
    varied = varied_parameters(trained.plan)
    trials = [trial_document(trained, one, varied[one.number], tracking.run_ids) for one in trained.results.trials]
    fits = trained.results.fits
    warnings = _warnings(trained, tracking)
    return {
        "schemaVersion": 1,
        "runId": identity.run_id,
        "attempt": identity.attempt,
        "trials": trials,
        "chosen": trained.chosen.number,
        "selectedBy": trained.selected_by,
        "fits": {"distinct": fits.distinct, "steps": fits.steps},
        "package": dict(package),
        "test": trained.held_out.metrics,
        "split": trained.split.record.to_json(),
        "comparison": dict(comparison),
        "tracking": tracking.to_json(),
        "warnings": warnings,
        "warningsSaid": [said_of(text) for text in warnings],
        "seconds": {"total": seconds, **trained.seconds},
    }


def _warnings(trained: Trained, tracking: TrackingOutcome) -> list[str]:
    planned = [str(issue["message"]) for issue in trained.plan.warnings]
    reason = tracking.message
    unavailable = saying(f"tracking is unavailable: {reason}", "found.no_tracker", {"reason": reason})
    tracker = [unavailable] if tracking.state == "unavailable" else []
    return [*planned, *trained.warnings, *tracker]
