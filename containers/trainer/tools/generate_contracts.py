"""Writes flowi/contracts/*.py (pydantic models) from the JSON Schemas that the contracts workspace generates from zod.

Usage: python tools/generate_contracts.py [--check] [--schemas contracts/schema] [--out src/flowi/contracts]
"""

import argparse
import filecmp
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from datamodel_code_generator import GenerateConfig, InputFileType, LiteralType, PythonVersion
from datamodel_code_generator import generate as generate_models
from datamodel_code_generator.enums import DataModelType, StrictTypes

HERE = Path(__file__).resolve().parent
TRAINER = HERE.parent
SCHEMAS = TRAINER.parents[1] / "contracts" / "schema"
OUT = TRAINER / "src" / "flowi" / "contracts"

# Schema file (without .json) and the class its document becomes; only what the trainer reads or writes.
MODELS = {
    "comparison": "Comparison",
    "flow": "Flow",
    "issue": "Issue",
    "job-reply": "JobReply",
    "metrics": "PackageMetrics",
    "model-contract": "ModelContract",
    "parity": "Parity",
    "previews": "Previews",
    "profile": "Profile",
    "progress": "Progress",
    "provenance": "Provenance",
    "reference": "Reference",
    "sample": "Sample",
    "train-job": "TrainJob",
    "train-result": "TrainResult",
}

# The sentences that the trainer says, with what stands in them: not documents, but types of one function.
SAYINGS = "trainer-sayings"

# The shape of a flow is judged by the schema itself, so that both languages name the same fault at the same path.
COPIED = {"flow": "flow.schema.json"}

# Tables of constants that both languages read, beside the schemas; copied as they are.
CONSTANTS = ["errors/fixes.json", "package/csv.json", "package/missing.json"]

OPTIONS = GenerateConfig(
    input_file_type=InputFileType.JsonSchema,
    output_model_type=DataModelType.PydanticV2BaseModel,
    snake_case_field=True,
    allow_population_by_field_name=True,
    target_python_version=PythonVersion.PY_311,
    disable_timestamp=True,
    field_constraints=True,
    strict_types=[StrictTypes.str, StrictTypes.int, StrictTypes.float, StrictTypes.bool],
    use_one_literal_as_default=True,
    enum_field_as_literal=LiteralType.All,
    use_schema_description=True,
    use_field_description=True,
    strict_nullable=True,
    disable_future_imports=True,
    # Ruff formats all modules at the end.
    formatters=[],
)

SAFE_INTEGER = 2**53 - 1


