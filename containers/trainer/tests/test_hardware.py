import onnxruntime
import pytest

from flowi import hardware


def test_without_a_device_the_processor_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "-1")
    hardware.providers.cache_clear()

    assert hardware.cuda_devices() == 0
    assert hardware.providers() == (hardware.CPU,)
    assert hardware.describe() == "fit on cpu, scored on cpu; 0 CUDA devices seen"
    hardware.providers.cache_clear()


def test_a_provider_is_only_chosen_when_the_runtime_has_it() -> None:
    assert set(hardware.providers()) <= set(onnxruntime.get_available_providers())
