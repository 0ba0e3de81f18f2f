"""What did the harm: a weapon, nature, a mishap, or nobody that the sentence names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from streams.code.english.actors.roles import subjects
from streams.code.english.data import word_list
from streams.code.english.parser.syntax import kids, lemma, prepositional

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streams.code.parse import Token

__all__ = ["INSIDE", "Cause", "burns", "cause_of", "doers", "targeted", "thing_does", "thing_of"]

Cause = Literal["weapon", "hazard", "mishap"]

_CLASSES: tuple[Cause, ...] = ("weapon", "hazard", "mishap")
_FOES = frozenset({"enemy", "return", "rebel", "militant", "police", "insurgent", "border"})
_AT = ("through", "near", "outside", "at", "inside", "in")
_BY = ("by", "in", "from", "of", "after", "during", "when")
_WHEN = frozenset({"when", "as", "after", "while", "because"})
_LAID = frozenset({"roadside", "suicide", "targeted", "target"})  #: where nothing blows up by itself
#: Heads that a weapon before them makes its own: "mortar fire", "bomb blast", "a wave of bombings".
_LOADED = frozenset(
    {"fire", "blast", "explosion", "wave", "hail", "rain", "storm", "ship", "plane", "attack"}
)
#: What a fire comes with that burns: "an explosion and fire".
_FLARES = frozenset({"explosion", "blast", "smoke", "flame", "crash", "flood", "collapse"})
#: Where a mine is one to dig in.
INSIDE = frozenset({"in", "at", "inside", "into", "near", "from", "under", "underground"})
_WEATHERS = frozenset({"dry", "cold", "hot", "wet"})  #: spells
_DUG = frozenset(
    {"coal", "gold", "copper", "diamond", "iron", "salt", "tin", "silver", "cobalt", "jade", "emerald"}
)


def cause_of(trigger: Token) -> Cause | None:
    """Return what kind of thing did the harm that a word tells of; None for people and the unknown."""
    return next((cause for noun in _named(trigger) if (cause := thing_of(noun))), None)


def doers(trigger: Token) -> list[Token]:
    """Return the subjects of an active verb, and the agents of a passive one."""
    return [*kids(trigger, "nsubj"), *prepositional(trigger, "by")]


def _named(trigger: Token) -> Iterator[Token]:
    """Yield the nouns that may have done it, the likeliest first."""
    if trigger.pos_ in {"NOUN", "PROPN"}:
        yield trigger
        yield from prepositional(trigger, "by", "from")
        return
    yield from doers(trigger)
    yield from prepositional(trigger, *_BY)
    for inner in [c for one in (trigger, *kids(trigger, "conj")) for c in _circumstances(one)]:
        yield from doers(inner)
        yield inner
    if trigger.dep_ in {"acl", "advcl", "relcl", "conj", "ccomp"}:
        yield trigger.head
        yield from kids(trigger.head, "nsubj", "nsubjpass")


def thing_does(trigger: Token) -> Cause | None:
    """Return what kind of thing is the subject of a verb, where it is a thing: "floods forced them out"."""
    return next((cause for noun in subjects(trigger) if (cause := thing_of(noun))), None)


def _circumstances(verb: Token) -> Iterator[Token]:
    for inner in kids(verb, "advcl", "ccomp", "parataxis"):
        when = any(child.lower_ in _WHEN for child in kids(inner, "advmod", "mark"))
        if when or (inner.dep_ != "advcl" and lemma(verb) in word_list("result")):
            yield inner  # "the ship ran onto rocks, six people died"
    for prep in kids(verb, "prep"):
        yield from kids(prep, "pcomp")


def thing_of(noun: Token) -> Cause | None:
    """Return what kind of thing a noun is, by itself and by what it is of."""
    word = lemma(noun)
    near = [lemma(c) for c in kids(noun, "compound", "amod", "nmod") if not _beast_by_name(c)]
    if _no_thing(noun) or (word == "strike" and "hunger" in near):
        return None
    if word == "mine" or "mine" in near:
        return _mine(noun, near)
    whole = [*near, *_inside(noun)]
    if word == "fire" and burns(noun):
        return "mishap"
    if word in _LOADED and any(w in word_list("weapon") or w in _LAID for w in whole):
        return "weapon"
    own = _together(word, near) or _listed(word)
    if own == "weapon" and any(_listed(w) == "hazard" for w in near):
        return "hazard"  # "a lightning strike"
    return own or next((cause for w in whole if (cause := _listed(w))), None)


def _together(word: str, near: list[str]) -> Cause | None:
    """Return what a word is by the one before it: "tear gas", "a dry spell"."""
    if word == "gas" and "tear" in near:
        return "weapon"
    return "hazard" if word == "spell" and _WEATHERS & set(near) else None


def _no_thing(noun: Token) -> bool:
    """Whether it only has the name of a thing: Mr Cable is no cable, a wave of criticism no wave."""
    if noun.pos_ == "PROPN":
        parts = [noun, *kids(noun, "compound")]
        return not {lemma(one) for one in parts if not _beast_by_name(one)} & word_list("hazard")
    inside = set(_inside(noun)) if lemma(noun) in word_list("swell") else set()
    if _of_markets(noun):
        return True
    return bool(inside) and not inside & (word_list("matter") | word_list("weapon"))


def _of_markets(noun: Token) -> bool:
    """Whether it is "the collapse in oil prices", "a bank collapse"."""
    if lemma(noun) not in word_list("swell"):
        return False
    near = [*kids(noun, "compound", "amod", "nmod"), *prepositional(noun, "in")]
    return any(lemma(one) in word_list("commerce") for one in near)


def burns(fire: Token) -> bool:
    """Whether a fire burns: "a fire killed six"; it is shot where somebody's, or nothing stands before it."""
    whole = [*(lemma(c) for c in kids(fire, "compound", "amod", "nmod")), *_inside(fire)]
    shot = kids(fire, "poss", "nmod") or any(prep.lower_ == "from" for prep in kids(fire, "prep"))
    shot = shot or any(
        lemma(made) == "set" and kids(made, "agent") for made in kids(fire, "acl")
    )  # "a fire set by settlers"
    named = any(child.pos_ == "NOUN" and lemma(child) not in _FOES for child in kids(fire, "compound"))
    one = named or any(child.lower_ in {"a", "the", "another"} for child in kids(fire, "det"))
    one = one or any(lemma(other) in _FLARES for other in [*kids(fire, "conj"), fire.head])
    one = one or (fire.dep_ == "pobj" and fire.head.lower_ == "by" and not list(fire.children))
    return one and not shot and not set(whole) & (word_list("weapon") | word_list("forces"))


