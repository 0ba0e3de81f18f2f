import pytest

from streams.fold import shelf
from streams.fold.features import features, read
from streams.fold.rows import ArticleRow
from streams.fold.settings import DEFAULTS
from streams.fold.shelf import Shelf
from tests.fold.make import article, id_of


class Counted(dict[str, ArticleRow]):
    """Rows that count how often they are read."""

    reads = 0

    def __getitem__(self, key: str) -> ArticleRow:
        self.reads += 1
        return super().__getitem__(key)


def shelf_of(*names: str) -> tuple[Shelf, Counted]:
    rows = Counted({id_of(n): read(article(n, f"text of {n}")) for n in names})
    return Shelf(rows, DEFAULTS), rows


def test_a_row_is_read_once() -> None:
    held, rows = shelf_of("a")
    assert held[id_of("a")] is held[id_of("a")]
    assert rows.reads == 1


def test_what_was_not_asked_for_lately_is_put_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_LATEST", 2)
    held, rows = shelf_of("a", "b", "c")
    for name in "abacaba":
        assert held[id_of(name)].length
    assert rows.reads == 4  # a b . c . b .


def test_an_article_whose_row_is_not_written_yet_is_there() -> None:
    held, rows = shelf_of("a")
    later = features(read(article("a", "another text", revision=2)))
    held.put(later)
    assert held[id_of("a")] is later
    held.put(features(read(article("b", "text"))))
    assert held[id_of("a")] is later
    assert rows.reads == 0


def test_only_the_revision_asked_for_is_found() -> None:
    held, _ = shelf_of("a")
    assert held.find(id_of("a"), 1)
    assert not held.find(id_of("a"), 2)
    assert not held.find(id_of("b"), 1)
