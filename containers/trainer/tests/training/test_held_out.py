"""Which rows are held out over the life of a flow: whatever happens to its table and settings."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from flowi.compare.compare import compare
from flowi.data.table import Table
from flowi.package.read import PackagedModel, read_package
from flowi.package.write import write_package
from flowi.split_record import SplitRecord
from flowi.training.train import Trained, train
from shell_factories import make_flow, make_identity, planned

TREE = {"models.decision_tree_classifier": {"max_depth": 3}}
Write = Callable[[Trained], PackagedModel]


def make_table(rows: int = 800, classes: int = 2, seed: int = 0) -> pa.Table:
    rng = np.random.default_rng(seed)
    a, b = np.round(rng.normal(size=rows), 3), np.round(rng.normal(size=rows), 3)
    species = np.digitize(a + rng.normal(0, 0.3, rows), [0, 1][: classes - 1])
    return pa.table({"a": a, "b": b, "unused": rng.normal(size=rows), "species": [f"c{code}" for code in species]})


def flow_of(split: Mapping[str, Any] | None = None, exclude: tuple[str, ...] = ("unused",)) -> dict[str, Any]:
    flow = make_flow(models=TREE, steps=(), split=("train.holdout", dict(split or {})))
    flow["nodes"][0]["params"]["exclude_columns"] = list(exclude)
    return flow


def run(raw: pa.Table, *known: SplitRecord, flow: Mapping[str, Any] | None = None) -> Trained:
    return train(planned(flow or flow_of()), Table(raw), "salt", known)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def package(trained: Trained) -> PackagedModel:
        folder = tmp_path / f"p{len(list(tmp_path.iterdir()))}"
        return read_package(write_package(trained, make_identity(), folder).folder)

    return package


def judged(trained: Trained, candidate: PackagedModel, live: PackagedModel) -> dict[str, Any]:
    return compare(trained.plan, candidate, live, 1, trained.held_out.table, trained.held_out.target)


def held_out(trained: Trained) -> set[int]:
    return set(trained.split.test.tolist())


def with_column(raw: pa.Table, name: str) -> pa.Table:
    return raw.append_column(name, pa.array(np.random.default_rng(9).normal(size=raw.num_rows)))


def test_a_column_added_later_moves_no_row_and_leaves_the_models_comparable(write: Write) -> None:
    first = run(make_table())
    wider = with_column(make_table(), "new")

    later = run(wider, first.split.record)

    assert held_out(later) == held_out(first)
    assert judged(later, write(later), write(first))["status"] == "compared"
    assert later.split.record == first.split.record
    assert run(with_column(wider, "newer"), later.split.record).split.record == first.split.record


def test_without_the_record_rows_drawn_by_other_columns_are_known_to_be_seen(write: Write) -> None:
    live = write(run(make_table()))
    drawn_anew = run(with_column(make_table(), "new"))

    document = judged(drawn_anew, write(drawn_anew), live)

    assert document["status"] == "incomparable"
    assert "may have been trained on" in document["reason"]


def as_text(raw: pa.Table) -> pa.Table:
    return raw.set_column(0, "a", raw["a"].cast(pa.string()))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda raw: raw.drop_columns(["b"]), "column 'b', which is not in the data"),
        (as_text, "column 'a', which was of type number and is of type string"),
    ],
)
def test_a_column_that_is_gone_or_of_another_type_is_named(write: Write, change: Any, words: str) -> None:
    first = run(make_table(), flow=flow_of(exclude=()))
    changed = change(make_table())

    later = run(changed, first.split.record, flow=flow_of(exclude=()))

    assert any("drawn anew" in text and words in text for text in later.warnings)
    document = judged(later, write(later), write(first))
    assert document["status"] == "incomparable"
    # A column that the model itself needs is named before.
    assert words in document["reason"] or "'b'" in document["reason"]
    assert run(changed, later.split.record, flow=flow_of(exclude=())).split.record == later.split.record


def test_an_unused_column_that_is_gone_moves_no_row(write: Write) -> None:
    first = run(make_table())

    later = run(make_table().drop_columns(["unused"]), first.split.record, flow=flow_of(exclude=()))

    assert held_out(later) == held_out(first)
    assert judged(later, write(later), write(first))["status"] == "compared"


def test_a_record_that_does_not_say_its_columns_is_not_relied_on(write: Write) -> None:
    first = run(make_table())
    document = first.split.record.to_json()
    old = SplitRecord.of({name: document[name] for name in ("salt", "keyColumns", "testSize", "thresholds")})
    live = write(first)
    live.provenance["split"].update(columns=None)

    later = run(make_table(), old)

    assert judged(later, write(later), live)["status"] == "incomparable"
    assert "earlier release" in judged(later, write(later), live)["reason"]
    assert later.split.record.columns is not None


@pytest.mark.parametrize("leave_out", ["load", "drop", "model"])
def test_rows_that_differ_only_in_what_the_model_never_sees_stay_together(leave_out: str) -> None:
    rng = np.random.default_rng(3)
    once = {"a": rng.normal(size=200), "b": rng.normal(size=200), "species": rng.choice(["x", "y"], 200)}
    raw = pa.table({name: np.tile(values, 4) for name, values in once.items()} | {"row_ref": np.arange(800)})
    drop = (("drop", "preprocessing.drop_columns", {"columns": ["row_ref"]}),) if leave_out == "drop" else ()
    model = {"exclude_columns": ["row_ref"]} if leave_out == "model" else {}
    flow = make_flow(models={"models.decision_tree_classifier": model}, steps=drop)
    flow["nodes"][0]["params"]["exclude_columns"] = ["row_ref"] if leave_out == "load" else []

    trained = run(raw, flow=flow)

    assert held_out(trained) == {(row + 200) % 800 for row in held_out(trained)}
    # The target is noise: nothing can be known of rows that were not learned.
    assert trained.held_out.metrics["accuracy"] < 0.75
    assert not any("same features" in text for text in trained.warnings)


def test_held_out_rows_whose_features_were_learned_are_counted() -> None:
    rng = np.random.default_rng(3)
    once = {"a": rng.normal(size=100), "b": rng.normal(size=100), "species": rng.choice(["x", "y"], 100)}
    raw = pa.table({name: np.tile(values, 4) for name, values in once.items()} | {"row_ref": np.arange(400)})
    first = run(raw, flow=flow_of(exclude=()))

    # The id was a feature of the first run and is left out of the second, whose held-out rows stay the same.
    later = run(raw, first.split.record, flow=flow_of(exclude=("row_ref",)))

    train_rows = {row % 100 for row in later.split.train}
    doubled = sum(row % 100 in train_rows for row in later.split.test)
    words = f"{doubled} of {len(later.split.test)} held-out rows have the same features as a training row"
    assert any(words in text and "key_columns" in text for text in later.warnings)


def test_rows_of_the_same_features_stay_together_when_their_classes_differ() -> None:
    rng = np.random.default_rng(5)
    raw = pa.table({"a": rng.integers(0, 60, 600), "species": rng.choice(["x", "y"], 600, p=[0.3, 0.7])})

    trained = run(raw, flow=flow_of(exclude=()))

    features = raw["a"].to_numpy()
    assert not set(features[trained.split.test]) & set(features[trained.split.train])


def test_thresholds_are_kept_when_rows_of_another_class_come_with_known_features() -> None:
    first = run(make_table(), flow=flow_of())
    raw = make_table()
    other = pa.array(["c1" if name == "c0" else "c0" for name in raw["species"].to_pylist()])
    doubled = pa.concat_tables([raw, raw.set_column(3, "species", other)])

    later = run(doubled, first.split.record)

    assert later.split.record == first.split.record
    assert {row for row in held_out(later) if row < 800} == held_out(first)
    features = list(zip(doubled["a"].to_pylist(), doubled["b"].to_pylist(), strict=True))
    assert not {features[row] for row in later.split.test} & {features[row] for row in later.split.train}


def test_another_rule_is_drawn_once_and_then_kept() -> None:
    first = run(make_table())
    other = flow_of({"test_size": 0.3})
    second = run(make_table(), first.split.record, flow=other)
    more = pa.concat_tables([make_table(), make_table(300, seed=4)])

    third = run(more, second.split.record, first.split.record, flow=other)
    back = run(more, second.split.record, first.split.record)

    assert second.split.record.thresholds != first.split.record.thresholds
    assert third.split.record == second.split.record
    assert back.split.record == first.split.record


def test_stratify_switched_on_draws_thresholds_by_class() -> None:
    plain = run(make_table(), flow=flow_of({"stratify": False}))
    by_class = run(make_table(), plain.split.record)

    assert set(plain.split.record.thresholds) == {""}
    assert set(by_class.split.record.thresholds) == {"c0", "c1"}


def test_the_threshold_of_a_class_that_came_later_is_kept_too() -> None:
    live = run(make_table()).split.record
    second = run(make_table(classes=3), live).split.record
    more = pa.concat_tables([make_table(classes=3), make_table(300, classes=3, seed=4)])

    # The live model has not gone; the flow's own record knows the third class.
    third = run(more, live, second).split.record

    assert set(second.thresholds) == {"c0", "c1", "c2"}
    assert third == second
