import gzip
import hashlib
import io
import json
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import BaseModel

from flowi import contracts
from flowi.data.read import read_table
from flowi.errors import FlowiError
from flowi.export.session import GraphSession
from flowi.package import files
from flowi.package.read import read_package
from flowi.package.write import write_package
from flowi.training.train import Trained, train
from shell_factories import (
    diabetes_rows,
    iris_rows,
    iris_table,
    make_flow,
    make_identity,
    planned,
    read_json,
    trained_iris,
    write_csv,
)

FIXED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
MODELS: dict[str, type[BaseModel]] = {
    files.CONTRACT: contracts.ModelContract,
    files.METRICS: contracts.PackageMetrics,
    files.REFERENCE: contracts.Reference,
    files.PARITY: contracts.Parity,
    files.PROVENANCE: contracts.Provenance,
    files.SAMPLE: contracts.Sample,
}


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    return trained_iris(tmp_path_factory.mktemp("iris"))


@pytest.fixture(scope="module")
def folder(trained: Trained, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(trained, make_identity(created_at=FIXED), tmp_path_factory.mktemp("out") / "package").folder


def read(folder: Path, name: str) -> dict[str, Any]:
    return read_json(folder / name)


def test_a_package_has_every_file_and_each_document_is_what_its_contract_says(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == set(files.ALL_FILES)
    for name, model in MODELS.items():
        model.model_validate_json((folder / name).read_text())


def test_the_same_run_leaves_the_same_bytes(trained: Trained, folder: Path, tmp_path: Path) -> None:
    again = write_package(trained, make_identity(created_at=FIXED), tmp_path / "package")

    for name in files.ALL_FILES:
        assert (again.folder / name).read_bytes() == (folder / name).read_bytes(), name
    assert again.digest == files.package_digest(folder)


def test_the_digest_is_the_one_written_down_and_changes_with_any_byte(folder: Path, tmp_path: Path) -> None:
    told = [path for path in folder.iterdir() if path.name not in (files.PROVENANCE, files.ARCHIVE)]
    lines = [f"{path.name}\t{hashlib.sha256(path.read_bytes()).hexdigest()}\n" for path in told]
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())

    assert files.package_digest(copy) == f"sha256:{hashlib.sha256(''.join(sorted(lines)).encode()).hexdigest()}"
    (copy / files.PROVENANCE).write_text("{}")
    assert files.package_digest(copy) == files.package_digest(folder), "when and where it was made is not what it is"
    (copy / files.PARITY).write_text("{}")
    assert files.package_digest(copy) != files.package_digest(folder)


def content(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(entry)
    assert stream is not None, f"{entry.name} is not a file"
    return stream.read()


def test_the_archive_holds_the_other_files_without_times_or_owners(folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress((folder / files.ARCHIVE).read_bytes()))) as archive:
        entries = archive.getmembers()
        held = {entry.name: content(archive, entry) for entry in entries}

    assert [entry.name for entry in entries] == sorted(files.ARCHIVED)
    assert {(entry.mtime, entry.uid, entry.gid, entry.mode) for entry in entries} == {(0, 0, 0, 0o644)}
    assert held == {name: (folder / name).read_bytes() for name in files.ARCHIVED}


def test_a_package_that_is_there_is_not_written_over(trained: Trained, folder: Path) -> None:
    with pytest.raises(FileExistsError):
        write_package(trained, make_identity(), folder)


def test_a_package_answers_its_sample_as_it_says(folder: Path, tmp_path: Path) -> None:
    sample = read(folder, files.SAMPLE)
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in sample["rows"]))
    model = read_package(folder)

    answers = model.answers(read_table(tmp_path / "rows.jsonl"))

    assert list(answers.values) == sample["predictions"]
    assert answers.withheld == []


def test_reference_rows_and_metrics_fit_together(trained: Trained, folder: Path) -> None:
    metrics, reference = read(folder, files.METRICS), read(folder, files.REFERENCE)

    assert reference["rows"] == metrics["rows"]["train"] == len(trained.split.train)
    assert sum(reference["prediction"]["counts"]) == metrics["rows"]["test"]
    for column in reference["columns"]:
        assert sum(column["counts"]) + column["missing"] == reference["rows"]
    matrix = np.asarray(metrics["confusion"]["matrix"])
    assert matrix.sum() == metrics["rows"]["test"]
    assert metrics["test"]["accuracy"] == pytest.approx(np.trace(matrix) / matrix.sum())


