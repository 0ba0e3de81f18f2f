"""What a person reads: counts that agree with their words, tables without blanks behind them."""

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
