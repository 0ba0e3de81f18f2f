"""Which member speaks for a story, and why."""

from collections import Counter
from collections.abc import Sequence

from streams.fold.card import Card, mark_of

__all__ = ["choose"]

#: A text within a tenth of the longest counts as full: outlets add a line of their own at the foot.
_FULL = 0.9


def choose(members: Sequence[Card]) -> tuple[Card, str]:
    """Return the canonical article of the members (in canonical order) and the reason in one sentence.

    The source that members name; then the fullest text; then the earliest; then the least id.
    """
    if len(members) == 1:
        return members[0], "It is the only article of the story."
    return _named_source(members) or _fullest(members)


def _named_source(members: Sequence[Card]) -> tuple[Card, str] | None:
    named = Counter(m.source for m in members if m.source)
    votes_of = {m: named[mark_of(m.article_id)] for m in members} if named else {}
    best = max(votes_of, key=votes_of.__getitem__, default=None)  # the earliest of equals
    if best is None or not votes_of[best]:
        return None
    votes = votes_of[best]
    verb = "member names" if votes == 1 else "members name"
    return best, f"{votes} other {verb} it as the source by canonical URL."


def _fullest(members: Sequence[Card]) -> tuple[Card, str]:
    longest = max(m.length for m in members)
    full = [m for m in members if m.length >= _FULL * longest]
    if len(full) == 1:
        return full[0], f"Its text is the fullest, {longest} words, and no other member comes near."
    said = f"It is the earliest of the {len(full)} members whose text is within a tenth of the fullest"
    return full[0], f"{said} ({longest} words)."
