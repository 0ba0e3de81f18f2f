"""Which articles of an outlet have not been heard of for so long that their rows can go."""

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from streams.tidy.rows import TidyRow

__all__ = ["KEPT", "Ages"]

#: How long a row is kept after its article's last revision. Scrapers come back to a page for some days; a
#: later resend is taken for a new article, with the same id, and its story's window (72 h) is long over.
KEPT = timedelta(days=7)
#: Rows at most to delete at one page, so that no page waits for a long silence's worth of them. Two, since
#: one for each that comes would never catch up.
_AT_ONCE = 2


class Ages:
    """Articles by outlet, the longest silent first. In memory; made anew from the rows."""

    def __init__(self, rows: Iterable[TidyRow]) -> None:
        self._heaps: dict[str, list[tuple[datetime, str]]] = {}
        for row in rows:
            self.note(row)

    def note(self, row: TidyRow) -> None:
        """Note an article's last revision."""
        heap = self._heaps.setdefault(row.article.outlet, [])
        heapq.heappush(heap, (row.origin.timestamp, row.article_id))

    def due(self, outlet: str, now: datetime) -> Iterator[str]:
        """Yield articles with a revision longer ago than rows are kept; they may have had a later one."""
        heap = self._heaps.get(outlet, [])
        for _ in range(_AT_ONCE):
            if heap and heap[0][0] < now - KEPT:
                yield heapq.heappop(heap)[1]
