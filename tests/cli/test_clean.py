import gzip
import json
import re
from pathlib import Path

import pytest

from tests.cli.support import TEXT, filtered, joined, newsfold
from tests.cli.test_pages import warc

PAGE = f"<html><head><title>T</title></head><body><article><p>{TEXT}</p></article></body></html>"


def test_an_article_comes_with_its_fields() -> None:
    (line,) = filtered("clean", joined([{"url": "https://www.a.example/1", "html": PAGE}]))
    assert (line["outcome"], line["outlet"], line["language"]) == ("published", "a.example", "en")
    assert line["text"].startswith("French police")
    assert {"title", "authors", "published_at", "fetched_at", "agency", "dateline"} <= set(line)


def test_the_time_of_the_fetch_is_handed_on_and_never_made_up() -> None:
    page = {"url": "https://a.example/1", "html": PAGE}
    lines = filtered("clean", joined([page, {**page, "fetched_at": "2024-05-01T10:00:00Z"}]))
    assert [line["fetched_at"] for line in lines] == [None, "2024-05-01T10:00:00Z"]


def test_lines_of_a_gzipped_file_are_read(tmp_path: Path, zipped: bytes) -> None:
    (tmp_path / "pages.jsonl.gz").write_bytes(zipped)
    done = newsfold("clean", "--jsonl", tmp_path / "pages.jsonl.gz")
    assert json.loads(done.stdout)["outcome"] == "published"


