from factories import LOAD, LOAD_PARAMETERS, make_plan
from flowi.executor.data import Place, Progress
from flowi.job.progress import Ending, ProgressReport
from flowi.plan import Plan


def make_report() -> tuple[ProgressReport, Plan]:
    """Two trials of load > fill > svc, before the first node is entered."""
    nodes = [LOAD, ("fill", "preprocessing.fill_na", ("load",)), ("svc", "models.svc", ("fill",))]
    path = ("load", "fill", "svc")
    plan = make_plan(nodes, [(path, {**LOAD_PARAMETERS, "fill": {}, "svc": {"C": c}}) for c in (1, 2)])
    report = ProgressReport(attempt=2)
    report.expected(plan)
    report.phase("loading")
    report.planned(plan, 1)
    return report, plan


def states(report: ProgressReport) -> dict[str, str]:
    return {name: node["state"] for name, node in report.document()["nodes"].items()}


def test_a_node_runs_from_the_moment_it_is_entered() -> None:
    report, _ = make_report()
    assert states(report) == {"load": "running", "fill": "waiting", "svc": "waiting"}
    report.progress(Progress(1, 0, "load", "done", 0.0))
    report.entered(Place(1, 0, "fill"))

    document = report.document()

    assert states(report) == {"load": "running", "fill": "running", "svc": "waiting"}
    assert document["current"] == {
        "nodeId": "fill",
        "trial": 1,
        "fold": 0,
        "since": document["nodes"]["fill"]["startedAt"],
    }
    assert (document["nodes"]["load"]["done"], document["nodes"]["load"]["uses"]) == (1, 2)


def test_a_fit_that_was_there_already_names_where_it_came_from() -> None:
    report, _ = make_report()
    report.progress(Progress(1, 0, "fill", "reused", 0.0, Place(1, 0, "other")))
    report.progress(Progress(2, 0, "fill", "reused", 0.0, Place(1, 0, "fill")))

    node = report.document()["nodes"]["fill"]

    assert (node["state"], node["reused"], node["fits"]) == ("reused", 2, 0)
    assert node["reusedFrom"] == {"nodeId": "fill", "trial": 1}


def end(ending: Ending, broken: str | None = None) -> dict[str, str]:
    report, _ = make_report()
    for state in ("load", "fill"):
        report.progress(Progress(1, 0, state, "done", 0.0))
    report.entered(Place(1, 0, "svc"))
    if broken is not None:
        report.broke(broken, "it broke")
    report.end(ending)
    assert "current" not in report.document()
    return states(report)


def test_what_was_not_through_when_a_run_ends_is_told_apart() -> None:
    assert end("cancelled") == {"load": "cancelled", "fill": "cancelled", "svc": "cancelled"}
    # One node is to blame; the others were only in the middle of their work.
    assert end("failed", "svc") == {"load": "cancelled", "fill": "cancelled", "svc": "failed"}
    assert end("succeeded") == {"load": "succeeded", "fill": "succeeded", "svc": "skipped"}


def test_phases_are_kept_with_their_times() -> None:
    report, _ = make_report()
    report.phase("fitting")
    report.end("succeeded")

    document = report.document()

    assert [entry["phase"] for entry in document["phases"]] == ["loading", "fitting", "done"]
    assert document["phase"] == "done"
    times = [entry["startedAt"] for entry in document["phases"]]
    assert times == sorted(times)
