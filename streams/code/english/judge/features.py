"""What the judge sees of a draft: words, place, parties, and the article around it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from streams.code.english.actors.party import POLITICAL
from streams.code.english.parser.syntax import clause, governors, is_passive, kids, lemma, objects
from streams.code.english.triggers.scope import in_main_clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.judge.cases import Case
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Token

__all__ = ["features"]

_OPENING, _CLOSING = frozenset("“‘"), frozenset("”’")
_STRAIGHT = '"'
_FIRST = 3  #: sentences with a place of their own; all later ones are background
_HEADS = 3  #: heads above a trigger whose labels tell in what it is folded
_MANY = 4  #: from so many on, drafts in a sentence are not told apart
_DENSE = 4  #: half drafts a sentence: from so many on texts are not told apart
_SHORT, _LONG = 12, 30  #: words of a sentence


def features(case: Case, *, alone: bool = False) -> tuple[str, ...]:
    """Return the names of what is there, sorted; `alone` leaves out what the rest of the article is."""
    draft = case.draft
    names = {*_of_frame(draft), *_of_place(draft.trigger), *_of_mood(draft), *_of_sentence(draft)}
    names |= {*_of_side("a", draft.actors, draft), *_of_side("r", draft.recipients, draft)}
    if not alone:
        names |= {*_of_article(case)}
    # What is usual differs by root: an agreement needs parties, an attack does not.
    crossed = {f"{draft.kind.root}&{name}" for name in names}
    return tuple(sorted(names | crossed | {*_of_words(draft.trigger)}))


def _of_frame(draft: Draft) -> Iterator[str]:
    frame, trigger = draft.hit.frame, draft.trigger
    yield f"root={draft.kind.root}"
    yield f"mode={draft.kind.mode}"
    yield f"frame={frame.root}"
    yield f"parts={min(len(frame.parts), _FIRST)}"
    yield f"tag={trigger.tag_}"
    if draft.hit.light is not None:
        yield "light"
    if trigger.pos_ == "VERB" and is_passive(trigger):
        yield "passive"
    for name in ("loose", "goes_on", "historical"):
        if getattr(draft, name):
            yield name


def _of_place(trigger: Token) -> Iterator[str]:
    yield f"main={in_main_clause(trigger)}"
    yield f"dep={trigger.dep_}"
    above = [clause(trigger), *islice(governors(clause(trigger)), _HEADS)]
    yield "under=" + ">".join(one.dep_ for one in above[:2])
    for one in above:
        yield f"in={one.dep_}"
    words = len(trigger.sent)
    yield "long" if words > _LONG else "short" if words < _SHORT else "usual"
    if _quoted(trigger):
        yield "quoted"
    if trigger.sent[-1].lower_ == "?":
        yield "asked"


def _of_mood(draft: Draft) -> Iterator[str]:
    for name in ("future", "hypothetical", "negated", "denied", "able"):
        if getattr(draft.mood, name):
            yield f"mood={name}"
    for one in kids(draft.hit.verb, "aux", "auxpass", "neg", "mark"):
        yield f"aux={one.lower_}"
    yield f"verb={draft.hit.verb.tag_}"


def _of_sentence(draft: Draft) -> Iterator[str]:
    if draft.spot is not None:
        yield "spot"
    if draft.beside:
        yield "politics"
    if draft.size.dead or draft.size.injured:
        yield "toll"


def _of_article(case: Case) -> Iterator[str]:
    around = case.around
    yield "where=" + (str(min(case.sentence, _FIRST + 1)) if case.sentence else "title")
    yield f"beside={min(case.beside, _MANY)}"
    yield f"passes={case.passes}"
    yield f"topic={around.topic.distance.name}"
    yield f"share={4 * around.passed // max(around.drafts, 1)}"
    yield f"density={min(2 * around.drafts // around.sentences, _DENSE)}"
    if case.draft.kind.root in around.in_title:
        yield "headline's root"
    if around.in_title:
        yield "headline's event"


def _of_side(side: str, parties: Sequence[Party], draft: Draft) -> Iterator[str]:
    if not parties:
        yield f"{side}=none"
    for party in parties:
        yield f"{side}={party.sector}"
        if party.sector in POLITICAL:
            yield f"{side}=political"
        if party.country:
            yield f"{side}=of a country"
        if party.named or draft.trigger.doc.tokens[party.head].pos_ == "PROPN":
            yield f"{side}=named"


def _of_words(trigger: Token) -> Iterator[str]:
    yield f"trigger={lemma(trigger)}"
    verb = clause(trigger)
    for one in kids(verb, "nsubj", "nsubjpass"):
        yield f"subject={lemma(one) if one.pos_ != 'PROPN' else 'NAME'}"
    for one in objects(verb):
        yield f"object={lemma(one) if one.pos_ != 'PROPN' else 'NAME'}"
    yield f"above={lemma(trigger.head)}"
    for one in kids(trigger, "prep", "agent", "prt"):
        yield f"link={one.lower_}"
    for one in kids(trigger, "det", "poss", "amod", "compound"):
        yield f"of={one.lower_ if one.pos_ != 'PROPN' else 'NAME'}"


def _quoted(trigger: Token) -> bool:
    """Whether a token stands between quotation marks of its sentence."""
    before = [token.text for token in trigger.sent if token.i < trigger.i]
    opened = sum(text in _OPENING for text in before) - sum(text in _CLOSING for text in before)
    return opened > 0 or before.count(_STRAIGHT) % 2 == 1
