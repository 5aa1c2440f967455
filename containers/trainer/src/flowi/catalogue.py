"""Writes the catalogue: every component's manifest as JSON, for validation, forms and reference pages.

python -m flowi.catalogue contracts/catalogue.json
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from flowi.components.base import Component, MetricComponent, ModelComponent
from flowi.components.registry import all_components

SCHEMA_VERSION = 1


def manifest(component: Component) -> dict[str, Any]:
    """One component as the catalogue lists it (contracts/catalogue/component.schema.ts)."""
    entry: dict[str, Any] = {
        "id": component.id,
        "group": component.group,
        "title": component.title,
        "help": component.help,
        "reference": component.reference,
        "stage": component.stage,
        "task": component.task,
        "inputs": [asdict(port) for port in component.inputs],
        "outputs": [asdict(port) for port in component.outputs],
        "parameters": component.schema(),
    }
    if isinstance(component, MetricComponent):
        entry["metric"] = asdict(component.facts)
    if isinstance(component, ModelComponent):
        entry["scores"] = component.scores
    return {**entry, "export": component.export}


def catalogue() -> dict[str, Any]:
    """All manifests, by id."""
    return {"schemaVersion": SCHEMA_VERSION, "components": [manifest(component) for component in all_components()]}


def catalogue_text() -> str:
    """The catalogue as a file: the same bytes on every machine."""
    return json.dumps(catalogue(), indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Writes the file named by the only argument; without one, prints."""
    if len(arguments) > 1:
        sys.stderr.write("usage: python -m flowi.catalogue [PATH]\n")
        return 2
    if arguments:
        Path(arguments[0]).write_text(catalogue_text(), encoding="utf-8")
    else:
        sys.stdout.write(catalogue_text())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