def test_a_page_that_cannot_be_used_exits_with_1(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"%PDF-1.7")
    assert newsfold("clean", tmp_path / "page.html").returncode == 1


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Two pages, and between them a file that is cut."""
    for name in "ac":
        (tmp_path / f"{name}.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(PAGE.encode())[:99])
    return tmp_path


def test_a_file_that_is_cut_is_a_row_of_the_table_and_told_in_full(broken: Path) -> None:
    done = newsfold("clean", broken)
    ends = [row.split()[1] for row in done.stdout.decode().splitlines()[1:4]]
    assert (done.returncode, ends) == (1, ["published", "dead-lettered", "published"])
    assert re.search(rb"^newsfold: .*b\.html\.gz cannot be read: .*leave it out$", done.stderr, re.MULTILINE)


def test_a_file_that_is_cut_is_a_line_among_the_others_which_fold_hands_on(broken: Path) -> None:
    done = newsfold("clean", "--jsonl", broken)
    cleaned = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, [line.get("reason") for line in cleaned]) == (1, [None, "unreadable", None])
    folded = newsfold("fold", "--jsonl", given=done.stdout)
    lines = [json.loads(line) for line in folded.stdout.splitlines()]
    assert (folded.returncode, [line.get("reason") for line in lines][1]) == (1, "unreadable")


def test_a_url_for_all_lines_is_wrong_usage() -> None:
    assert newsfold("clean", "--jsonl", "--url", "http://a.example/1").returncode == 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.html").write_text(
        PAGE.replace("<article>", "<ul><li>Menu</ul><article>"), encoding="utf-8"
    )
    (tmp_path / "b.html").write_text("<html><p>Too short.", encoding="utf-8")
    return tmp_path


def shown(*arguments: object) -> str:
    done = newsfold("clean", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def test_several_pages_make_a_table_with_the_share_that_was_kept(folder: Path) -> None:
    lines = shown(folder).splitlines()
    assert lines[0].split() == ["page", "outcome", "title", "published", "authors", "kept", "extractor"]
    assert lines[1].split()[1:3] == ["published", "T"]
    assert "98%" in lines[1]
    assert lines[2].split()[1:3] == ["not-an-article", "(too-short)"]
    assert lines[-1].startswith("2 pages: 1 published, 1 not-an-article (1 too-short); articles keep 98%")


def test_a_row_fits_its_line_whatever_is_in_it(folder: Path) -> None:
    long = PAGE.replace("<title>T", f"<meta name=author content='{'Ada Lind, ' * 30}'><title>{'Long ' * 99}")
    (folder / f"{'c' * 99}.html").write_text(long, encoding="utf-8")
    lines = shown(folder).splitlines()
    assert all(len(line.rstrip()) <= 130 for line in lines[:-1])
    assert lines[3].split()[0].endswith("ccc.html")


def test_pages_of_an_archive_are_named_by_their_urls(tmp_path: Path) -> None:
    two = [warc(tmp_path / f"{name}.warc", PAGE.encode(), "text/html").read_bytes() for name in "ab"]
    (tmp_path / "both.warc").write_bytes(b"".join(two))
    lines = shown(tmp_path / "both.warc").splitlines()
    assert [line.split()[0] for line in lines[1:3]] == ["http://a.example/1"] * 2


def test_what_reads_as_the_name_of_an_emoji_is_shown_as_it_is(folder: Path) -> None:
    page = PAGE.replace("French police", "French police :100: [bold]")
    (folder / "a.html").write_text(page, encoding="utf-8")
    assert "French police :100: [bold] arrested" in shown(folder / "a.html")
    assert "  French police :100: [bold] arrested" in shown("--diff", folder / "a.html")


def test_one_page_is_shown_whole_with_what_found_it(folder: Path) -> None:
    text = shown(folder / "a.html")
    assert text.startswith("T\n")
    assert TEXT in text
    assert re.search(r"extractor \w+ \([\w-]+\)\n +kept 98% of the page's text\n", text)


def test_diff_marks_what_was_removed_with_the_reason(folder: Path) -> None:
    lines = shown("--diff", folder / "a.html").splitlines()
    assert lines[0] == f"--- {folder / 'a.html'}"
    assert lines[1] == "+++ T published"
    assert "- outside-article   Menu" in lines
    assert f"  {TEXT}" in lines


def test_diff_of_a_page_without_an_article_removes_all_for_its_reason(folder: Path) -> None:
    assert "- too-short         Too short." in shown("--diff", folder / "b.html").splitlines()


def test_diff_folds_what_is_long_and_counts_it(folder: Path) -> None:
    menu = "".join(f"<li>Item {number}" for number in range(20))
    (folder / "a.html").write_text(PAGE.replace("<article>", f"<ul>{menu}</ul><article>"), encoding="utf-8")
    gone = [line for line in shown("--diff", folder / "a.html").splitlines() if line.startswith("- ")]
    assert [line.split(None, 2)[2] for line in gone] == [
        *(f"Item {number}" for number in range(4)), "… 15 more lines, 84 letters", "Item 19"
    ]  # fmt: skip


def test_html_writes_all_pages_to_one_file_that_the_next_run_may_replace(folder: Path) -> None:
    for _ in range(2):  # the report is none of the pages
        assert f"{folder / 'r.html'} written\n2 pages: 1 pub" in shown(folder, "--html", folder / "r.html")
    text = (folder / "r.html").read_text(encoding="utf-8")
    assert text.count('<details class="page">') == 2
    assert f"<span>{TEXT}</span>" in text


def test_html_of_one_page_shows_it_open(folder: Path) -> None:
    shown(folder / "a.html", "--html", folder / "r.html")
    assert '<details class="page" open>' in (folder / "r.html").read_text(encoding="utf-8")


def test_html_does_not_write_over_what_is_no_report(folder: Path) -> None:
    done = newsfold("clean", folder / "a.html", "--html", folder / "b.html")
    assert done.returncode == 2
    assert b"b.html is there and is no report of newsfold; name another file for --html" in done.stderr
    assert (folder / "b.html").read_bytes() == b"<html><p>Too short."


@pytest.mark.parametrize("name", [".", "missing/r.html"])
def test_html_wants_a_file_in_a_folder_that_is_there(folder: Path, name: str) -> None:
    done = newsfold("clean", folder / "a.html", "--html", folder / name)
    assert done.returncode == 2
    assert b"is no file that can be written; name one for --html" in done.stderr


@pytest.mark.parametrize("option", [["--diff"], ["--html", "r.html"]])
def test_lines_are_not_looked_at(option: list[str]) -> None:
    assert newsfold("clean", "--jsonl", *option).returncode == 2


def test_folders_of_pages_come_out_as_lines_too(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<link rel=canonical href=http://a.example/1><p>{TEXT}", "utf-8")
    (tmp_path / "b.jsonl").write_bytes(b'{"url": "http://b.example/2", "html": "<p>Too short."}\n')
    done = newsfold("clean", "--jsonl", tmp_path)
    first, second = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, first["url"], first["text"]) == (0, "http://a.example/1", TEXT)
    assert (second["url"], second["outcome"]) == ("http://b.example/2", "not-an-article")
