"""An event of an article, before what is told of it twice is made one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streams.code.english.dates.resolve import When
    from streams.code.english.places.locate import GeoPrecision
    from streams.code.english.triggers.kinds import Kind
    from streams.code.english.triggers.modality import Mood
    from streams.records import Actor, Place, Size, Span

__all__ = ["ResolvedDraft"]


@dataclass(frozen=True, slots=True)
class ResolvedDraft:
    """An event of the article with everything resolved to spans of it."""

    kind: Kind
    mood: Mood
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    addressed: tuple[Actor, ...]  #: recipients farther off; no two events are told apart by them
    unlisted_actor: tuple[Actor, ...]  #: where `actor` is empty; no two events are told apart by them
    unlisted_recipient: tuple[Actor, ...]
    claimed_by: str | None
    place: Place | None
    precision: GeoPrecision | None
    when: When
    size: Size
    historical: bool
    context: tuple[str, ...]
    trigger: Span
    is_lead: bool
    mentions: tuple[Span, ...] = ()
    bare: bool = False  #: it only points back
    loose: bool = False  #: the result of any harm
    guessed: bool = False  #: no frame stands behind it
    goes_on: bool = False  #: it may be a part of the attack told just before
    confidence: float = 0.0  #: the share of such drafts that a reader keeps

    @property
    def coded_recipient(self) -> tuple[Actor, ...]:
        """Return all recipients: those beside the deed, else farther off, else whom no list knows."""
        named = any(actor.country for actor in self.recipient)
        return (self.recipient if named else self.addressed or self.recipient) or self.unlisted_recipient
