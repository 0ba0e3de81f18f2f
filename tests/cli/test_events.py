import json
import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from streams.broker.embedded import free_port
from streams.errors import UsageError
from tests.cli.support import TEXT, filtered, joined, newsfold

ARTICLE = {"url": "http://a.example/1", "title": "Police arrest protesters", "text": TEXT}


def test_events_come_with_what_tells_of_them() -> None:
    (line,) = filtered("events", joined([{**ARTICLE, "published_at": "2024-05-01T10:00:00Z"}]))
    assert line["events"][0]["trigger"]["text"].startswith("arrest")


def test_a_dateline_places_an_event_that_names_no_place() -> None:
    article = {
        "url": "http://a.example/2",
        "title": "",
        "text": "Police arrested dozens of protesters on Monday.",
    }
    (line,) = filtered("events", joined([{**article, "dateline": "PARIS", "language": "en"}]))
    assert {event["geo_precision"] for event in line["events"]} == {"dateline"}


def test_a_language_that_is_not_read_has_no_events() -> None:
    (line,) = filtered("events", joined([{**ARTICLE, "language": "de"}]))
    assert line == {"url": ARTICLE["url"], "coder": "rules", "note": "no-lexicon", "events": []}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--coder", "llm", "--coder-model", "m", "--coder-url", "nonsense"], "no http or https address"),
        (
            ["--coder", "llm", "--coder-model", "m", "--coder-url", "http://a.example:x/v1"],
            "no http or https",
        ),
        (["--coder", "llm", "--coder-model", "m", "--coder-url", "ftp://a.example/v1"], "no http or https"),
        (
            ["--coder", "llm", "--coder-model", "m", "--coder-url", "http://me:secret@a.example/v1"],
            "a key is read from NEWSFOLD_LLM_KEY",
        ),
        (["--coder-model", "m"], "say which with --coder"),
        (["--coder-url", "http://a.example/v1"], "say which with --coder"),
    ],
)
def test_a_coder_that_could_only_fail_is_refused_at_the_start(options: list[str], message: str) -> None:
    for verb in ("events", "worker"):
        called: click.Command = getattr(import_module(f"streams.cli.{verb}"), verb)
        arguments = [*options, *(["--jsonl"] if verb == "events" else [])]
        with pytest.raises(UsageError, match=message):
            called.main(arguments, standalone_mode=False)


def test_a_negative_lead_is_wrong_usage() -> None:
    assert newsfold("events", "--jsonl", "--lead", "-1").returncode == 2


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A page, lines good and bad, and a file that is cut."""
    (tmp_path / "a.html").write_text(f"<title>T</title><link rel=canonical href=http://a.example/1><p>{TEXT}")
    page = {"url": "http://b.example/2", "html": f"<title>T</title><p>{TEXT}"}
    (tmp_path / "b.jsonl").write_bytes(joined([ARTICLE, page]) + b"{broken\n")
    (tmp_path / "c.html.gz").write_bytes(b"no gzip")
    return tmp_path


def test_pages_and_folders_are_cleaned_and_what_cannot_be_used_is_named(mixed: Path) -> None:
    done = newsfold("events", mixed)
    shown = done.stdout.decode()
    assert (done.returncode, len(re.findall(r"^event .*\nCOERCE/arrest ", shown, re.MULTILINE))) == (1, 3)
    assert f"{mixed / 'b.jsonl'}:3  the value is not JSON" in shown
    assert f"{mixed / 'c.html.gz'} cannot be read" in shown


def test_lines_of_pages_say_what_cannot_be_used_and_the_exit_code_tells_of_files_only(mixed: Path) -> None:
    done = newsfold("events", "--jsonl", mixed)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [bool(line["events"]) for line in lines] == [True] * 3 + [False] * 2
    assert [line.get("reason") for line in lines[3:]] == ["not-json", "unreadable"]
    assert done.returncode == 1
    assert newsfold("events", "--jsonl", mixed / "b.jsonl").returncode == 0


def test_a_model_that_fails_is_told_of_beside_the_lines_and_not_among_them() -> None:
    away = f"http://127.0.0.1:{free_port()}/v1"
    options = ("--coder", "llm", "--coder-model", "m", "--coder-url", away)
    done = newsfold("events", "--jsonl", *options, given=joined([ARTICLE]))
    assert [json.loads(line)["note"] for line in done.stdout.splitlines()] == ["degraded"]
    assert json.loads(done.stderr)["event"] == "coder failed, the rules stand in"


def test_why_gives_each_candidate_and_what_became_of_it() -> None:
    called = newsfold("events", "--why", "--jsonl", given=joined([ARTICLE]))
    line = json.loads(called.stdout)
    fates = {one["trigger"]["text"]: one["fate"] for one in line["candidates"]}
    assert fates[line["events"][0]["trigger"]["text"]] == "event"


def test_why_shows_what_speaks_for_an_event_and_against(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_bytes(joined([ARTICLE]))
    shown = newsfold("events", "--why", file).stdout
    assert re.search(
        rb"^arrest\w*  +COERCE/arrest  arrest.*  event  +0\.\d\d  \+0\.\d\d ", shown, re.MULTILINE
    )


def test_why_is_of_the_rules() -> None:
    called: click.Command = import_module("streams.cli.events").events
    arguments = ["--why", "--coder", "llm", "--coder-model", "m", "--coder-url", "http://a.example/v1"]
    with pytest.raises(UsageError, match="leave --coder out"):
        called.main([*arguments, "--jsonl"], standalone_mode=False)
