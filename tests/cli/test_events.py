import json
from importlib import import_module

import click
import pytest

from streams.broker.embedded import free_port
from streams.errors import UsageError
from tests.cli.support import TEXT, filtered, joined, newsfold

ARTICLE = {"url": "http://a.example/1", "title": "Police arrest protesters", "text": TEXT}


def test_events_come_with_what_tells_of_them() -> None:
    (found,) = filtered("events", joined([{**ARTICLE, "published_at": "2024-05-01T10:00:00Z"}]))
    assert found["events"][0]["trigger"]["text"].startswith("arrest")


def test_a_dateline_places_an_event_that_names_no_place() -> None:
    told = {
        "url": "http://a.example/2",
        "title": "",
        "text": "Police arrested dozens of protesters on Monday.",
    }
    (found,) = filtered("events", joined([{**told, "dateline": "PARIS", "language": "en"}]))
    assert {event["geo_precision"] for event in found["events"]} == {"dateline"}


def test_a_language_that_is_not_read_has_no_events() -> None:
    (found,) = filtered("events", joined([{**ARTICLE, "language": "de"}]))
    assert found == {"url": ARTICLE["url"], "coder": "rules", "note": "no-lexicon", "events": []}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--coder", "llm", "--coder-model", "m", "--coder-url", "nonsense"], "no http or https address"),
        (
            ["--coder", "llm", "--coder-model", "m", "--coder-url", "http://a.example:x/v1"],
            "no http or https",
        ),
        (["--coder", "llm", "--coder-model", "m", "--coder-url", "ftp://a.example/v1"], "no http or https"),
        (["--coder-model", "m"], "say which with --coder"),
        (["--coder-url", "http://a.example/v1"], "say which with --coder"),
    ],
)
def test_a_coder_that_could_only_fail_is_refused_at_the_start(options: list[str], said: str) -> None:
    for verb in ("events", "worker"):
        called: click.Command = getattr(import_module(f"streams.cli.{verb}"), verb)
        arguments = [*options, *(["--jsonl"] if verb == "events" else [])]
        with pytest.raises(UsageError, match=said):
            called.main(arguments, standalone_mode=False)


def test_a_negative_lead_is_wrong_usage() -> None:
    assert newsfold("events", "--jsonl", "--lead", "-1").returncode == 2


def test_a_model_that_fails_is_told_of_beside_the_lines_and_not_among_them() -> None:
    away = f"http://127.0.0.1:{free_port()}/v1"
    options = ("--coder", "llm", "--coder-model", "m", "--coder-url", away)
    done = newsfold("events", "--jsonl", *options, given=joined([ARTICLE]))
    assert [json.loads(line)["note"] for line in done.stdout.splitlines()] == ["degraded"]
    assert json.loads(done.stderr)["event"] == "coder failed, the rules stand in"
