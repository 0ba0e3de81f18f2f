from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from streams.code import CodedRow
from streams.errors import StaleRows
from streams.fold import ArticleRow, StoryRow
from streams.state import Rows
from streams.tally import Aside, TallyRow
from streams.tidy import OutletRow, TidyRow


@dataclass(frozen=True)
class Row:
    name: str
    bytes_: bytes
    at: datetime


ROW = Row("é", b"\x00\xff", datetime(2025, 10, 24, tzinfo=UTC))


def test_rows_are_bytes_below_and_records_above() -> None:
    table: dict[bytes, bytes] = {}
    rows = Rows(table, Row)
    rows["ключ"] = ROW
    assert rows["ключ"] == ROW
    assert list(table) == ["ключ".encode()]
    assert list(rows.items()) == [("ключ", ROW)]


def test_a_deleted_row_is_gone() -> None:
    rows = Rows({}, Row)
    rows["a"] = ROW
    del rows["a"]
    assert "a" not in rows
    assert len(rows) == 0


def test_a_row_is_not_read_to_tell_that_it_is_there() -> None:
    rows = Rows({b"kind/a": b"\xc1"}, Row, b"kind/")
    assert ("a" in rows, "b" in rows) == (True, False)


def test_a_row_of_another_shape_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(StaleRows, match=r"the row 'a' in .*name.*produce a null value under that key"):
        Rows({b"a": msgspec.msgpack.encode({"title": "x"})}, Row)["a"]


@pytest.mark.parametrize("kind", [TidyRow, OutletRow, ArticleRow, StoryRow, CodedRow, TallyRow, Aside])
@pytest.mark.parametrize("value", [b"", b"\xc1"])
def test_no_stage_takes_a_row_of_another_version_for_its_own(kind: type[Any], value: bytes) -> None:
    with pytest.raises(StaleRows, match="the row 'a' in"):
        Rows({b"a": value}, kind)["a"]


def test_a_row_that_somebody_else_wrote_is_named_when_all_are_read() -> None:
    with pytest.raises(StaleRows, match="the row 'rubbish' in"):
        list(Rows({b"rubbish": b"\xc1"}, Row).items())
