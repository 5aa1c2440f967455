"""Sentences that the trainer says: what they are made of reaches documents, and each one is said somewhere."""

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator

from flowi.contracts.sayings import saying
from flowi.data.findings import findings
from flowi.data.read import read_table
from flowi.errors import FlowiError
from flowi.job.causes import failure_of
from flowi.said import said_of

SOURCE = Path(__file__).resolve().parents[1] / "src" / "flowi"
SCHEMAS = json.loads((SOURCE.parents[3] / "contracts" / "schema" / "trainer-sayings.json").read_text())["properties"]
# The API says these of what the trainer measured.
SAID_ELSEWHERE = {"overtaken"}


def test_a_sentence_is_text_that_knows_what_it_is_made_of() -> None:
    text = saying("column 'a' has no value", "found.all_missing", {"column": "a"})
    assert text == "column 'a' has no value"
    assert said_of(text) == {"id": "found.all_missing", "values": {"column": "a"}}
    assert said_of(f"{text}!") is None


def test_a_failure_at_a_node_keeps_what_is_wrong_there() -> None:
    error = FlowiError("invalid_flow", saying("this metric needs scores", "trainer.metric_needs", {"needs": "scores"}))
    failure = failure_of(error.at("auc"))
    assert failure.message == "auc: this metric needs scores"
    assert said_of(failure.message) == {
        "id": "trainer.at_node",
        "values": {
            "node": "auc",
            "problem": "this metric needs scores",
            "because": {"id": "trainer.metric_needs", "values": {"needs": "scores"}},
        },
    }


def test_an_error_of_a_library_is_told_in_its_own_words() -> None:
    assert said_of(failure_of(ValueError("who knows")).message) is None


def test_every_sentence_is_said_somewhere_and_no_other() -> None:
    files = [path for path in SOURCE.rglob("*.py") if "contracts" not in path.parts]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert {id_ for id_ in SCHEMAS if f'"{id_}"' not in code} == SAID_ELSEWHERE
    assert set(re.findall(r'"((?:trainer|found)\.[a-z_0-9]+)"', code)) <= set(SCHEMAS)


def test_numbers_of_the_libraries_are_plain_in_documents(tmp_path: Path) -> None:
    rows = "\n".join(f"{20_000_000 + index},1,{index % 3},," for index in range(60))
    (tmp_path / "a.csv").write_text(f"order_id,constant,few,empty,other\n{rows}\n{rows}\n")
    said = [told for text in findings(read_table(tmp_path / "a.csv")) if (told := said_of(text)) is not None]
    assert {told["id"] for told in said} >= {"found.large_whole", "found.id", "found.constant", "found.all_missing"}
    for told in said:
        Draft202012Validator(SCHEMAS[told["id"]]).validate(json.loads(json.dumps(told["values"])))
