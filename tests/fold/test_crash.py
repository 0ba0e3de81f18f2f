"""A crash after any row write, and the same message again, leave what no crash would have left."""

from collections.abc import Iterator, MutableMapping
from typing import Generic, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.records import CleanArticle
from tests.fold.make import World, article, block
from tests.fold.test_order import canonical_view, histories

R = TypeVar("R")


class CrashError(Exception):
    pass


class Fuse:
    """Counts writes down, over all the mappings that share it."""

    def __init__(self) -> None:
        self.left = -1

    def burn(self) -> None:
        if self.left == 0:
            raise CrashError
        self.left -= 1


class Fragile(MutableMapping[str, R], Generic[R]):
    def __init__(self, inner: MutableMapping[str, R], fuse: Fuse) -> None:
        self._inner = inner
        self._fuse = fuse

    def __getitem__(self, key: str) -> R:
        return self._inner[key]

    def __setitem__(self, key: str, row: R) -> None:
        self._fuse.burn()
        self._inner[key] = row

    def __delitem__(self, key: str) -> None:
        self._fuse.burn()
        del self._inner[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._inner)

    def __len__(self) -> int:
        return len(self._inner)


def fragile() -> tuple[World, Fuse]:
    fuse, plain = Fuse(), World()
    return World(articles=Fragile(plain.articles, fuse), rows=Fragile(plain.rows, fuse)), fuse


@settings(max_examples=150)
@given(histories(), st.data(), st.booleans())
def test_a_crash_heals(told: list[list[CleanArticle | None]], data: st.DataObject, restarted: bool) -> None:
    world, fuse = fragile()
    for i, one in enumerate(told):
        for k, step in enumerate(one):
            fuse.left = data.draw(st.integers(0, 4))

            def deliver(i: int = i, k: int = k, step: CleanArticle | None = step) -> None:
                if step is None:
                    world.retract("abcdef"[i], 1000 * i + k)
                else:
                    world.take(step)

            try:
                deliver()
            except CrashError:
                if restarted:
                    world.restart()
                fuse.left = -1
                deliver()
    assert world.view() == canonical_view(told)


def test_a_crash_is_one() -> None:
    world, fuse = fragile()
    fuse.left = 0
    with pytest.raises(CrashError):
        world.take(article("a", block("p")))
    assert not world.articles
