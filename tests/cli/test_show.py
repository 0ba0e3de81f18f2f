"""What a person reads: counts that agree with their words, tables without blanks behind them."""

from datetime import date

import pytest
from rich.table import Table

from streams.cli import show


def test_lines_of_a_table_end_where_their_words_end(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table("one", "other", box=None)
    table.add_row("a", "")
    table.add_row("a", "long enough")
    show.tables.print(table)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert [line.rstrip() for line in lines] == lines


def test_of_no_page_there_is_no_table(capsys: pytest.CaptureFixture[str]) -> None:
    show.ledger({}, {})
    show.ledger({"raw-articles/0/0": "a.html"}, {})
    assert capsys.readouterr().out == ""


def test_a_count_agrees_with_its_word() -> None:
    assert [show.count(n, "page", "pages") for n in (0, 1, 2000)] == ["0 pages", "1 page", "2,000 pages"]


@pytest.mark.parametrize("hidden", ["\x1b]0;x\x07", "\x9b31m", "\r", "\u202e", "\ud800", "\x7f"])
def test_what_a_terminal_would_obey_is_written_out(hidden: str) -> None:
    shown = show.visible(f"a{hidden}b")
    assert shown.isprintable()
    assert shown.startswith("a\\")


def test_tabs_lines_and_letters_of_any_script_stay(capsys: pytest.CaptureFixture[str]) -> None:
    text = "one\ttwo\nthree — \u0645\u0631\u062d\u0628\u0627 [bold]"
    assert show.visible(text) == text
    show.console.print(show.escape(text))
    assert capsys.readouterr().out == text.expandtabs() + "\n"


def test_bytes_are_told_in_units() -> None:
    assert [show.size(n) for n in (0, 812, 3_140, 21_000_000)] == ["0 B", "812 B", "3.1 kB", "21.0 MB"]


@pytest.mark.parametrize(
    ("precision", "historical", "shown"),
    [
        ("day", False, "2025-01-01"),
        ("month", False, "2025-01"),
        ("year", True, "2025, past"),
        ("week", False, "week of 2025-01-01"),
        ("assumed", False, "2025-01-01 assumed"),
    ],
)
def test_a_day_is_shown_no_finer_than_the_text_says_it(precision: str, historical: bool, shown: str) -> None:
    assert show.when(date(2025, 1, 1), None, precision, historical=historical) == shown


def test_a_span_of_days_is_shown_as_one() -> None:
    assert show.when("2025-01-01", "2025-01-03", "day", historical=False) == "2025-01-01/2025-01-03"
    assert show.when(None, None, None, historical=False) == ""
