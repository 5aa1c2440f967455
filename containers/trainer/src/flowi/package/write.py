"""Writes a package folder."""

from dataclasses import dataclass
from pathlib import Path

from flowi import contracts
from flowi.package import documents, files
from flowi.training.identity import Identity
from flowi.training.train import Trained


@dataclass(frozen=True)
class Package:
    """A package on disk."""

    folder: Path
    digest: str
    bytes: int


def write_package(trained: Trained, identity: Identity, folder: Path) -> Package:
    """Writes every file of a package into a new folder; each JSON document is held to its contract.

    Raises:
        FileExistsError: the folder is there already; a package is written once.
    """
    folder.mkdir(parents=True)
    (folder / files.MODEL).write_bytes(trained.exported.model)
    written = (
        (files.CONTRACT, documents.contract_document(trained.exported), contracts.ModelContract),
        (files.METRICS, documents.metrics_document(trained), contracts.PackageMetrics),
        (files.REFERENCE, documents.reference_of(trained), contracts.Reference),
        (files.PARITY, documents.parity_document(trained), contracts.Parity),
        (files.PROVENANCE, documents.provenance_document(trained, identity), contracts.Provenance),
        (files.SAMPLE, documents.sample_document(trained), contracts.Sample),
    )
    for name, document, model in written:
        files.write_json(folder / name, document, model)
    files.write_archive(folder)
    return Package(folder, files.package_digest(folder), files.package_bytes(folder))
