"""Which member speaks for a story, and why."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from streams.fold.card import Card, mark_of

__all__ = ["Votes", "choose", "is_named", "named_source"]

#: A text within a tenth of the longest counts as full: outlets add a line of their own at the foot.
_FULL = 0.9


class Votes(NamedTuple):
    """How many other members name one as their source."""

    by_url: int  #: with their canonical URL
    by_credit: int  #: in words: "first published by", or as their agency

    @property
    def reason(self) -> str:
        """Return `2 other members name it as their source, by canonical URL`."""
        count = sum(self)
        ways = {"by canonical URL": self.by_url, "by credit": self.by_credit}
        used = [way if votes == count else f"{votes} {way}" for way, votes in ways.items() if votes]
        name = "member names it as its" if count == 1 else "members name it as their"
        return f"{count} other {name} source, {' and '.join(used)}"


def choose(members: Sequence[Card]) -> tuple[Card, str]:
    """Return the canonical article of the members (in canonical order) and the reason in one sentence.

    The source that members name; then the fullest text; then the earliest; then the least id.
    """
    if len(members) == 1:
        return members[0], "It is the only article of the story."
    if named := named_source(members):
        return named[0], f"{named[1].reason}."
    return _fullest(members)


def named_source(members: Sequence[Card]) -> tuple[Card, Votes] | None:
    """Return the member that most others name as their source, and how many do; None where none is named.

    Of equals, the earliest.
    """
    urls = Counter(m.source for m in members if m.source)
    credits_ = Counter(m.credit for m in members if m.credit)
    if not urls and not credits_:
        return None
    votes = [(m, _votes(m, urls, credits_)) for m in members]
    best = max(votes, key=lambda one: sum(one[1]))
    return best if sum(best[1]) else None


def is_named(source: Card, by: Card) -> bool:
    """Tell whether a member names another as its source."""
    return by.source == mark_of(source.article_id) or by.credit in {source.site, source.name} - {0}


def _votes(member: Card, urls: Counter[int], credits_: Counter[int]) -> Votes:
    names = {member.site, member.name} - {0}
    by_credit = sum(credits_[name] for name in names)
    if member.credit in names:  # an agency's own page has its own name above it
        by_credit -= 1
    return Votes(urls[mark_of(member.article_id)], by_credit)


def _fullest(members: Sequence[Card]) -> tuple[Card, str]:
    longest = max(m.length for m in members)
    full = [m for m in members if m.length >= _FULL * longest]
    if len(full) == 1:
        return full[0], f"Its text is the fullest, {longest} words, and no other member comes near."
    reason = f"It is the earliest of the {len(full)} members whose text is within a tenth of the fullest"
    return full[0], f"{reason} ({longest} words)."