def simplify(schema: Any) -> Any:
    """The same schema in the shape that gives the plainest Python, without the bounds of JavaScript's integers."""
    if isinstance(schema, list):
        return [simplify(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: simplify(value) for key, value in schema.items() if value not in (SAFE_INTEGER, -SAFE_INTEGER)}
    plain.pop("pattern", None) if plain.get("format") == "date-time" else None
    branches = plain.get("anyOf", [])
    scalars = [branch for branch in branches if branch.get("type") in ("string", "number", "integer", "boolean")]
    if (
        len(branches) == 2
        and len(scalars) == 1
        and {"type": "null"} in branches
        and not {"enum", "const"} & scalars[0].keys()
    ):
        rest = {key: value for key, value in plain.items() if key != "anyOf"}
        return {**scalars[0], **rest, "type": [scalars[0]["type"], "null"]}
    return plain


def generate(schemas: Path, out: Path) -> None:
    """Writes one module for each schema, copies of what COPIED and CONSTANTS name, and `__init__.py`."""
    out.mkdir(parents=True, exist_ok=True)
    for stem, name in MODELS.items():
        document = json.loads((schemas / f"{stem}.json").read_text())
        module = out / f"{stem.replace('-', '_')}.py"
        module.write_text(tidy(source_of(document, name), stem))
        if stem in COPIED:
            (out / COPIED[stem]).write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    for constant in CONSTANTS:
        path = schemas.parent / constant
        (out / path.name).write_bytes(path.read_bytes())
    (out / "sayings.py").write_text(sayings_source(json.loads((schemas / f"{SAYINGS}.json").read_text())))
    names = [f"from flowi.contracts.{stem.replace('-', '_')} import {name}" for stem, name in MODELS.items()]
    exports = ", ".join(f'"{name}"' for name in sorted(MODELS.values()))
    header = '"""Generated from contracts/schema by tools/generate_contracts.py; do not edit."""\n\n'
    (out / "__init__.py").write_text(header + "\n".join(names) + f"\n\n__all__ = [{exports}]\n")
    config = ["--config", str(TRAINER / "pyproject.toml")]
    for arguments in (["check", "--select", "I,F401,UP", "--fix", "-q"], ["format", "-q"]):
        subprocess.run([sys.executable, "-m", "ruff", *arguments, *config, str(out)], check=True)  # noqa: S603


def source_of(document: Any, name: str) -> str:
    """The models of a schema as the generator writes them."""
    source = generate_models(simplify(document), config=OPTIONS.model_copy(update={"class_name": name}))
    if not isinstance(source, str):
        raise TypeError(f"The schema of {name} became several modules; one is allowed: give it no external references.")
    return source


def sayings_source(document: Any) -> str:
    """A module with the function `saying`, whose overloads know what stands in each sentence."""
    heads, values = [], []
    for id_, schema in document["properties"].items():
        name = "".join(part.capitalize() for part in re.split(r"[._]", id_))
        fields = []
        for key, part in schema["properties"].items():
            kind = type_of(part)
            if "enum" in part:
                values.append(f"{name}{key.capitalize()} = {kind}")
                kind = f"{name}{key.capitalize()}"
            fields.append(f"    {key}: {kind}")
        values.append(
            "\n".join(
                [f"class {name}(TypedDict):", f'    """What stands in `{id_}`."""', "", *(fields or ["    pass"])]
            )
        )
        heads.append(f'@overload\ndef saying(english: str, id_: Literal["{id_}"], values: {name}) -> Said: ...')
    head = (
        f'"""Generated from contracts/schema/{SAYINGS}.json; do not edit."""\n\n'
        "from collections.abc import Mapping, Sequence\n"
        "from typing import Any, Literal, TypedDict, overload\n\n"
        "from flowi.said import Said\n"
    )
    tail = (
        "def saying(english: str, id_: str, values: Mapping[str, object]) -> Said:\n"
        '    """A sentence in English, with what other languages need to say it."""\n'
        "    return Said(english, id_, values)\n"
    )
    return "\n\n\n".join([head.rstrip(), *values, *heads, tail])


def type_of(schema: Any) -> str:
    """The Python type of a value in a sentence."""
    if "enum" in schema:
        return f"Literal[{', '.join(json.dumps(value) for value in schema['enum'])}]"
    if "anyOf" in schema:
        return " | ".join(type_of(branch) for branch in schema["anyOf"])
    if isinstance(schema["type"], list):
        return " | ".join(type_of({**schema, "type": kind}) for kind in schema["type"])
    if schema["type"] == "array":
        return f"Sequence[{type_of(schema['items'])}]"
    plain = {"string": "str", "number": "float", "boolean": "bool", "null": "None", "object": "Mapping[str, Any]"}
    return plain[schema["type"]]


def tidy(source: str, stem: str) -> str:
    """Replaces the generator's header and the one construct that type checkers refuse (a call inside a type)."""
    text = re.sub(r"\A(#.*\n)+", f'"""Generated from contracts/schema/{stem}.json; do not edit."""\n', source)
    changed = re.sub(r"constr\(([^)]*)\)", r"Annotated[str, StringConstraints(\1)]", text)
    if changed != text:
        changed = re.sub(r"\bconstr\b", "StringConstraints", changed)
        changed = changed.replace("from typing import ", "from typing import Annotated, ", 1)
    return changed


def differences(left: Path, right: Path) -> list[str]:
    """Names of the files that are in one folder only or differ."""
    names = {path.name for folder in (left, right) for path in folder.glob("*.*")}
    return sorted(name for name in names if not same(left / name, right / name))


def same(one: Path, other: Path) -> bool:
    """True when both files exist with the same bytes."""
    return one.exists() and other.exists() and filecmp.cmp(one, other, shallow=False)


def main() -> int:
    """Writes the models, or with --check compares them with the committed ones (exit code 1 when they differ)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--schemas", type=Path, default=SCHEMAS)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    if not options.check:
        generate(options.schemas, options.out)
        return 0
    with tempfile.TemporaryDirectory() as fresh:
        generate(options.schemas, Path(fresh))
        stale = differences(Path(fresh), options.out)
    if stale:
        print(f"not up to date: {', '.join(stale)}; run python tools/generate_contracts.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
