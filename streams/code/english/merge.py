"""Repeats within one article: later tellings of an event become mentions of the first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from streams.code.english.calendars import within
from streams.code.english.data import word_list
from streams.code.english.echoes import HARM
from streams.code.english.kinds import Kind
from streams.records import Actor, Place, Size, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streams.code.english.dates import When
    from streams.code.english.modality import Mood
    from streams.code.english.places import GeoPrecision

__all__ = ["Told", "merge"]

#: Ways to kill: one telling says with what, another whom.
_BLOODY = frozenset(
    {"targeted", "firearms", "primitive", "explosives", "aerial", "drone", "unconventional", "heavy-weapons"}
)
_BOMBS = frozenset({"explosives", "suicide-attack"})


_SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the article with everything resolved to spans of it."""

    kind: Kind
    mood: Mood
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    addressed: tuple[Actor, ...]  #: recipients farther off; no two events are told apart by them
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

    @property
    def meant(self) -> tuple[Actor, ...]:
        """Return all recipients: those beside the deed, else those farther off."""
        named = any(actor.country for actor in self.recipient)
        return self.recipient if named else self.addressed or self.recipient


def merge(told: Iterable[Told]) -> list[Told]:
    """Return the events in the given order, each once."""
    found: list[Told] = []
    for event in told:
        index = _recalled(found, event) if event.bare or event.loose else _repeated(found, event)
        if index is None:
            found += [] if event.bare else [event]
        else:
            found[index] = _joined(found[index], event)
    return found


def _repeated(found: list[Told], event: Told) -> int | None:
    fits = [i for i, known in enumerate(found) if _same(known, event) or _explains(event, known)]
    nearest = not (event.actor or event.recipient)  # "the strikes" are those told last
    return fits[-1 if nearest else 0] if fits else None


def _explains(event: Told, known: Told) -> bool:
    """Whether an event is the deed behind a result told before it, as a headline's "nine killed"."""
    bombed = _bombed(known, event) or _bombed(event, known)
    return (bombed or (known.loose and event.kind.root in HARM)) and _close(known, event)


def _bombed(blast: Told, attack: Told) -> bool:
    """Whether a blast of which nobody is said to be guilty is the bombing told elsewhere in the article."""
    words = {span.text.lower().rstrip("s") for span in (blast.trigger, *blast.mentions)}
    loud = blast.kind.root == "ACCIDENT" and bool(words & word_list("blast"))
    return loud and attack.kind.root == "ASSAULT" and attack.kind.mode in _BOMBS


def _recalled(found: list[Told], event: Told) -> int | None:
    """Return the latest event that a bare noun may point back to, or that a result may be of."""
    fits = _harms if event.loose else _alike_kind
    alike = [index for index, known in enumerate(found) if fits(known, event)]
    same_root = [index for index, known in enumerate(found) if known.kind.root == event.kind.root]
    return max(alike or (same_root if event.bare else []), default=None)


def _harms(known: Told, event: Told) -> bool:
    return known.kind.root in HARM and _close(known, event)


def _alike_kind(a: Told, b: Told) -> bool:
    arrests = a.kind.mode == b.kind.mode == "arrest"  # whose arrest it is only one of them may say
    return arrests or (a.kind.root == b.kind.root and (_modes(a, b) or _one_victim(a, b)))


def _one_victim(a: Told, b: Told) -> bool:
    """Whether one and the same came to harm, by a name or a toll: "shot", "opened fire and killed"."""
    if a.kind.root != "ASSAULT" or not {a.kind.mode, b.kind.mode} <= _BLOODY:
        return False
    names = [{actor.text.split()[-1] for actor in told.recipient if _by_name(actor)} for told in (a, b)]
    dead = [told.size.dead.min if told.size.dead else 0 for told in (a, b)]
    return bool(names[0] & names[1]) or dead[0] == dead[1] > 1


