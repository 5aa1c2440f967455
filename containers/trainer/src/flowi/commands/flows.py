"""`validate` and `plan`."""

import argparse

from flowi.cli_text import issues_text, parameters_text, table
from flowi.exit_codes import DONE, WRONG_INPUT
from flowi.planner.document import read_document
from flowi.planner.issues import is_runnable
from flowi.planner.plan import manifests, plan_flow
from flowi.planner.trials import count_trials
from flowi.planner.validate import check_flow
from flowi.terminal import answer
from flowi.training.result import varied_parameters


def validate_command(options: argparse.Namespace) -> int:
    """Prints the issues of a flow; exit code 2 when one of them stops a run."""
    graph, issues = check_flow(read_document(options.flow), manifests())
    runnable = is_runnable(issues)
    trials = count_trials(graph) if graph is not None and runnable else 0
    listed = [issue.to_json() for issue in issues]
    summary = f"{options.flow}: {trials} trials" if runnable else f"{options.flow} cannot run"
    text = f"{issues_text(listed)}\n{summary}" if listed else summary
    answer({"ok": runnable, "issues": listed, "trials": trials}, text, options.json)
    return DONE if runnable else WRONG_INPUT


def plan_command(options: argparse.Namespace) -> int:
    """Prints the trials of a flow in the order in which they run."""
    plan = plan_flow(read_document(options.flow)).plan
    varied = varied_parameters(plan)
    document = {
        "ok": True,
        "task": plan.task,
        "selectedBy": plan.selected_by,
        "split": {"kind": plan.split.kind, "nodeId": plan.split.node_id, **plan.split.parameters},
        "trials": [
            {"number": trial.number, "modelNode": trial.model, "path": list(trial.path), "varied": varied[trial.number]}
            for trial in plan.trials
        ],
        "warnings": list(plan.warnings),
    }
    rows = [[str(trial.number), trial.model, parameters_text(varied[trial.number])] for trial in plan.trials]
    text = (
        f"{table([['trial', 'model', 'parameters'], *rows])}\n\n{len(plan.trials)} trials, chosen by {plan.selected_by}"
    )
    answer(document, text, options.json)
    return DONE
