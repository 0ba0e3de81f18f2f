"""Who published a story's report first, as far as its articles tell."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from streams.fold.canonical import named_source
from streams.fold.card import Card, mark_of
from streams.fold.credits import key_of
from streams.fold.features import Features, event_time
from streams.records import Certainty, CleanArticle, FirstPublished

__all__ = ["first_published"]

_MINUTE = 60.0  # seconds: pages state times in minutes


def first_published(members: Sequence[Card], shown: Sequence[Features]) -> FirstPublished:
    """Return who was first, of the members of a story in canonical order; `shown` are the first of them.

    The member that others name as their source; else an outlet that they credit and that is not in the
    story; else the earliest, if its page states a time of day and no other states the same.
    """
    return _named(members, shown) or _outside(members, shown) or _earliest(shown)


def _named(members: Sequence[Card], shown: Sequence[Features]) -> FirstPublished | None:
    named = named_source(members)
    source = named and next((f for f in shown if f.article.article_id == named[0].article_id), None)
    if not named or not source:
        return None
    earlier = [f for f in shown if f.order < source.order and _stated(f.article) and _stated(source.article)]
    if earlier:
        reason = f"{named[1].reason}; but another states an earlier time."
        return _member(source.article, Certainty.LIKELY, reason)
    return _member(source.article, Certainty.CERTAIN, f"{named[1].reason}.")


def _outside(members: Sequence[Card], shown: Sequence[Features]) -> FirstPublished | None:
    inside = {mark for m in members for mark in (m.site, m.name)} | {mark_of(m.article_id) for m in members}
    names = Counter(name for f in shown if (name := _credit(f, inside)))
    if not names:
        return None
    name, count = max(names.items(), key=lambda item: item[1])  # the first of equals
    reason = f"{count} {'member credits' if count == 1 else 'members credit'} it, and it is not in the story."
    return FirstPublished(outlet=name, article_id=None, at=None, certainty=Certainty.LIKELY, reason=reason)


def _credit(features: Features, inside: set[int]) -> str | None:
    """Return the outlet that an article credits and that is not in the story, by its name or its host."""
    if features.credit and mark_of(key_of(features.credit)) not in inside:
        return features.credit
    if not features.source or mark_of(features.source) in inside:
        return None
    host = urlsplit(features.article.canonical_url or "").hostname or ""
    own = f".{host}".endswith(f".{features.article.outlet}")
    return None if own else host.removeprefix("www.") or None


def _earliest(shown: Sequence[Features]) -> FirstPublished:
    first, others = shown[0].article, shown[1:]
    if not _stated(first):
        return _unknown("The earliest article states no time of day.")
    if any(f.order[0] - shown[0].order[0] < _MINUTE and f.article.outlet != first.outlet for f in others):
        return _unknown("Two outlets state the same minute.")
    if not others:
        return _member(first, Certainty.LIKELY, "No other article has its report.")
    reason = "Its page states the earliest time, and no article credits another outlet."
    return _member(first, Certainty.LIKELY, reason)


def _stated(article: CleanArticle) -> datetime | None:
    """Return the time that a page states, if it can be and is no mere date."""
    published = article.published_at
    aware = published and published.replace(tzinfo=published.tzinfo or UTC)
    return published if aware and aware.time() != time.min and aware == event_time(article) else None


def _member(article: CleanArticle, certainty: Certainty, reason: str) -> FirstPublished:
    return FirstPublished(
        outlet=article.outlet,
        article_id=article.article_id,
        at=_stated(article),
        certainty=certainty,
        reason=reason,
    )


def _unknown(reason: str) -> FirstPublished:
    return FirstPublished(outlet=None, article_id=None, at=None, certainty=Certainty.UNKNOWN, reason=reason)
