from pathlib import Path
from typing import Any

from tests.cli.support import TEXT, filtered, joined, newsfold

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
    found = filtered("fold", joined(lines))
    assert [one["url"] for one in found] == [one["url"] for one in lines]
    assert found[0]["article_id"] == found[1]["article_id"]
    assert found[2]["matched_url"] == "http://a.example/1"


def test_another_text_at_a_url_is_its_next_revision_and_both_lines_tell_its_end() -> None:
    found = filtered("fold", joined([line(1), line(2), line(2, OTHER)]))
    assert found[1] == found[2]
    assert found[0]["story_id"] != found[1]["story_id"]


def test_a_date_without_a_zone_or_without_a_time_is_a_date() -> None:
    given = ["2024-05-01T10:00:00+02:00", "2024-05-01T10:00:00", "2024-05-01"]
    found = filtered("fold", joined(line(n, published_at=when) for n, when in enumerate(given)))
    assert len({one["story_id"] for one in found}) == 1


def test_a_week_apart_they_are_two_stories() -> None:
    found = filtered("fold", joined([line(1), line(2, published_at="2024-05-09")]))
    assert found[0]["story_id"] != found[1]["story_id"]


def test_an_article_without_a_date_is_of_the_time_of_the_line_before_it() -> None:
    found = filtered("fold", joined([line(1), line(2, published_at=None)]))
    assert found[0]["story_id"] == found[1]["story_id"]


def test_a_date_that_cannot_be_read_is_refused_by_the_name_of_its_field() -> None:
    (found,) = filtered("fold", joined([line(1, published_at="Wednesday")]))
    assert (found["story_id"], found["reason"]) == (None, "bad-record")
    assert "`published_at`" in found["message"]


def test_a_region_in_the_language_keeps_no_copies_apart() -> None:
    found = filtered("fold", joined([line(1, language="en-GB"), line(2, language="en_US"), line(3)]))
    assert len({one["story_id"] for one in found}) == 1


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
