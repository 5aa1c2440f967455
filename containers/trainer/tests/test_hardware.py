from pathlib import Path

import pytest

from flowi import hardware
from flowi.export.session import GraphSession
from flowi.job.main import run_job
from flowi.job.settings import JobSettings
from shell_factories import iris_csv, make_flow, make_job, read_json, stage_job

BUILT_WITH_CUDA = ["TensorrtExecutionProvider", hardware.CUDA, hardware.CPU]


@pytest.mark.parametrize(
    ("available", "devices", "chosen"),
    [
        (BUILT_WITH_CUDA, 1, (hardware.CUDA, hardware.CPU)),
        (BUILT_WITH_CUDA, 0, (hardware.CPU,)),
        ([hardware.CPU], 8, (hardware.CPU,)),
    ],
)
def test_cuda_is_chosen_where_both_device_and_provider_are(
    available: list[str], devices: int, chosen: tuple[str, ...]
) -> None:
    assert hardware.choose_providers(available, devices) == chosen


def test_devices_can_be_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "-1")

    assert hardware.cuda_devices() == 0


@pytest.mark.parametrize(("provider", "name"), [(hardware.CUDA, "cuda"), (hardware.CPU, "cpu")])
def test_what_scored_is_described(monkeypatch: pytest.MonkeyPatch, provider: str, name: str) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")

    assert hardware.describe(provider) == f"fit on cpu, scored on {name}; 0 CUDA devices seen"


def test_a_provider_that_cannot_be_loaded_is_not_said_to_have_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As where a build has the provider and the machine a device, but not the libraries between them.
    monkeypatch.setattr(hardware, "providers", lambda: (hardware.CUDA, hardware.CPU))
    monkeypatch.setattr(hardware, "cuda_devices", lambda: 1)
    stage_job(tmp_path / "ml", make_job(str(tmp_path / "out"), make_flow()), iris_csv(tmp_path))

    assert run_job(JobSettings(ml_root=tmp_path / "ml"))["ok"]

    told = read_json(tmp_path / "out" / "package" / "provenance.json")["libraries"]["hardware"]
    session = GraphSession((tmp_path / "out" / "package" / "model.onnx").read_bytes(), hardware.providers())
    assert told.endswith(hardware.describe(session.provider))
    assert hardware.describe(session.provider) in (tmp_path / "out" / "log.txt").read_text()
    assert (session.provider == hardware.CUDA) == ("scored on cuda" in told)
