import pytest

from flowi.planner.schedule import is_cron, is_timezone


@pytest.mark.parametrize(
    "text", ["0 6 * * 1", "*/5 * * * *", "0 0 1 1 *", "0 12 * * MON-FRI", "30 4 1,15 * 5", "0 0 29 2 *"]
)
def test_five_fields_that_fire_are_a_cron(text: str) -> None:
    assert is_cron(text)


@pytest.mark.parametrize("text", ["", "0 6 * *", "0 0 6 * * 1", "60 6 * * 1", "0 6 * * mardi", "0 0 31 2 *", "@daily"])
def test_everything_else_is_not(text: str) -> None:
    assert not is_cron(text)


def test_time_zones_are_iana_names() -> None:
    assert is_timezone("America/Sao_Paulo")
    assert is_timezone("utc")
    assert not is_timezone("Mars/Olympus")
    assert not is_timezone("+03:00")
