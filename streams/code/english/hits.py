"""The verbs and nouns of a sentence that tell of events, in the order of telling."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.dates import is_time
from streams.code.english.frames import match
from streams.code.english.places import spot_of
from streams.code.english.roles import actors_of, recipients_of
from streams.code.english.scope import in_main_clause, suppressed
from streams.code.english.syntax import clause, governors, kids, lemma
from streams.code.lexicon import Frame, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from streams.code.english.people import Parties

__all__ = ["Hit", "hits"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger with its frame; `light` is the verb that carries an event noun."""

    trigger: Token
    frame: Frame
    filled: tuple[Token, ...]
    light: Token | None

    @property
    def verb(self) -> Token:
        """The verb whose mood is the event's."""
        return self.light if self.light is not None else clause(self.trigger)


def hits(sentence: Span, parties: Parties, headline: bool) -> list[Hit]:
    """Return the events of a sentence: those of the main clause first, then in text order."""
    found = _verbs(sentence, parties)
    used = {part.i for hit in found.values() for part in hit.filled}
    for token in sentence:
        if _is_noun(token, used, parties, headline) and (matched := match(token, lexicon("en"), parties)):
            light = _light(token)
            if light is not None or _anchored(token, parties, headline):
                found[token.i] = Hit(token, *matched, light)
    kept = [_armed(hit, found) for hit in found.values() if not suppressed(hit, found)]
    return sorted(kept, key=lambda hit: (not in_main_clause(hit.trigger), hit.trigger.i))


def _armed(hit: Hit, found: dict[int, Hit]) -> Hit:
    """Give "hit" in "drones hit the town" the mode that its subject tells."""
    nouns = (found[child.i].frame for child in kids(hit.trigger, "nsubj") if child.i in found)
    weapon = next(
        (frame for frame in nouns if frame.root == hit.frame.root == "ASSAULT" and frame.mode), None
    )
    return replace(hit, frame=replace(hit.frame, mode=weapon.mode)) if weapon and not hit.frame.mode else hit


def _verbs(sentence: Span, parties: Parties) -> dict[int, Hit]:
    found: dict[int, Hit] = {}
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"} and (matched := match(token, lexicon("en"), parties)):
            found[token.i] = Hit(token, *matched, None)
    return {index: hit for index, hit in found.items() if not _denial(hit, found)}


def _denial(hit: Hit, found: dict[int, Hit]) -> bool:
    """Whether "denied that it struck" is told by what is denied."""
    inner = kids(hit.trigger, "ccomp", "xcomp")
    return lemma(hit.trigger) in word_list("deny") and any(verb.i in found for verb in inner)


def _is_noun(token: Token, used: set[int], parties: Parties, headline: bool) -> bool:
    """Whether a token may be an event noun: it fills no other frame and is no part of a name."""
    common = token.pos_ == "NOUN" or (headline and token.pos_ == "PROPN" and not is_time(token))
    return common and token.i not in used and parties.name_at(token.i) is None


def _light(noun: Token) -> Token | None:
    """Return the verb that adds no more than a subject: "held talks", "the raid took place"."""
    top = next((one for one in [noun, *governors(noun)] if one.dep_ != "conj"), noun)
    head = top.head
    word = lemma(head)
    if top.dep_ in {"dobj", "nsubjpass", "nsubj"} and word in word_list("light"):
        return head
    if top.dep_ == "pobj" and lemma(head.head) in word_list("light_prepositional"):
        verb: Token = head.head
        return verb
    return None


def _anchored(noun: Token, parties: Parties, headline: bool) -> bool:
    """Whether something ties the noun to one event: a party, place, day, count or verb of happening."""
    if headline or (noun.dep_ in {"nsubj", "nsubjpass"} and lemma(noun.head) in word_list("happening")):
        return True
    if actors_of(noun, None, parties) or recipients_of(noun, None, parties):
        return True
    own = [t for t in noun.subtree if clause(t) == clause(noun)]
    return any(is_time(t) for t in own if noun.is_ancestor(t)) or _placed(noun)


def _placed(noun: Token) -> bool:
    spot = spot_of(noun)
    return spot is not None and any(spot.start <= t.i < spot.end for t in noun.subtree)
