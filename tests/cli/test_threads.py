import json
from pathlib import Path
from typing import Any

import pytest

from streams.cli import threads
from streams.code import Coding, NewsText
from streams.records import Thread
from streams.wire import decode
from tests.cli.support import called, filtered, joined, newsfold

EXAMPLE = Path(__file__).parents[2] / "docs/examples/threads.jsonl"
GIVEN = [json.loads(line) for line in EXAMPLE.read_bytes().splitlines()]


def threads_of(*given: dict[str, Any]) -> list[Thread]:
    records = filtered("threads", joined(given))
    return [decode(json.dumps(record).encode(), Thread) for record in records]


def test_reports_of_one_happening_are_one_thread_and_a_copy_is_no_story_of_its_own() -> None:
    (thread,) = threads_of(*GIVEN)
    assert [story.outlet for story in thread.stories] == [
        "aegeanwire.example", "islandherald.example", "dailymeridian.example",
    ]  # fmt: skip
    assert [story.member_count for story in thread.stories] == [2, 1, 1]
    assert (thread.story_count, thread.article_count) == (3, 4)
    assert thread.title == "Quake kills nine on Karpathos"


def test_the_order_of_the_lines_does_not_decide() -> None:
    (before,), (after,) = threads_of(*GIVEN), threads_of(*reversed(GIVEN))
    assert [story.tie for story in before.stories] == [story.tie for story in after.stories]


def test_events_that_stories_tell_of_are_looked_at() -> None:
    texts = (
        "A magnitude 7.1 quake struck the Colombian port of Tumaco on Thursday, killing forty people.",
        "Workers dug through houses in the Colombian port of Tumaco for survivors of Thursday's earthquake.",
    )
    lines = [{**GIVEN[n], "title": f"Tumaco, report {n}", "text": text} for n, text in enumerate(texts)]
    ((_, second),) = (thread.stories for thread in threads_of(*lines))
    assert second.tie
    assert [(one.event, one.place) for one in second.tie.events] == [("DISASTER", "Tumaco")]


def test_stories_far_apart_in_time_are_no_thread() -> None:
    assert threads_of(GIVEN[0], {**GIVEN[2], "published_at": "2025-11-20"}) == []


def test_a_person_sees_each_story_and_what_says_that_it_belongs_there() -> None:
    done = newsfold("threads", EXAMPLE)
    first, canonical, second, why, *_, summary = done.stdout.decode().splitlines()
    assert first.startswith("Quake kills nine on Karpathos  73d137d8  3 stories, 4 articles")
    assert canonical.split() == [
        "2025-11-06", "09:10", "aegeanwire.example", *GIVEN[0]["title"].split(), "2", "articles",
    ]  # fmt: skip
    assert second.endswith(GIVEN[2]["title"])
    assert why.strip().startswith("nearest to aegeanwire.example, 2025-11-06 09:10: ")
    assert summary == "5 articles: 4 stories, 3 of them in 1 thread"
    assert done.returncode == 0


def test_where_no_two_belong_together_that_is_said(tmp_path: Path) -> None:
    alone = tmp_path / "alone.jsonl"
    alone.write_bytes(joined(GIVEN[3:]))
    assert newsfold("threads", alone).stdout == b"2 articles: 2 stories, none of them in a thread\n"


def test_a_line_that_cannot_be_used_is_told_of_and_makes_the_exit_code_1(tmp_path: Path) -> None:
    given = tmp_path / "given.jsonl"
    given.write_bytes(joined([GIVEN[0], {"url": "https://a.example/1"}, GIVEN[2]]) + b"{")
    done = newsfold("threads", given)
    assert done.stdout.endswith(b"2 of them in 1 thread; 2 lines or pages without an article\n")
    assert [line.split(b":")[1] for line in done.stderr.splitlines()] == [b"2", b"4"]
    assert done.returncode == 1
    piped = newsfold("threads", "--jsonl", given=given.read_bytes())
    assert (len(piped.stdout.splitlines()), piped.returncode) == (1, 1)
    assert piped.stderr.startswith(b"line 2: dead-lettered (bad-record): ")


def test_what_strangers_wrote_is_made_visible() -> None:
    escape = "\x1b[2J"
    lines = joined({**one, "title": f"{one['title']}{escape}[bold]"} for one in GIVEN)
    with_jsonl = newsfold("threads", "--jsonl", given=lines)
    assert b"\x1b" not in with_jsonl.stdout
    assert with_jsonl.returncode == 0


def test_titles_reach_no_terminal_as_they_are(tmp_path: Path) -> None:
    given = tmp_path / "given.jsonl"
    given.write_bytes(joined({**one, "title": f"{one['title']} \x1b[2J[bold]"} for one in GIVEN))
    shown = newsfold("threads", given).stdout
    assert b"\x1b" not in shown
    assert b"Quake kills nine on Karpathos \\x1b[2J[bold]" in shown


def test_pages_are_cleaned_first(tmp_path: Path) -> None:
    for number, one in enumerate((GIVEN[0], GIVEN[2])):
        paragraphs = "".join(f"<p>{part}.</p>" for part in one["text"].split(". "))
        page = f"<html><head><title>{one['title']}</title></head><body><article>{paragraphs}</article></body>"
        (tmp_path / f"{number}.html").write_text(f"<!doctype html>{page}</html>", encoding="utf-8")
    done = newsfold("threads", tmp_path)
    assert done.stdout.endswith(b"2 articles: 2 stories, 2 of them in 1 thread\n")


def test_a_text_that_the_coder_fails_at_has_its_words_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        name = "broken"

        def code_all(self, texts: list[NewsText]) -> list[Coding]:
            raise RuntimeError(f"{len(texts)} texts")

    monkeypatch.setattr(threads, "coder_of", lambda _: Broken())
    done = called("threads", EXAMPLE, COLUMNS="160")
    assert "4 stories, 3 of them in 1 thread" in done.stdout
    assert len(done.stderr.splitlines()) == 4
    assert "its events are not looked at: RuntimeError: 1 texts" in done.stderr


def test_without_files_it_wants_to_be_told_to_read_lines() -> None:
    done = newsfold("threads")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"newsfold: name the FILES to read, or give --jsonl ")
