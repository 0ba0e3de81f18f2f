import json
from pathlib import Path

from tests.cli.support import TEXT, filtered, joined, newsfold

PAGE = f"<html><head><title>T</title></head><body><article><p>{TEXT}</p></article></body></html>"


def test_an_article_comes_with_its_fields() -> None:
    (found,) = filtered("clean", joined([{"url": "https://www.a.example/1", "html": PAGE}]))
    assert (found["outcome"], found["outlet"], found["language"]) == ("published", "a.example", "en")
    assert found["text"].startswith("French police")
    assert {"title", "authors", "published_at", "fetched_at", "agency", "dateline"} <= set(found)


def test_the_time_of_the_fetch_is_handed_on_and_never_made_up() -> None:
    page = {"url": "https://a.example/1", "html": PAGE}
    found = filtered("clean", joined([page, {**page, "fetched_at": "2024-05-01T10:00:00Z"}]))
    assert [line["fetched_at"] for line in found] == [None, "2024-05-01T10:00:00Z"]


def test_lines_of_a_gzipped_file_are_read(tmp_path: Path, zipped: bytes) -> None:
    (tmp_path / "pages.jsonl.gz").write_bytes(zipped)
    done = newsfold("clean", "--jsonl", tmp_path / "pages.jsonl.gz")
    assert json.loads(done.stdout)["outcome"] == "published"


def test_a_page_that_cannot_be_used_exits_with_1(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"%PDF-1.7")
    assert newsfold("clean", tmp_path / "page.html").returncode == 1


def test_a_url_for_all_lines_is_wrong_usage() -> None:
    assert newsfold("clean", "--jsonl", "--url", "http://a.example/1").returncode == 2
