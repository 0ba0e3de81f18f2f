"""Which nouns tell of an event: what carries them, what ties them to one time, place or party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.actors.roles import actors_of, recipients_of
from streams.code.english.data import word_list
from streams.code.english.dates.resolve import dated, is_time
from streams.code.english.parser.syntax import clause, governors, kids, lemma, prepositional
from streams.code.english.places.locate import spot_of
from streams.code.english.triggers.causes import INSIDE
from streams.code.english.triggers.mischance import ruled_out

if TYPE_CHECKING:
    from streams.code.english.actors.people import Parties
    from streams.code.parse import Token

__all__ = ["anchored", "carrier", "may_tell", "recalls"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "npadvmod"})
_NAMES = frozenset({"NOUN", "PROPN"})
_UNITS = frozenset({"minute", "hour", "day", "week", "month"})
_OWNS = frozenset({"have", "make", "carry", "receive", "order", "announce", "call", "plan", "schedule"})
_OF = frozenset({"of", "from", "against"})
_SWELLS = frozenset({"flood", "wave", "torrent", "tide", "storm"})
_MADE = frozenset({"suffer", "launch", "mount", "carry", "stage", "conduct", "commit", "order", "make"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "such", "latest", "last"})


def may_tell(token: Token, used: set[int], parties: Parties, headline: bool) -> bool:
    """Whether a token may be an event noun: it fills no other frame and is no part of a name."""
    if token.pos_ not in _NAMES or token.i in used or parties.name_at(token.i) is not None:
        return False
    if _manner(token) or _of_words(token):
        return False
    if token.pos_ == "PROPN":
        return (headline and not is_time(token)) or token.i == token.sent.start or _christened(token)
    return not (headline and _acts(token))


def _of_words(token: Token) -> bool:
    """Whether it is a figure of speech or another word: "a wave of attacks", "training"."""
    pit = lemma(token) == "mine" and token.dep_ == "pobj" and token.head.lower_ in INSIDE
    if pit or ruled_out(token) or token.lower_ == "hostility":  # a feeling, where hostilities are fighting
        return True  # "killed in a mine": it is one to dig in
    if token.dep_ == "compound" and lemma(token) == "riot" and lemma(token.head) in word_list("forces"):
        return True  # "riot police"
    if token.dep_ == "compound" and lemma(token.head) in word_list("armament"):
        return True  # "assault rifles"
    if token.dep_ == "pobj" and token.head.lower_ in _OF and _only_feared(token.head.head):
        return True  # "fears of a bomb", "protect ships from attacks"
    what = prepositional(token, "of") if lemma(token) in word_list("swell") else []
    crowd = lemma(token) in _SWELLS and any(lemma(one) in {"people", "person"} for one in what)
    return crowd or (bool(what) and not any(lemma(one) in word_list("matter") for one in what))


def _only_feared(over: Token) -> bool:
    """Whether what a word is of or from is only feared or warded off."""
    return lemma(over) in word_list("feared") or lemma(over) in word_list("warding")


def _acts(token: Token) -> bool:
    """Whether a headline's plural is a verb: "Taliban storms army base", "government fires employee"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    before = token.doc[token.i - 1] if token.i else token
    return token.tag_ == "NNS" and before.pos_ in _NAMES and after.pos_ in _NAMES | {"DET", "ADJ", "NUM"}


def _manner(token: Token) -> bool:
    """Whether it only says why or how: "in retaliation", "under fire"."""
    if token.dep_ != "pobj":
        return False
    under = token.head.lower_ == "under" and lemma(token) in {"fire", "attack"}
    return under or (token.head.lower_ == "in" and lemma(token) in word_list("manner"))


def _christened(token: Token) -> bool:
    """Whether it is the kind in a storm's name: "Typhoon Yagi"."""
    return lemma(token) in word_list("hazard") and lemma(token) not in word_list("waters")


def carrier(noun: Token) -> Token | None:
    """Return the verb that adds no more than a subject: "held talks", "the raid took place"."""
    if lemma(noun) in word_list("bystander"):
        return None  # a bus that carries is in no crash
    if lemma(noun) in word_list("instrument") and lemma(noun.head) in _OWNS and not kids(noun.head, "prt"):
        return None  # who has, makes or carries rockets fires none
    top = next((one for one in [noun, *governors(noun)] if one.dep_ != "conj"), noun)
    head = top.head
    if lemma(head) == "call" and kids(head, "oprd", "acomp"):
        return None  # "called the killings vile"
    word = lemma(head)
    if top.dep_ in {"dobj", "nsubjpass", "nsubj"} and word in word_list("light"):
        return head
    if top.dep_ == "pobj" and lemma(head.head) in word_list("light_prepositional"):
        verb: Token = head.head
        return verb
    return None