def _mine(noun: Token, near: list[str]) -> Cause:
    """Return what a mine is: one to dig in, unless it lies in the way of soldiers."""
    if lemma(noun) == "mine":
        inside = noun.dep_ == "pobj" and noun.head.lower_ in INSIDE
        return "mishap" if _DUG & set(near) or inside else "weapon"
    return "weapon" if word_list("stormed") & {lemma(token) for token in noun.sent} else "mishap"


def _inside(noun: Token) -> list[str]:
    return [lemma(inner) for inner in prepositional(noun, "of") if not _beast_by_name(inner)]


def _beast_by_name(noun: Token) -> bool:
    """Whether it is a beast in a name only: a Tamil Tiger; "Typhoon Haiyan" is a typhoon."""
    return noun.pos_ == "PROPN" and lemma(noun) in word_list("bystander")


def _listed(word: str) -> Cause | None:
    return next((name for name in _CLASSES if word in word_list(name)), None)


def targeted(blast: Token) -> bool:
    """Whether it was at a place where nothing blows up by itself: "an explosion ripped through a mosque"."""
    verb = blast.head if blast.dep_ == "nsubj" else blast
    near = [one for word in {blast, verb} for one in prepositional(word, *_AT)]
    near += kids(verb, "dobj")
    words = {lemma(one) for noun in near for one in (noun, *kids(noun, "compound"))}
    own = any(lemma(token) in word_list("inner") for token in blast.sent)
    return bool(words & word_list("target")) and not own
