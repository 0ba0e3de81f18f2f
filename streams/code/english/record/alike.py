"""Whether two tellings can be of one event: by kind, parties, day and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.dates.calendars import within as day_within

if TYPE_CHECKING:
    from streams.code.english.record.resolved import ResolvedDraft
    from streams.records import Actor

__all__ = ["alike", "alike_kind", "close", "same", "same_mood", "within"]

#: Ways to kill: one telling says with what, another whom.
_BLOODY = frozenset(
    {"targeted", "firearms", "primitive", "explosives", "aerial", "drone", "unconventional", "heavy-weapons"}
)
_SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONCEDE"})


def same(a: ResolvedDraft, b: ResolvedDraft) -> bool:
    """Whether they are of one kind, mood, place and day, and of the same parties."""
    parties = alike(a.actor, b.actor) and alike(a.recipient, b.recipient)
    apart = _part(a, b) or _part(b, a) or _nameless(a) != _nameless(b) or _news(a, b) or _unlike(a, b)
    return alike_kind(a, b) and same_mood(a, b) and parties and close(a, b) and not apart


def same_mood(a: ResolvedDraft, b: ResolvedDraft) -> bool:
    """Whether both have happened, will, or have not."""
    return (a.mood.negated, a.mood.future) == (b.mood.negated, b.mood.future)


def alike_kind(a: ResolvedDraft, b: ResolvedDraft) -> bool:
    """Whether they are of one root, and neither says how what the other says otherwise."""
    arrests = a.kind.mode == b.kind.mode == "arrest"  # whose arrest it is only one of them may say
    return arrests or (a.kind.root == b.kind.root and (_modes(a, b) or _one_victim(a, b)))


def _one_victim(a: ResolvedDraft, b: ResolvedDraft) -> bool:
    """Whether one and the same came to harm, by a name or a toll: "shot", "opened fire and killed"."""
    if a.kind.root != "ASSAULT" or not {a.kind.mode, b.kind.mode} <= _BLOODY:
        return False
    names = [{actor.text.split()[-1] for actor in draft.recipient if _by_name(actor)} for draft in (a, b)]
    dead = [draft.size.dead.min if draft.size.dead else 0 for draft in (a, b)]
    return bool(names[0] & names[1]) or dead[0] == dead[1] > 1


def _news(known: ResolvedDraft, event: ResolvedDraft) -> bool:
    """Whether the text moves on, from an attack of no day and place to one that has both."""
    vague = known.place is None and known.when.precision == "assumed" and known.trigger.field == "text"
    own = event.place is not None and event.when.precision != "assumed"
    return event.kind.root == "ASSAULT" and vague and own and not _one_victim(known, event)


def _unlike(known: ResolvedDraft, event: ResolvedDraft) -> bool:
    """Whether two attacks share nobody: one says who attacked, the other whom, and they not where."""
    headed = "title" in {known.trigger.field, event.trigger.field}
    if event.kind.root != "ASSAULT" or event.goes_on or headed:
        return False
    sides = bool(known.actor and event.recipient) and not known.recipient and not event.actor
    return sides and (known.place is None or event.place is None) and not _one_victim(known, event)


def _nameless(event: ResolvedDraft) -> bool:
    """Whether words are spoken, or refused, by nobody who is named: they may be anybody's."""
    return event.kind.root in _SPOKEN and not (event.actor or event.recipient)


def _part(fight: ResolvedDraft, deed: ResolvedDraft) -> bool:
    """Whether one is a fight of which nobody is named, and the other what one side did to another in it."""
    word = fight.trigger.text.lower()
    mutual = bool({word, word.removesuffix("s"), word.removesuffix("es")} & word_list("mutual"))
    return mutual and not (fight.actor or fight.recipient) and bool(deed.actor and deed.recipient)


def close(a: ResolvedDraft, b: ResolvedDraft, *, placed: bool = True) -> bool:
    """Whether day and place of two tellings can be the same: nothing of old is news."""
    if a.historical != b.historical:
        return False
    days = (a.when, b.when)
    one = "assumed" in {day.precision for day in days} or day_within(*days) or day_within(*reversed(days))
    return one and (not placed or _within_one(a, b))


def _within_one(a: ResolvedDraft, b: ResolvedDraft) -> bool:
    """Whether two places can be one: one of them unknown, or the country that the other is in."""
    if a.place is None or b.place is None or a.place.name == b.place.name:
        return True
    return a.place.country == b.place.country and "country" in {a.precision, b.precision}


def _modes(a: ResolvedDraft, b: ResolvedDraft) -> bool:
    return a.kind.mode == b.kind.mode or None in {a.kind.mode, b.kind.mode}


def alike(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    """Whether one side says nothing that the other does not: "the ministers" are those named before."""
    return within(a, b) or within(b, a)


def within(few: tuple[Actor, ...], many: tuple[Actor, ...]) -> bool:
    """Whether all of the few are among the many."""
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