def _same(a: Told, b: Told) -> bool:
    moods = (a.mood.negated, a.mood.future) == (b.mood.negated, b.mood.future)
    parties = _alike(a.actor, b.actor) and _alike(a.recipient, b.recipient)
    apart = _part(a, b) or _part(b, a) or _nameless(a) != _nameless(b)
    return _alike_kind(a, b) and moods and parties and _close(a, b) and not apart


def _nameless(event: Told) -> bool:
    """Whether words are spoken, or refused, by nobody who is named: they may be anybody's."""
    return event.kind.root in _SPOKEN and not (event.actor or event.recipient)


def _part(fight: Told, deed: Told) -> bool:
    """Whether one is a fight of which nobody is named, and the other what one side did to another in it."""
    word = fight.trigger.text.lower()
    mutual = bool({word, word.removesuffix("s"), word.removesuffix("es")} & word_list("mutual"))
    return mutual and not (fight.actor or fight.recipient) and bool(deed.actor and deed.recipient)


def _close(a: Told, b: Told) -> bool:
    """Whether day and place of two tellings can be the same: nothing of old is news."""
    if a.historical != b.historical:
        return False
    days = (a.when, b.when)
    one = "assumed" in {day.precision for day in days} or within(*days) or within(*reversed(days))
    return one and _within_one(a, b)


def _within_one(a: Told, b: Told) -> bool:
    """Whether two places can be one: one of them unknown, or the country that the other is in."""
    if a.place is None or b.place is None or a.place.name == b.place.name:
        return True
    return a.place.country == b.place.country and "country" in {a.precision, b.precision}


def _modes(a: Told, b: Told) -> bool:
    return a.kind.mode == b.kind.mode or None in {a.kind.mode, b.kind.mode}


def _alike(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    """Whether one side says nothing that the other does not: "the ministers" are those named before."""
    return _within(a, b) or _within(b, a)


def _within(few: tuple[Actor, ...], many: tuple[Actor, ...]) -> bool:
    countries = {actor.country for actor in many if actor.country}
    others = {actor.sector or actor.name for actor in many}
    surnames = {actor.text.split()[-1] for actor in many}
    return all(
        a.country in countries
        if a.country
        else (a.text.split()[-1] in surnames if _by_name(a) else (a.sector or a.name) in others)
        for a in few
    )


def _by_name(actor: Actor) -> bool:
    """Whether somebody is told with a name, and so is no minister but that one."""
    words = actor.text.split()
    return len(words) > 1 and words[-1][:1].isupper()


def _joined(first: Told, later: Told) -> Told:
    """Return the first telling, with what only the later one knows."""
    day = later.when if first.when.precision == "assumed" or within(later.when, first.when) else first.when
    finer = later if first.place is None or (first.precision == "country" and later.place) else first
    spans = {(span.field, span.start): span for span in (*first.mentions, later.trigger, *later.mentions)}
    return replace(
        first,
        kind=_kind(first, later),
        loose=first.loose and later.loose,
        actor=max(first.actor, later.actor, key=len),
        recipient=max(first.recipient, later.recipient, key=len),
        addressed=max(first.addressed, later.addressed, key=len),
        place=finer.place,
        precision=finer.precision,
        when=day,
        size=_sizes(first.size, later.size),
        context=tuple(dict.fromkeys((*first.context, *later.context))),
        mentions=tuple(
            span for key, span in spans.items() if key != (first.trigger.field, first.trigger.start)
        ),
    )


def _kind(first: Told, later: Told) -> Kind:
    """Return the kind that a deed gives its result, else the kind with a mode."""
    if _bombed(first, later) or _bombed(later, first):
        return later.kind if later.kind.mode in _BOMBS else first.kind
    if first.loose != later.loose:
        return later.kind if first.loose else first.kind
    if first.kind.root != later.kind.root:
        return Kind("COERCE", "arrest")  # it is of note, if only one of them says so
    return first.kind if first.kind.mode else later.kind


def _sizes(a: Size, b: Size) -> Size:
    return Size(
        dead=a.dead or b.dead,
        injured=a.injured or b.injured,
        arrested=a.arrested or b.arrested,
        displaced=a.displaced or b.displaced,
    )