def test_provenance_tells_where_the_package_comes_from(trained: Trained, folder: Path) -> None:
    provenance = read(folder, files.PROVENANCE)

    assert provenance["split"] == trained.split.record.to_json()
    assert provenance["libraries"]["scikit-learn"].startswith("1.9")
    assert "cuda" in provenance["libraries"]["hardware"] or "cpu" in provenance["libraries"]["hardware"]
    assert provenance["createdAt"] == "2026-01-02T03:04:05Z"


def test_regression_gives_values_and_no_classes(tmp_path: Path) -> None:
    flow = make_flow(
        models={"models.linear_regression": {}},
        steps=(("code", "preprocessing.ordinal_encoder", {"columns": ["sex"]}),),
        metrics=("mean_squared_error", "r2"),
        target="progression",
    )
    table = read_table(write_csv(tmp_path / "d.csv", diabetes_rows()))
    result = train(planned(flow), table, "salt")

    folder = write_package(result, make_identity(), tmp_path / "package").folder

    contract = read(folder, files.CONTRACT)
    assert (contract["classes"], contract["outputs"]["value"], contract["outputs"]["label"]) == (None, "value", None)
    assert read(folder, files.REFERENCE)["prediction"]["kind"] == "number"
    assert read(folder, files.METRICS)["confusion"] is None
    assert read(folder, files.METRICS)["test"]["r2"] > 0.2
    answers = read_package(folder).answers(result.held_out.table).prediction.value
    np.testing.assert_array_equal(answers, result.held_out.prediction.value)


def test_the_exported_graph_gives_class_names(folder: Path, trained: Trained) -> None:
    session = GraphSession((folder / files.MODEL).read_bytes())
    matrix = trained.exported.matrix(trained.held_out.features)

    names = session.labels(matrix)

    codes = session.predict(matrix).label_code
    assert codes is not None
    assert names == [trained.held_out.target.class_names[code] for code in codes]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (files.CONTRACT, None, "cannot be read"),
        (files.CONTRACT, "{}", "contract.json is not what its contract says"),
        (files.PROVENANCE, "[", "provenance.json is not what"),
        (files.MODEL, None, "cannot be read"),
    ],
)
def test_a_damaged_package_is_refused(folder: Path, tmp_path: Path, name: str, content: str | None, words: str) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / name).unlink() if content is None else (tmp_path / name).write_text(content)

    with pytest.raises(FlowiError, match=words) as caught:
        read_package(tmp_path)

    assert caught.value.reason == "bad_package"


def test_rows_that_do_not_fit_the_model_are_refused(folder: Path, tmp_path: Path) -> None:
    model = read_package(folder)
    table = iris_table(tmp_path)

    lacking = write_csv(tmp_path / "lacking.csv", [["sepal_length"], ["1"]])
    with pytest.raises(FlowiError, match="'sepal_width', 'petal_length', 'petal_width' is missing") as caught:
        model.answers(read_table(lacking))
    assert caught.value.code == "prediction_input"

    wrong = write_csv(tmp_path / "wrong.csv", [table.names[:4], ["1", "2", "wide", "4"]])
    with pytest.raises(FlowiError, match="column 'petal_length' holds string; the model takes number"):
        model.answers(read_table(wrong))


def test_a_column_without_values_counts_as_missing(folder: Path, tmp_path: Path) -> None:
    names = iris_table(tmp_path).names[:4]
    rows = write_csv(tmp_path / "rows.csv", [names, ["5.1", "3.5", "", "0.2"]])

    assert read_package(folder).answers(read_table(rows)).withheld == []


def test_rows_without_an_answer_have_a_reason(tmp_path: Path) -> None:
    table = read_table(write_csv(tmp_path / "iris.csv", iris_rows(missing=False)))
    fill = ("fill", "preprocessing.fill_na", {"columns": ["sepal_length"]})
    result = train(planned(make_flow(steps=(fill,))), table, "salt")
    folder = write_package(result, make_identity(), tmp_path / "package").folder
    rows = [table.names[:4], ["5.1", "3.5", "1.4", "0.2"], ["", "3.5", "1.4", "0.2"], ["5.1", "3.5", "NA", ""]]

    answers = read_package(folder).answers(read_table(write_csv(tmp_path / "rows.csv", rows)))

    nullable = {column["name"]: column["nullable"] for column in read(folder, files.CONTRACT)["columns"]}
    assert [name for name, value in nullable.items() if value] == ["sepal_length"]
    assert answers.values == ("setosa", "setosa", None)
    assert answers.withheld == ["petal_length is missing and the model has no answer without it"]
