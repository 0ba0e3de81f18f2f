"""The fold's memory, made from its rows when it is needed."""

from collections.abc import Iterator, Mapping

from streams.fold.loading import load
from streams.fold.memory import Memory
from streams.fold.rows import ArticleRow
from streams.fold.scheme import made_by
from streams.fold.settings import FoldSettings

__all__ = ["Ready"]

_DONE = object()


class Ready:
    """Memory that is made slice by slice, or all at once by whoever cannot wait for that."""

    def __init__(self, rows: Mapping[str, ArticleRow], settings: FoldSettings) -> None:
        self._rows = rows
        self._settings = settings
        self._memory: Memory | None = None
        self._loading: tuple[Memory, Iterator[None]] | None = None

    def forget(self) -> None:
        """Forget it: the rows are others now."""
        self._memory = self._loading = None

    def prepare(self) -> Iterator[None]:
        """Make it in slices. After a `forget` in between it begins anew. Raises `StaleRows`."""
        while self._memory is None:
            if self._loading is None:
                memory = Memory(self._rows, self._settings)
                self._loading = memory, load(memory, self._rows.values(), made_by(self._settings))
            memory, slices = self._loading
            if next(slices, _DONE) is _DONE:
                self._memory, self._loading = memory, None
            yield

    @property
    def made(self) -> Memory | None:
        """Memory, if it is made."""
        return self._memory

    def memory(self) -> Memory:
        """Return it. Raises `StaleRows`."""
        for _ in self.prepare():
            pass
        assert self._memory is not None
        return self._memory
