import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowi.errors import FlowiError
from flowi.planner.flow import Flow, FlowGraph
from flowi.planner.plan import manifests, plan_flow
from flowi.planner.trials import count_trials, expand_trials
from shell_factories import make_flow, ten_trials

GATE = {"gate": {"metric": "f_beta"}}


def test_trials_run_in_the_order_of_models_nodes_and_values_with_the_last_varying_fastest() -> None:
    plan = plan_flow(ten_trials()).plan

    told = [(t.model, t.parameters["fill"]["strategy"], t.parameters[t.model].get("C")) for t in plan.trials]
    assert told[:6] == [("svc", fill, c) for fill in ("mean", "median") for c in (0.1, 1, 10)]
    depths = [
        (t.model, t.parameters["fill"]["strategy"], t.parameters[t.model].get("max_depth")) for t in plan.trials[6:]
    ]
    assert depths == [("decision_tree_classifier", fill, depth) for fill in ("mean", "median") for depth in (2, 4)]
    assert [trial.number for trial in plan.trials] == list(range(1, 11))
    assert plan.trials[0].path == ("load", "split", "fill", "scale", "svc")


def test_notes_change_neither_plan_nor_trials() -> None:
    note = {"id": "svc", "text": "Ask Ana", "position": {"x": 0, "y": 0}}

    assert plan_flow(ten_trials() | {"notes": [note]}).plan == plan_flow(ten_trials()).plan


def test_parameters_are_resolved_with_their_defaults() -> None:
    trial = plan_flow(make_flow(models={"models.svc": {"C": 2.0}})).plan.trials[0]

    assert trial.parameters["svc"]["C"] == 2
    assert trial.parameters["svc"]["kernel"] == "rbf"
    assert trial.parameters["split"]["test_size"] == 0.2


def test_without_a_split_node_the_default_is_used_and_said() -> None:
    plan = plan_flow(make_flow(split=None)).plan

    assert (plan.split.kind, plan.split.node_id, plan.split.parameters["test_size"]) == ("holdout", None, 0.2)
    assert [warning["code"] for warning in plan.warnings] == ["default_split_used"]


@pytest.mark.parametrize(("deploy", "metric"), [({}, "accuracy"), (GATE, "f_beta")])
def test_trials_are_chosen_by_the_gate_else_by_the_first_metric(deploy: dict[str, Any], metric: str) -> None:
    flow = make_flow(metrics=("confusion_matrix", "accuracy", "f_beta"), deploy=deploy)

    assert plan_flow(flow).plan.selected_by == metric


def test_a_metric_of_some_models_gives_way_to_one_of_all() -> None:
    flow = make_flow(models={"models.svc": {}, "models.decision_tree_classifier": {}}, metrics=("f_beta", "accuracy"))
    flow["edges"] = [edge for edge in flow["edges"] if edge != {"from": "svc", "to": "m_f_beta"}]

    assert plan_flow(flow).plan.selected_by == "accuracy"


def test_too_many_trials_have_a_code_of_their_own() -> None:
    with pytest.raises(FlowiError, match="10000 trials; at most 1000") as caught:
        plan_flow(
            make_flow(
                models={
                    "models.svc": {
                        "C": {"values": list(range(1, 101))},
                        "tol": {"values": [step / 1000 for step in range(1, 101)]},
                    }
                }
            )
        )

    assert caught.value.code == "too_many_trials"


@pytest.mark.parametrize(
    ("flow", "words"),
    [
        (make_flow(split=("train.holdout", {"test_size": 0.6, "validation_size": 0.5})), "leave no rows"),
        (make_flow(models={"models.svc": {"C": -1}}), "models.svc.C is -1; allowed: number > 0"),
        (make_flow(models={"models.nothing": {}}), "not in the catalogue"),
    ],
)
def test_a_flow_that_cannot_run_says_what_was_given_and_allowed(flow: dict[str, Any], words: str) -> None:
    with pytest.raises(FlowiError, match=words) as caught:
        plan_flow(flow)

    assert caught.value.code == "invalid_flow"
    assert caught.value.details["issues"]


def test_a_task_that_the_models_do_not_do_is_refused() -> None:
    flow = make_flow()
    flow["nodes"][0]["params"]["task"] = "regression"

    with pytest.raises(FlowiError, match="the models do classification"):
        plan_flow(flow)


lists = st.lists(st.integers(1, 9), min_size=1, max_size=4)


@given(lists, lists, lists)
def test_the_number_of_trials_is_the_product_of_the_lists(
    costs: list[int], depths: list[int], fills: list[int]
) -> None:
    flow = make_flow(
        models={
            "models.svc": {"C": {"values": costs}},
            "models.decision_tree_classifier": {"max_depth": {"values": depths}},
        },
        steps=(("fill", "preprocessing.fill_na", {"fill_value": {"values": fills}}),),
    )
    graph = FlowGraph(Flow.of(flow), manifests())

    expected = math.prod(map(len, (fills, costs))) + math.prod(map(len, (fills, depths)))
    assert count_trials(graph) == expected
    assert [trial.number for trial in expand_trials(graph)] == list(range(1, expected + 1))
