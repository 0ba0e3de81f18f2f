"""Which event of an article is told again: the same, the deed behind a result, the attack that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.record.alike import alike, alike_kind, close, same, same_mood
from streams.code.english.triggers.echoes import HARM

if TYPE_CHECKING:
    from streams.code.english.record.resolved import ResolvedDraft
    from streams.records import Span

__all__ = ["BOMBS", "bombed", "recalled", "repeated"]

BOMBS = frozenset({"explosives", "suicide-attack"})
#: Deeds that are news beside others of the same men.
_APART = frozenset({"abduct", "sexual", "torture"})
_STEM = 5  #: letters that the forms of a verb share
_NEAR = 300  #: characters, some two sentences: what goes on is told at once


def repeated(events: list[ResolvedDraft], event: ResolvedDraft) -> int | None:
    """Return the event that is told again, by its index."""
    if (index := _gone_on(events, event)) is not None:
        return index
    fits = [i for i, known in enumerate(events) if same(known, event) or _explains(event, known)]
    nearest = not (event.actor or event.recipient)  # "the strikes" are those told last
    return fits[-1 if nearest else 0] if fits else None


def _gone_on(events: list[ResolvedDraft], event: ResolvedDraft) -> int | None:
    """Return the attack told just before that an event goes on with, or that its headline is of."""
    if event.trigger.field == "title":
        attack = next((i for i, known in enumerate(events) if _headed(known, event)), None)
        return attack if attack is not None else _summed_up(events, event)
    index = _nearest(events, event) if event.goes_on else None
    return index if index is not None and _goes_with(events[index], event) else None


def _summed_up(events: list[ResolvedDraft], headline: ResolvedDraft) -> int | None:
    """Return the event that a headline sums up: the lead's of its kind, else the first told by its verb."""
    return next((index for index, known in enumerate(events) if _is_summed_up(known, headline)), None)


def _is_summed_up(known: ResolvedDraft, headline: ResolvedDraft) -> bool:
    if known.kind.root != headline.kind.root or known.trigger.field != "text":
        return False
    lead = known.is_lead and alike_kind(known, headline)
    one = same_mood(known, headline) and close(known, headline) and not _opposed(known, headline)
    return one and (lead or _by_one_word(known, headline))


def _by_one_word(known: ResolvedDraft, headline: ResolvedDraft) -> bool:
    """Whether one verb tells of both: "dismisses", "dismissed"."""
    words = {span.text.lower()[:_STEM] for span in (known.trigger, *known.mentions)}
    return headline.trigger.text.lower()[:_STEM] in words


def _opposed(a: ResolvedDraft, b: ResolvedDraft) -> bool:
    """Whether two countries are on one side of it, each in one telling."""
    pairs = ((a.actor, b.actor), (a.coded_recipient, b.coded_recipient))
    sides = [[{actor.country for actor in side if actor.country} for side in pair] for pair in pairs]
    return any(all(pair) and pair[0].isdisjoint(pair[1]) for pair in sides)


def _headed(lead: ResolvedDraft, event: ResolvedDraft) -> bool:
    """Whether a headline's attack is that of the lead, in other words and with another weapon."""
    if not lead.is_lead or lead.trigger.field != "text" or _rivals(lead, event):
        return False
    spans = (lead.trigger, *lead.mentions)
    untitled = all(span.field != "title" for span in spans)
    worded = event.trigger.text.lower() in {span.text.lower() for span in spans}
    placed = _pinned(lead) and _pinned(event)
    return (untitled or worded) and (_attack(lead, event, placed=placed) or _loud(lead, event))


def _rivals(a: ResolvedDraft, b: ResolvedDraft) -> bool:
    """Whether two states act, each in one telling; of rebels the country is often only guessed."""
    sides = (draft.actor for draft in (a, b))
    states = [{actor.country for actor in side if actor.country and actor.sector != "REB"} for side in sides]
    return all(states) and states[0].isdisjoint(states[1])


def _pinned(draft: ResolvedDraft) -> bool:
    """Whether its place is finer than a country, which a headline names for a town anywhere in it."""
    return draft.precision not in {"country", None}


def _loud(blast: ResolvedDraft, attack: ResolvedDraft) -> bool:
    """Whether a blast that nobody is said to have set off is an attack told of beside it."""
    return _is_blast(blast) and attack.kind.root == "ASSAULT" and close(blast, attack)


def _goes_with(known: ResolvedDraft, event: ResolvedDraft) -> bool:
    crime = known.kind.root == "CRIME" and not any(actor.sector for actor in event.actor)
    return crime or (alike(known.actor, event.actor) and (_attack(known, event) or _loud(known, event)))


def _attack(known: ResolvedDraft, event: ResolvedDraft, *, placed: bool = True) -> bool:
    """Whether two attacks can be one by day, place and mood; to abduct is another deed than to kill."""
    modes = {known.kind.mode, event.kind.mode}
    dead = [draft.size.dead for draft in (known, event)]
    apart = len(modes) > 1 and bool(modes & _APART) and not (dead[0] and dead[0] == dead[1])
    attacks = known.kind.root == event.kind.root == "ASSAULT"
    return attacks and same_mood(known, event) and not apart and close(known, event, placed=placed)


def _nearest(events: list[ResolvedDraft], event: ResolvedDraft) -> int | None:
    """Return the event that was told last before this one, if that was not far off."""
    last = [_last_before(known, event.trigger) for known in events]
    near = max(last, default=-1)
    return last.index(near) if near >= max(0, event.trigger.start - _NEAR) else None


def _last_before(known: ResolvedDraft, trigger: Span) -> int:
    """Return where in the same field an event was told last before a word, -1 if nowhere."""
    spans = (known.trigger, *known.mentions)
    return max(
        (one.start for one in spans if one.field == trigger.field and one.start < trigger.start), default=-1
    )


def _explains(event: ResolvedDraft, known: ResolvedDraft) -> bool:
    """Whether an event is the deed behind a result told before it, as a headline's "nine killed"."""
    blasts = bombed(known, event) or bombed(event, known)
    return (blasts or (known.loose and event.kind.root in HARM)) and close(known, event)


def bombed(blast: ResolvedDraft, attack: ResolvedDraft) -> bool:
    """Whether a blast of which nobody is said to be guilty is the bombing told elsewhere in the article."""
    return _is_blast(blast) and attack.kind.root == "ASSAULT" and attack.kind.mode in BOMBS


def _is_blast(draft: ResolvedDraft) -> bool:
    words = {span.text.lower().rstrip("s") for span in (draft.trigger, *draft.mentions)}
    return draft.kind.root == "ACCIDENT" and bool(words & word_list("blast"))


def recalled(events: list[ResolvedDraft], event: ResolvedDraft) -> int | None:
    """Return the latest event that a bare noun may point back to, or that a result may be of."""
    fits = _harms if event.loose else alike_kind
    alike = [index for index, known in enumerate(events) if fits(known, event)]
    same_root = [index for index, known in enumerate(events) if known.kind.root == event.kind.root]
    candidates = alike or (same_root if event.bare else [])
    return max(
        candidates, key=lambda index: (_last_before(events[index], event.trigger), index), default=None
    )


def _harms(known: ResolvedDraft, event: ResolvedDraft) -> bool:
    undated = event.when.precision == "assumed" and not event.historical  # the day is that of what did it
    return known.kind.root in HARM and (undated or close(known, event))
