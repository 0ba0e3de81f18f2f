from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest

from streams.errors import StaleRows
from streams.fold.features import gone, read
from streams.fold.rows import ArticleRow, Edge, Figures
from streams.records import Removed
from streams.state import Rows
from tests.fold.make import article, block, id_of

DELHI = timezone(timedelta(hours=5, minutes=30))


def row(**changes: Any) -> ArticleRow:
    edges = (Edge(id_of("b"), 2, Figures(0.25, 0.5)),)
    return replace(read(article("a", block("p"), **changes)), edges=edges)


@pytest.mark.parametrize(
    "original",
    [
        row(),
        row(language="ja", authors=("A. Writer", "B. Writer"), canonical_url="https://b.test/news"),
        row(removed=(Removed(text="Read more", reason="repeated", count=3),), published_at=None),
        gone(row()),
    ],
)
def test_a_row_is_what_was_packed(original: ArticleRow) -> None:
    assert ArticleRow.unpack(original.pack()) == original


def test_a_page_keeps_its_own_day() -> None:
    at = datetime(2025, 3, 4, 1, tzinfo=DELHI)
    kept = ArticleRow.unpack(row(published_at=at, modified_at=at.astimezone(UTC)).pack()).article
    assert kept.published_at
    assert kept.published_at.isoformat() == "2025-03-04T01:00:00+05:30"
    assert kept.modified_at == at


def test_names_of_fields_and_base64_take_no_room() -> None:
    whole = row()
    text, signature, sample = len(whole.article.text), 128 * 4, len(whole.sample)
    assert len(whole.pack()) < text + signature + sample + 420


def test_a_table_has_rows_packed() -> None:
    table: dict[bytes, bytes] = {}
    rows = Rows(table, ArticleRow)
    rows["a"] = row()
    assert table == {b"a": row().pack()}
    assert rows["a"] == row()


def test_a_row_of_another_layout_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(StaleRows, match="another version of newsfold"):
        ArticleRow.unpack(msgspec.msgpack.encode({"article": {}, "grams": b""}))
