import json
from pathlib import Path
from typing import Any

import pytest

from streams.ids import article_id
from tests.cli.support import TEXT, joined, newsfold

LONG = f"{TEXT} A second group of farmers had let its animals loose on the road, and the police took an hour."


def line(name: str, text: str = LONG, **more: Any) -> dict[str, Any]:
    return {"url": f"http://{name}.example/1", "title": f"T {name}", "text": text,
            "published_at": "2024-05-01T10:00:00Z", **more}  # fmt: skip


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    late = line("c", published_at="2024-05-09T10:00:00Z")
    (tmp_path / "articles.jsonl").write_bytes(joined([line("a"), line("b", f"By me. {LONG}"), late]))
    return tmp_path / "articles.jsonl"


def test_texts_stand_side_by_side_and_the_verdict_comes_last(lines: Path) -> None:
    done = newsfold("explain", "http://a.example/1", "http://b.example/1", "--in", lines)
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert shown.count("[1: French police") == 2
    assert shown.index("[1: French") < shown.index("passes  language")
    assert shown.splitlines()[-1] == "One story. What the shorter is to the longer: copy."


def test_ids_will_do_and_two_stories_exit_with_1(lines: Path) -> None:
    ids = [article_id(f"http://{name}.example/1") for name in "ac"]
    done = newsfold("explain", *ids, "--in", lines)
    assert done.returncode == 1
    assert b"refuses window       published 192.0 hours apart" in done.stdout
    assert done.stdout.endswith(b"Two stories. The rule window keeps them apart.\n")


def test_two_files_and_a_report(lines: Path) -> None:
    one, other, report = (lines.with_name(name) for name in ("1.jsonl", "2.html", "report.html"))
    one.write_bytes(joined([line("a")]))
    page = f"<html><body><article><h1>T</h1><p>{LONG}</p></article></body></html>"
    other.write_text(page, encoding="utf-8")
    for _ in range(2):  # over the first report
        done = newsfold("explain", one, other, "--html", report)
        assert done.returncode == 0, done.stderr
    assert b"has no date, and is taken to be of the other's time" in done.stdout
    assert b"[1: French" not in done.stdout
    assert "<h1>One story</h1>" in report.read_text("utf-8")
    refused = newsfold("explain", one, other, "--html", other)
    assert refused.returncode == 2
    assert other.read_text("utf-8") == page


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("nowhere.html", "other.html"), "'nowhere.html' is no file; give two files, --in FILE"),
        (("a", "b", "--in", "{lines}"), "'a' is not in {lines}; name the url or the article_id"),
        (("a", "b", "--in", "{lines}", "--brokers", "x:1"), "--in and --brokers name two places to look in"),
        (("{lines}", "{lines}"), "{lines} holds several pages; give a file of one, or --in {lines}"),
    ],
)
def test_what_cannot_be_found_is_said(lines: Path, given: tuple[str, ...], message: str) -> None:
    done = newsfold("explain", *(word.format(lines=lines) for word in given))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"newsfold: {message.format(lines=lines)}")


def test_brokers_that_are_set_for_all_verbs_are_asked_where_no_file_is_named(
    lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSFOLD_BROKERS", "127.0.0.1:1")
    page = lines.with_name("1.jsonl")
    page.write_bytes(joined([line("a")]))
    urls = ("http://a.example/1", "http://b.example/1")
    assert newsfold("explain", *urls, "--in", lines).returncode == 0
    assert newsfold("explain", page, page).returncode == 0
    asked = newsfold("explain", *urls)
    assert (asked.returncode, b"no Kafka broker answers at 127.0.0.1:1" in asked.stderr) == (2, True)


def test_a_file_of_kafkas_names_a_broker_as_well(lines: Path) -> None:
    properties = lines.with_name("client.properties")
    properties.write_text("bootstrap.servers=127.0.0.1:1")
    asked = newsfold("explain", "http://a.example/1", "http://b.example/1", "--kafka-config", properties)
    assert (asked.returncode, b"no Kafka broker answers at 127.0.0.1:1" in asked.stderr) == (2, True)


def test_a_line_that_is_no_article_is_no_hindrance(lines: Path) -> None:
    with lines.open("ab") as file:
        file.write(b"{broken\n" + json.dumps({"url": "no url", "text": "x"}).encode() + b"\n")
    assert newsfold("explain", "http://a.example/1", "http://b.example/1", "--in", lines).returncode == 0
