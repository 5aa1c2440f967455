"""Fixtures: a substrate shared by the tests of a module, and a private one for tests that kill it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from harness import Substrate


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Substrate]:
    """A running substrate."""
    substrate = Substrate(tmp_path_factory.mktemp("substrate"))
    substrate.start()
    yield substrate
    substrate.kill()


@pytest.fixture
def private(tmp_path: Path) -> Iterator[Substrate]:
    """A running substrate that the test may kill."""
    substrate = Substrate(tmp_path)
    substrate.start()
    yield substrate
    substrate.kill()
