import gzip
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from streams.cli import folded
from streams.cli.inputs import ArticleLine
from tests.cli.support import TEXT, filtered, joined, newsfold
from tests.cli.test_pages import warc

OTHER = " ".join(f"Sentence {n} tells of the harvest, of rain and of the price of wheat." for n in range(9))


def line(number: int, text: str = TEXT, **more: Any) -> dict[str, Any]:
    when = f"2024-05-01T{number:02}:00:00Z"
    return {"url": f"http://o{number}.example/a", "title": "T", "text": text, "published_at": when, **more}


def test_a_copy_is_of_the_story_of_its_original_and_names_what_it_matched() -> None:
    first, other, copy = filtered("fold", joined([line(1), line(2, OTHER), line(3)]))
    assert first["story_id"] == copy["story_id"] != other["story_id"]
    assert (copy["matched_url"], copy["similarity"]) == ("http://o1.example/a", 1.0)
    assert first["revision"] == copy["revision"] == 2


def test_two_spellings_of_a_url_are_one_article_and_two_lines() -> None:
    lines = [line(1, url="http://a.example/1"), line(1, url="https://A.example/1?utm_source=x"), line(3)]
    answers = filtered("fold", joined(lines))
    assert [one["url"] for one in answers] == [one["url"] for one in lines]
    assert answers[0]["article_id"] == answers[1]["article_id"]
    assert answers[2]["matched_url"] == "http://a.example/1"


def test_another_text_at_a_url_is_its_next_revision_and_both_lines_tell_its_end() -> None:
    answers = filtered("fold", joined([line(1), line(2), line(2, OTHER)]))
    assert answers[1] == answers[2]
    assert answers[0]["story_id"] != answers[1]["story_id"]


def test_a_date_without_a_zone_or_without_a_time_is_a_date() -> None:
    given = ["2024-05-01T10:00:00+02:00", "2024-05-01T10:00:00", "2024-05-01"]
    answers = filtered("fold", joined(line(n, published_at=when) for n, when in enumerate(given)))
    assert len({one["story_id"] for one in answers}) == 1


def test_a_week_apart_they_are_two_stories() -> None:
    answers = filtered("fold", joined([line(1), line(2, published_at="2024-05-09")]))
    assert answers[0]["story_id"] != answers[1]["story_id"]


def test_an_article_without_a_date_is_of_the_time_of_the_line_before_it() -> None:
    answers = filtered("fold", joined([line(1), line(2, published_at=None)]))
    assert answers[0]["story_id"] == answers[1]["story_id"]


@pytest.mark.parametrize("refused", [[], [{"url": "http://x.example/"}], [line(7, published_at="Wednesday")]])
def test_articles_before_the_first_date_are_of_its_time(refused: list[dict[str, Any]]) -> None:
    undated = [line(n, published_at=None) for n in (1, 2)]
    answers = filtered("fold", joined([*undated, *refused, line(3), line(4, published_at="2024-05-09")]))
    stories = [one["story_id"] for one in answers if one["story_id"]]
    assert stories[0] == stories[1] == stories[2] != stories[3]


def test_an_article_of_a_file_without_any_date_came_in_when_it_was_read() -> None:
    begin = datetime.now(UTC)
    run = folded.Folded(whole=True)
    list(run.take([(b"", ArticleLine(url="http://o1.example/a", text=TEXT))]))
    (standing,) = run.standing()
    assert begin <= standing.story.first_seen <= datetime.now(UTC)


def test_a_date_that_cannot_be_read_is_refused_by_the_name_of_its_field() -> None:
    (refused,) = filtered("fold", joined([line(1, published_at="Wednesday")]))
    assert (refused["story_id"], refused["reason"]) == (None, "bad-record")
    assert "`published_at`" in refused["message"]


def test_a_region_in_the_language_keeps_no_copies_apart() -> None:
    answers = filtered("fold", joined([line(1, language="en-GB"), line(2, language="en_US"), line(3)]))
    assert len({one["story_id"] for one in answers}) == 1


def test_without_jsonl_the_stories_of_several_articles_are_shown(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(joined([line(1), line(2, OTHER), line(3)]))
    shown = newsfold("fold", tmp_path / "a.jsonl").stdout
    assert b"o1.example" in shown
    assert b"o3.example" in shown
    assert b"o2.example" not in shown


def test_without_files_and_without_jsonl_it_says_what_to_give() -> None:
    done = newsfold("fold")
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        done.stderr == b"newsfold: name the FILES to fold, or give --jsonl and articles on standard input\n"
    )