def anchored(noun: Token, parties: Parties, headline: bool) -> bool:
    """Whether something ties the noun to one event: a party, place, day, count or verb of happening."""
    if _happens(_whole(noun)) or _alone(noun) or _known(noun):
        return True
    if (_is_thing(noun) and not (headline and _headed(noun))) or noun.lower_ == "war":
        return False  # "the war between Iran and Iraq" is no news
    if headline or _aimed(noun) or _timed(noun):
        return True
    if actors_of(noun, None, parties) or recipients_of(noun, None, parties):
        return True
    own = [t for t in noun.subtree if clause(t) == clause(noun)]
    return any(is_time(t) for t in own if noun.is_ancestor(t)) or _placed(noun)


def _known(noun: Token) -> bool:
    """Whether it is one that the reader knows of: "due to the earthquake", "last week's attack"."""
    word = lemma(noun)
    if dated(noun) and word in word_list("weapon") | word_list("grave"):
        return True
    if word == "damage" and any(lemma(child) in word_list("grave") for child in kids(noun, "compound")):
        return True
    if word not in word_list("grave") or word in word_list("climate"):
        return False
    return any(child.lower_ in _POINTING for child in kids(noun, "det", "amod"))


def _alone(noun: Token) -> bool:
    """Whether a note has no verb for it: "Papua New Guinea: M 7.5 earthquake."."""
    whole = _whole(noun)
    lone = whole.dep_ in {"ROOT", "appos"} and noun.sent.root.pos_ in _NAMES
    return lone and lemma(noun) in word_list("hazard_sign") | word_list("hazard") - word_list("bystander")


def _headed(noun: Token) -> bool:
    """Whether a headline names a mishap: "Gas tragedy in Vizag"."""
    return any(lemma(child) in word_list("mishap") for child in kids(noun, "compound"))


def _is_thing(noun: Token) -> bool:
    """Whether it names a thing, which tells of a deed only where it is said to do it."""
    return lemma(noun) in word_list("instrument") | word_list("bystander")


def _whole(noun: Token) -> Token:
    """Return the head of a name that the noun begins: "Typhoon Yagi battered"."""
    return noun.head if noun.dep_ == "compound" and noun.head.pos_ == "PROPN" else noun


def _happens(noun: Token) -> bool:
    """Whether a verb says that it happened, or what it did."""
    harm = word_list("result") | word_list("struck")
    rides = lemma(noun) in word_list("bystander") & word_list("conveyance")
    happening = harm if rides else word_list("happening")
    top = next((one for one in [noun, *governors(noun)] if one.dep_ != "conj"), noun)
    reported = top.dep_ == "nsubjpass" and lemma(top.head) == "report" and lemma(noun) in word_list("mutual")
    if reported or (top.dep_ in _SUBJECTS and lemma(top.head) in happening):
        return True
    below = {lemma(c) for c in kids(noun, "relcl", "acl")}
    if below & (harm - word_list("suffered")) or (below & _MADE and lemma(noun) in word_list("weapon")):
        return True
    if rides:
        return False
    if (top.dep_ == "attr" and kids(top.head, "expl")) or (top.dep_ == "pobj" and top.head.dep_ == "agent"):
        return True  # "there were clashes", "was rocked by clashes"
    if top.dep_ == "pobj" and lemma(top.head.head) == "toll":
        return True
    under = top.dep_ == "pobj" and top.head.lower_ in {"in", "by", "during", "from"}
    return under and lemma(top.head.head) in (word_list("result") | {"dead"}) - {"leave"}  # "left in a bus"


def _aimed(noun: Token) -> bool:
    """Whether it names what it hit: "the attack on a navy bus"."""
    targets = word_list("stormed") | word_list("people") | word_list("territory") | word_list("conveyance")
    return any(
        lemma(one) in targets | word_list("plant") for one in prepositional(noun, "on", "against", "at")
    )


def _timed(noun: Token) -> bool:
    """Whether it lasts a counted time: "a 48-hour ceasefire", "a two-day strike"."""
    units = [child for child in kids(noun, "compound", "amod", "nmod") if lemma(child) in _UNITS]
    return any(kids(unit, "nummod") for unit in units)


def _placed(noun: Token) -> bool:
    spot = spot_of(noun)
    return spot is not None and any(spot.start <= t.i < spot.end for t in noun.subtree)


def recalls(noun: Token) -> bool:
    """Whether a bare noun points back to what the article has told: "the attack"."""
    pointed = any(child.lower_ in _POINTING for child in kids(noun, "det", "amod"))
    return pointed and not _is_thing(noun)
