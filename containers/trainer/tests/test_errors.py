import re
from pathlib import Path

from flowi.errors import ERROR_CODES, FlowiError

CODES = Path(__file__).parents[3] / "contracts" / "errors" / "codes.ts"


def test_codes_are_those_of_the_contract() -> None:
    contract = set(re.findall(r"^\s+([a-z_]+): \d{3},", CODES.read_text(encoding="utf-8"), re.MULTILINE))

    assert set(ERROR_CODES) <= contract


def test_first_node_noted_is_kept() -> None:
    error = FlowiError("invalid_flow", "no column is left").at("svc").at("outer")

    assert error.details["nodeId"] == "svc"
    assert error.message == "svc: no column is left"
    assert error.to_json() == {"code": "invalid_flow", "message": error.message, "details": {"nodeId": "svc"}}