PAGE = (
    "<html><head><title>T</title><link rel=canonical href='https://{0}.example/1'>"
    "<meta property='article:published_time' content='2025-05-01T{1}:00:00+02:00'></head>"
    "<body><article><h1>Arrests {0}</h1><p>{2}</p></article></body></html>"
)
LONG = f"{TEXT} A second group of farmers had let its animals loose on the road, and the police took an hour."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, hour, text in (("a", "10", LONG), ("b", "11", f"Sources say so. {LONG}"), ("c", "12", OTHER)):
        (tmp_path / f"{name}.html").write_text(PAGE.format(name, hour, text), encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "d.txt").write_text(f"Arrests\n\n{LONG}", encoding="utf-8")
    (tmp_path / "more" / "e.html.gz").write_bytes(gzip.compress(b"<html><p>Too short."))
    return tmp_path


def test_pages_in_folders_are_cleaned_and_folded(folder: Path) -> None:
    (folder / "lines.jsonl").write_bytes(
        joined(
            [line(1, LONG, published_at="2025-05-01T13:00:00Z"), {"url": "https://f.example/", "html": PAGE}]
        )
    )
    done = newsfold("fold", folder)
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert "5 articles: 2 stories, 1 of several articles; 2 lines or pages without an article" in shown
    assert sorted(re.split(r" {2,}", row)[1:3] for row in shown.splitlines() if "  copy" in row) == [
        ["copy", "b.example"], ["copy", "file.invalid"], ["copy", "o1.example"],
    ]  # fmt: skip


def test_web_archives_are_folded_too(folder: Path) -> None:
    archive = warc(
        folder / "crawl.warc.gz", PAGE.format("w", "13", LONG).encode(), "text/html; charset=utf-8"
    )
    shown = newsfold("fold", archive, folder / "b.html").stdout
    assert shown.endswith(b"2 articles: 1 story, 1 of several articles\n")


def test_pages_come_out_as_lines(folder: Path) -> None:
    done = newsfold("fold", "--jsonl", folder / "a.html", folder / "b.html", folder / "more")
    answers = [json.loads(one) for one in done.stdout.splitlines()]
    assert [one["url"] for one in answers[:2]] == ["https://a.example/1", "https://b.example/1"]
    assert answers[0]["story_id"] == answers[1]["story_id"]
    assert (answers[3]["story_id"], answers[3]["reason"]) == (None, "too-short")


def test_several_stories_make_a_table(tmp_path: Path) -> None:
    articles = [
        line(1),
        line(2),
        line(3, OTHER),
        line(4, OTHER, agency="AFP"),
        line(5, "Something else. " * 9),
    ]
    (tmp_path / "a.jsonl").write_bytes(joined(articles))
    rows = newsfold("fold", tmp_path / "a.jsonl").stdout.decode().splitlines()
    assert rows[0].split() == ["story", "articles", "outlets", "first", "published", "canonical", "title"]
    assert sorted(row.split()[1:-1] for row in rows[1:3]) == [
        ["2", "2", "AFP", "?", "o3.example"], ["2", "2", "o1.example", "05-01", "01:00", "?", "o1.example"],
    ]  # fmt: skip
    assert rows[-1] == "5 articles: 3 stories, 2 of several articles"


def test_a_report_is_written_over_reports_alone(folder: Path) -> None:
    report = folder.with_suffix(".html")
    for _ in range(2):
        done = newsfold("fold", folder / "a.html", folder / "b.html", "--html", report)
        assert (done.returncode, done.stderr) == (0, b"")
    assert "from a.example" in report.read_text("utf-8")
    kept = newsfold("fold", folder, "--html", folder / "a.html")
    assert kept.returncode == 2
    assert b"is there and is no report of newsfold" in kept.stderr
    assert newsfold("fold", "--jsonl", folder, "--html", report).returncode == 2


def test_a_line_that_cannot_be_used_exits_with_1(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(joined([line(1)]) + b"{broken\n")
    done = newsfold("fold", tmp_path / "a.jsonl")
    assert done.returncode == 1
    assert done.stdout.decode().endswith(
        "1 article: 1 story, 0 of several articles; 1 line or page without an article\n"
    )
    assert f"{tmp_path / 'a.jsonl'}:2: dead-lettered (not-json): the value is" in done.stderr.decode()


def test_of_many_lines_that_cannot_be_used_a_few_are_named_and_the_others_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{broken\n" * 8)
    reports = newsfold("fold", tmp_path / "a.jsonl").stderr.decode().splitlines()
    assert [line.split(":")[1] for line in reports[:-1]] == ["1", "2", "3", "4", "5"]
    assert reports[-1] == "and 3 more, which fold --jsonl tells of one by one"


def test_an_old_article_that_comes_again_is_told_with_its_date_unless_the_archive_is_shorter() -> None:
    again = line(2, published_at="2024-05-07T00:00:00Z")
    told, untold = (filtered("fold", joined([line(1), again]), *more)[1] for more in ((), ("--archive", "5")))
    assert told["story_id"] == told["article_id"]
    assert told["republished"]["url"] == "http://o1.example/a"
    assert told["republished"]["published_at"] == "2024-05-01T01:00:00Z"
    assert untold["republished"] is None
