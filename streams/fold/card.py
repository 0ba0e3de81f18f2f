"""What listing and placing an article takes: the part of it that is kept in memory, in numbers."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import xxhash

from streams.fold.credits import key_of, keys_of
from streams.fold.features import Features, Order

__all__ = ["Card", "card_of", "mark_of", "moment"]

_ZERO = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


class Card(NamedTuple):
    """An article without its words. What is only compared is kept as a hash of 64 bits, 0 for none."""

    article_id: str
    time: float  #: event time in seconds
    first_seen: int  #: in microseconds
    updated_at: int
    outlet: int
    site: int  #: what its outlet is credited by: the name of its site, and
    name: int  #: its own name
    source: int  #: the mark of the page that it names as its source
    credit: int  #: the mark of the outlet that it credits
    revision: int
    length: int

    @property
    def order(self) -> Order:
        """The article's place in canonical order."""
        return self.time, self.article_id

    @property
    def identity(self) -> tuple[str, int]:
        """The article and its revision."""
        return self.article_id, self.revision


def card_of(features: Features) -> Card:
    """Return an article's card."""
    article = features.article
    site, name = keys_of(article)
    return Card(
        article_id=article.article_id,
        time=features.order[0],
        first_seen=_ticks(article.first_seen),
        updated_at=_ticks(article.updated_at),
        outlet=mark_of(article.outlet),
        site=mark_of(site),
        name=mark_of(name),
        source=mark_of(features.source),
        credit=mark_of(features.credit and key_of(features.credit)),
        revision=article.revision,
        length=features.length,
    )


def mark_of(name: str | None) -> int:
    """Return the hash by which a name is compared; 0 for none."""
    return xxhash.xxh3_64_intdigest(name.encode("utf-8", "surrogatepass")) if name else 0


def moment(ticks: int) -> datetime:
    """Return the time of microseconds, in UTC."""
    return _ZERO + ticks * _TICK


def _ticks(time: datetime) -> int:
    return ((time if time.tzinfo else time.replace(tzinfo=UTC)) - _ZERO) // _TICK
