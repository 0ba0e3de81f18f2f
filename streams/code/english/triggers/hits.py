"""The verbs and nouns of a sentence that tell of events, in the order of telling."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import clause, governors, kids, lemma, misread, objects
from streams.code.english.triggers.anchors import anchored, carrier, may_tell, recalls
from streams.code.english.triggers.echoes import HARM, joined
from streams.code.english.triggers.frames import frames_of, match, matches
from streams.code.english.triggers.hit import Hit
from streams.code.english.triggers.otherwise import of_advice, of_another_sense
from streams.code.english.triggers.scope import in_main_clause, suppressed
from streams.code.english.triggers.sense import gift, in_frame_sense
from streams.code.english.triggers.together import TOGETHER, together
from streams.code.lexicon import Frame, lexicon

if TYPE_CHECKING:
    from streams.code.english.actors.people import Parties
    from streams.code.parse import Span, Token

__all__ = ["hits"]

#: They are the news, whoever tells it.
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "CRIME"})
#: What a message can be for.
_MESSAGES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"})
_NAMES = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_OWN_WORD = frozenset({"shall", "shant"})  #: "said it would", "said it would not"


def hits(sentence: Span, parties: Parties, headline: bool) -> list[Hit]:
    """Return the events of a sentence: those of the main clause first, then in text order."""
    hits_at = _verbs(sentence, parties)
    used = {part.i for hit in hits_at.values() for part in hit.filled if not _added(hit.trigger, part)}
    bare: list[Hit] = []
    for token in _nouns(sentence):
        if may_tell(token, used, parties, headline) and (matched := match(token, lexicon("en"), parties)):
            light = carrier(token)
            if gift(token, matched[0], parties) or _means_none(token, matched[0]):
                continue
            if light is not None or anchored(token, parties, headline):
                hits_at[token.i] = Hit(token, *matched, light)
            elif matched[0].root in HARM and recalls(token):
                bare.append(Hit(token, *matched, light, bare=True))
    merged = joined({index: _armed(hit, hits_at) for index, hit in hits_at.items()})
    kept = [hit for hit in merged.values() if not (suppressed(hit, merged) or _overshadowed(hit, merged))]
    return sorted(
        [*kept, *bare],
        key=lambda hit: (not in_main_clause(hit.trigger), _reported(hit, merged), hit.trigger.i),
    )


def _means_none(noun: Token, frame: Frame) -> bool:
    """Whether a noun of a frame has another sense, or is a warning to take care."""
    return of_another_sense(noun) or (frame.root == "THREATEN" and of_advice(noun))


def _nouns(sentence: Span) -> list[Token]:
    """Return the nouns that have frames: few."""
    known = lexicon("en")
    return [token for token in sentence if token.pos_ in _NAMES and frames_of(token, known)]


def _added(verb: Token, noun: Token) -> bool:
    """Whether a clause adds to a noun that tells of itself: "a truce, which collapsed"."""
    if verb.dep_ != "relcl" or verb.head != noun:
        return False
    first = verb.left_edge.i
    return first > 0 and verb.doc[first - 1].lower_ == ","


def _reported(hit: Hit, hits_at: dict[int, Hit]) -> bool:
    """Whether it is what another hit says: "Croatia fails them, a rights group protested"."""
    verb = clause(hit.trigger)
    governed = verb.dep_ in {"ccomp", "parataxis"} and verb.head.i in hits_at
    return governed and hit.frame.root not in _DEEDS


def _overshadowed(hit: Hit, hits_at: dict[int, Hit]) -> bool:
    """Whether it is a move of troops beside their fight: "a patrol came under fire"."""
    attacks = any(other.frame.root == "ASSAULT" for other in hits_at.values())
    return hit.frame.root == "MOBILIZE" and hit.frame.noun and attacks


def _armed(hit: Hit, hits_at: dict[int, Hit]) -> Hit:
    """Give "hit" in "drones hit the town" the mode that its subject tells."""
    nouns = (hits_at[child.i].frame for child in kids(hit.trigger, "nsubj") if child.i in hits_at)
    weapon = next(
        (frame for frame in nouns if frame.root == hit.frame.root == "ASSAULT" and frame.mode), None
    )
    return replace(hit, frame=replace(hit.frame, mode=weapon.mode)) if weapon and not hit.frame.mode else hit


def _verbs(sentence: Span, parties: Parties) -> dict[int, Hit]:
    hits_at: dict[int, Hit] = {}
    for token in sentence:
        if hit := _hit(token, parties) if token.pos_ in _VERBS else None:
            hits_at[token.i] = hit
    return {index: hit for index, hit in hits_at.items() if not _empty(hit, hits_at)}


def _hit(verb: Token, parties: Parties) -> Hit | None:
    """Return what a verb tells: by the first of its frames that it is meant for, or what is done jointly."""
    known = matches(verb, lexicon("en"), parties) if _tells(verb) else ()
    matched = next((one for one in known if in_frame_sense(verb, *one, parties)), None)
    if matched:
        return Hit(verb, *matched, None)
    return Hit(verb, TOGETHER, (), None) if verb.pos_ == "VERB" and together(verb, parties) else None


def _tells(verb: Token) -> bool:
    """Whether it is no attribute: "the abducted girls were freed" tells of no abduction."""
    return verb.dep_ != "amod" or verb.head.dep_ == "ROOT" or bool(misread(verb))


def _empty(hit: Hit, hits_at: dict[int, Hit]) -> bool:
    return _denial(hit, hits_at) or _vague(hit, hits_at) or _letter(hit, hits_at)


def _letter(hit: Hit, hits_at: dict[int, Hit]) -> bool:
    """Whether a message tells no more than what it asks or charges: "sent a letter seeking help"."""
    if hit.frame.root != "CONSULT" or lemma(hit.trigger) not in word_list("messages"):
        return False
    holders = [hit.trigger, *objects(hit.trigger), *hit.filled]
    inner = [verb for holder in holders for verb in kids(holder, "acl", "advcl", "xcomp")]
    return any(verb.i in hits_at and hits_at[verb.i].frame.root in _MESSAGES for verb in inner)


def _vague(hit: Hit, hits_at: dict[int, Hit]) -> bool:
    """Whether "said it would" tells no more than that, and what he would do is known."""
    if len(hit.frame.parts) != 1 or not hit.frame.parts[0].words <= _OWN_WORD:
        return False
    inner = (verb for verb in hit.trigger.subtree if verb.i in hits_at and verb != hit.trigger)
    return any(not _conditional(verb, hit.trigger) for verb in inner)


def _conditional(verb: Token, over: Token) -> bool:
    """Whether a verb stands in an "if" or "unless" below another: what it tells is not what he would do."""
    chain = [verb, *takewhile(lambda above: above != over, governors(verb))]
    return any(mark.lower_ in {"if", "unless"} for one in chain for mark in kids(one, "mark"))


def _denial(hit: Hit, hits_at: dict[int, Hit]) -> bool:
    """Whether "denied that it struck", "claimed it had killed ten" is told by what is denied or claimed."""
    inner = kids(hit.trigger, "ccomp", "xcomp")
    roots = [hits_at[verb.i].frame.root for verb in inner if verb.i in hits_at]
    return bool(roots) and (
        lemma(hit.trigger) == "deny" or (lemma(hit.trigger) == "claim" and roots == ["ASSAULT"])
    )
