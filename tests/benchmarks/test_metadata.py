"""The table of what each rule for metadata is worth: it has a row for each, and its switches switch."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.extraction.metadata import RULES, main
from streams.extract.meta import title, when, who

PAGE = (
    '<html><h1>Tram halts at noon</h1><p class="byline">By Ruth Ambler, 20 October 2025</p>'
    "<p>Ferry, 19 October 2025</p></html>"
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    right = {"title": "Tram halts at noon", "authors": ["Ruth Ambler"], "published_at": "2025-10-20"}
    line = {"url": "https://harrowdaily.example/a", "file": "1.html", "text": "", **right}
    (tmp_path / "pages.jsonl").write_text(f"{json.dumps(line)}\n", encoding="utf-8")
    (tmp_path / "1.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_each_rule_has_a_row_and_leaves_all_as_it_was(folder: Path) -> None:
    before = (dict(title.VOTES), dict(when.PUBLISHED), dict(who.AUTHORS))
    rows = [line for line in run(str(folder)).stdout.splitlines() if "(" in line]
    assert len(rows) == 1 + len(RULES)
    assert before == (title.VOTES, when.PUBLISHED, who.AUTHORS)


def test_figure_falls_without_the_rule_that_it_hangs_on(folder: Path) -> None:
    rows = {
        line.split("│")[1].strip(): line.split("│")[2:5]
        for line in run(str(folder)).stdout.splitlines()
        if "(" in line
    }
    assert [cell.split()[0] for cell in rows["nothing"]] == ["1.000", "1.000", "1.000"]
    assert rows["date: shown"][1].split()[0] == ".000"


def test_folder_without_a_list_is_named(tmp_path: Path) -> None:
    done = run(str(tmp_path))
    assert (done.exit_code, "pages.jsonl" in done.output) == (1, True)
