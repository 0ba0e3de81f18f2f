"""What `newsfold doctor` says, where no broker is asked; with one, see `test_brokers`."""

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from streams.cli import doctor as module
from streams.cli.doctor import doctor
from streams.engine.shares import STAGE_RECORDS
from streams.errors import NewsfoldError


def ok() -> str:
    return "events in en; fr needs: pip install 'newsfold[french]'"


def warns() -> str:
    raise module._Doubt("there is [bold]something[/]")


def fails() -> str:
    raise NewsfoldError("it is gone; install newsfold[llm]")


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = [("one", ok), ("two", warns), ("three", fails)]
    monkeypatch.setattr(module, "_local", lambda *_: iter(checks))


def called(*options: str) -> Result:
    return CliRunner().invoke(doctor, ["--offline", *options], catch_exceptions=False)


@pytest.mark.usefixtures("three")
def test_what_looks_like_markup_is_printed_as_it_is() -> None:
    lines = called().output.splitlines()
    assert lines[0] == "ok    one              events in en; fr needs: pip install 'newsfold[french]'"
    assert lines[1] == "warns two              there is [bold]something[/]"
    assert lines[2] == "fails three            it is gone; install newsfold[llm]"


@pytest.mark.usefixtures("three")
def test_warnings_and_failures_are_counted_apart() -> None:
    done = called()
    assert done.output.splitlines()[-1] == "1 of 3 checks passed, 1 warning, 1 failure"
    assert done.exit_code == 1


def test_two_of_a_kind_are_so_many() -> None:
    assert module._summary(Counter(ok=6, warns=2)) == "6 of 8 checks passed, 2 warnings"


@pytest.mark.usefixtures("three")
def test_json_has_every_check_and_the_counts() -> None:
    done = called("--json")
    assert (done.exit_code, json.loads(done.stdout)) == (
        1,
        {
            "ok": 1,
            "warns": 1,
            "fails": 1,
            "checks": [
                {"check": "one", "status": "ok", "says": ok()},
                {"check": "two", "status": "warns", "says": "there is [bold]something[/]"},
                {"check": "three", "status": "fails", "says": "it is gone; install newsfold[llm]"},
            ],
        },
    )


@pytest.mark.parametrize(
    ("lag", "workers", "message"),
    [
        (1_589, 1, "the worker has more to do in raw-articles than can be in hand"),
        (2 * STAGE_RECORDS + 1, 2, "2 workers have more to do in raw-articles than can be in hand"),
        (1, 0, "no worker is in the group newsfold: start one"),
    ],
)
def test_messages_that_wait_are_a_warning(lag: int, workers: int, message: str) -> None:
    with pytest.raises(module._Doubt, match=message):
        module._judged({"raw-articles": lag, "signatures": 0}, workers, "newsfold")


@pytest.mark.parametrize(("lag", "workers"), [(0, 0), (STAGE_RECORDS, 1), (1_000, 2)])
def test_what_the_workers_have_in_hand_is_none(lag: int, workers: int) -> None:
    assert module._judged({"raw-articles": lag}, workers, "newsfold") == f"raw-articles {lag}"


def test_a_real_installation_passes(tmp_path: Path) -> None:
    done = called("--json", "--data-dir", str(tmp_path))
    report = json.loads(done.stdout)
    assert (report["fails"], report["warns"], report["ok"]) == (0, 0, len(report["checks"]))
