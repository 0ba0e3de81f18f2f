"""An inverted index in memory: from a number to the articles that have it."""

from collections.abc import Iterable, Iterator

__all__ = ["Postings"]


class Postings:
    """Numbers and their holders. Most have one, which is kept without a list around it: half the memory."""

    def __init__(self) -> None:
        self._held: dict[int, str | list[str]] = {}

    def add(self, keys: Iterable[int], article_id: str) -> None:
        """Note a holder of keys; each key once, and each article once."""
        for key in keys:
            held = self._held.setdefault(key, article_id)
            if isinstance(held, list):
                held.append(article_id)
            elif held is not article_id:
                self._held[key] = [held, article_id]

    def remove(self, keys: Iterable[int], article_id: str) -> None:
        """Strike out a holder of keys, which are those it was added with."""
        for key in keys:
            held = self._held[key]
            if not isinstance(held, list):
                del self._held[key]
                continue
            held.remove(article_id)
            if len(held) == 1:
                self._held[key] = held[0]

    def holders(self, keys: Iterable[int]) -> Iterator[list[str]]:
        """Yield the holders of each key that has any."""
        for held in map(self._held.get, keys):
            if held is not None:
                yield held if isinstance(held, list) else [held]
