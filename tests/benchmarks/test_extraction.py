"""The benchmark runs and counts; how fast anything is, no test says."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.extraction import extractors
from benchmarks.extraction.__main__ import main
from benchmarks.extraction.extractors import EXTRACTORS, Extractor
from benchmarks.extraction.layout import inner_text
from benchmarks.extraction.run import Measured, measure
from benchmarks.extraction.table import milliseconds, table
from benchmarks.extraction.wire import Done, Task
from streams.evaluation import Extraction
from tests.cli.support import TEXT

PAGE = f"<html><title>Arrests</title><body><article><h1>Arrests</h1><p>{TEXT}</p></article></body></html>"
TWO = ("newsfold", "resiliparse")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    lines = [
        {"url": f"https://a.example/{n}", "file": "1.html", "title": "Arrests", "text": TEXT} for n in "12"
    ]
    (tmp_path / "pages.jsonl").write_text(
        "".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8"
    )
    (tmp_path / "1.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_extractors_read_the_same_pages_and_are_judged(pages: Path) -> None:
    done = run(str(pages), "--only", TWO[0], "--only", TWO[1], "--repeat", "2")
    lines = done.stdout.splitlines()
    assert lines[0].split()[-4:] == ["F1", "title", "date", "authors"]
    assert lines[1].split()[0] == "newsfold"
    assert lines[1].split()[-4:] == ["1.0000", "1.000", "-", "-"]
    assert lines[2].split()[0] == "resiliparse"
    assert lines[-1].startswith("2 pages, 2 times each;")


def test_every_page_is_timed_in_every_pass_and_the_first_ones_are_not() -> None:
    tasks = [Task(f"https://a.example/{number}", PAGE) for number in range(3)]
    measures = measure(TWO, tasks[:1], [tasks, tasks])
    assert [[len(passes) for passes in measures[name].pages] for name in TWO] == [[2, 2, 2], [2, 2, 2]]
    assert all(
        done.seconds > 0 for measured in measures.values() for passes in measured.pages for done in passes
    )
    assert all(measured.peak > 1_000_000 for measured in measures.values())


def test_the_shortest_time_of_a_page_counts() -> None:
    passes = [Done(0.003, Extraction(), False), Done(0.001, Extraction(), False)]
    assert milliseconds(Measured([passes])) == [1.0]


def test_times_are_set_against_those_of_trafilatura() -> None:
    times = {"trafilatura": 0.02, "newsfold": 0.005}
    measures = {name: Measured([[Done(seconds, Extraction(), False)]]) for name, seconds in times.items()}
    assert list(table(measures, ()).columns[5].cells) == ["1.00", "0.25"]


def test_what_is_not_installed_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Extractor("no-such-package", EXTRACTORS["newspaper4k"].load)
    monkeypatch.setitem(extractors.EXTRACTORS, "newspaper4k", absent)
    done = run("--only", "newspaper4k", "--only", "resiliparse")
    assert done.stderr == "left out, since not installed: newspaper4k; `make bench` installs them\n"
    assert [line.split()[0] for line in done.stdout.splitlines()[:2]] == ["extractor", "resiliparse"]


def test_nothing_to_run_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        extractors.EXTRACTORS, "newspaper4k", Extractor("no-such-package", EXTRACTORS["newspaper4k"].load)
    )
    done = run("--only", "newspaper4k")
    assert done.exit_code == 1
    assert "none of the extractors is installed" in done.stderr


def test_a_folder_without_pages_is_an_error_in_one_sentence(tmp_path: Path) -> None:
    done = run(str(tmp_path))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "has no pages.jsonl" in done.stderr


@pytest.mark.parametrize("name", EXTRACTORS)
def test_every_extractor_finds_a_plain_article(name: str) -> None:
    if not EXTRACTORS[name].version:
        pytest.skip(f"{name} is not installed; make bench installs it")
    page = PAGE.replace("</p>", f"</p><p>{TEXT} {TEXT}</p>")
    done = measure([name], [], [[Task("https://a.example/1", page)]])[name].pages[0][0]
    assert not done.failed
    assert "arrested dozens of protesters in Paris" in done.extraction.text
    assert done.extraction.title.startswith("Arrests")


def test_what_a_script_moves_into_sight_is_shown_where_it_is_moved_to() -> None:
    page = (
        '<body><p>One</p><template id="B:0"></template><p>Four</p>'
        '<div hidden id="S:0"><p>Two</p><template id="P:1"></template></div>'
        '<div hidden id="S:1"><p>Three</p></div><div hidden>Five</div></body>'
    )
    assert inner_text(page).split() == ["One", "Two", "Three", "Four"]
