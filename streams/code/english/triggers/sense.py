"""Whether a verb has the sense that its frame means: "went to Cairo" is a visit, "to the polls" is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from streams.code.english.actors.roles import parties_of, subjects
from streams.code.english.data import word_list
from streams.code.english.dates.weekdays import on_a_day
from streams.code.english.parser.syntax import kids, lemma, objects, prepositional
from streams.code.english.triggers.otherwise import in_another_sense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.actors.people import Parties
    from streams.code.lexicon import Frame
    from streams.code.parse import Token

__all__ = ["gift", "in_frame_sense"]

_WAYS = ("to", "into", "in", "at", "from", "for", "down")
_CAUSES = ("after", "of", "from", "following")
_QUESTIONS = frozenset({"if", "whether", "how", "why", "what", "when", "where", "who", "which"})
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_ANYBODY = frozenset({"you", "one"})
_PERIODS = frozenset(
    {"year", "quarter", "half", "month", "week", "period", "season", "fiscal", "day", "term"}
)


def in_frame_sense(verb: Token, frame: Frame, filled: Sequence[Token], parties: Parties) -> bool:
    """Whether a verb that stands in a frame tells of what the frame is for."""
    subject = verb.dep_ == "csubj" and verb.lower_ != "visiting" and bool(kids(verb, "dobj"))
    if subject or any(child.lower_ in _ANYBODY for child in kids(verb, "nsubj")):
        return False  # "if you attack", "attacking him is wrong": nobody does
    if lemma(verb) == "be" and frame.parts and frame.parts[0].place == "link" and filled[0].head != verb:
        return False  # "what could be a strike against the firm" is against nothing itself
    if (
        _apart(verb, frame)
        or _asks(verb, frame)
        or _matches(verb)
        or _undone(verb, frame)
        or _only_says(verb, frame, parties)
        or _of_things(verb, frame)
        or _of_cargo(verb, frame)
        or _aside(verb)
        or _goes_on_so(verb)
        or in_another_sense(verb, frame, parties)
        or _by_an_idea(verb)
        or _struggles(verb, frame)
        or _counted(verb)
        or _scored(verb)
        or gift(verb, frame, parties)
    ):
        return False
    if (
        frame.root == "CONSULT"
        and frame.mode == "visit"
        and lemma(verb) in word_list("loose_motion") | {"head"}
    ):
        return _arrives(verb, parties)
    if frame.root == "CONSULT" and (frame.mode == "visit" or lemma(verb) in {"call", "speak", "talk"}):
        return not (_named_so(verb) or _in_private(verb, parties))
    return _whole(verb, frame)


def _asks(verb: Token, frame: Frame) -> bool:
    """Whether something is only to be known: "asked how the police were to read it"."""
    if lemma(verb) != "ask":
        return False
    if kids(verb, "prep") and prepositional(verb, "about"):
        return True  # "asked about the leadership"
    inner = [mark for one in kids(verb, "ccomp") for mark in kids(one, "mark", "advmod", "nsubj", "attr")]
    return not frame.parts and any(mark.lower_ in _QUESTIONS for mark in inner)


def _only_says(verb: Token, frame: Frame, parties: Parties) -> bool:
    """Whether a claim charges nobody else: "claimed it had killed ten", ", the news agency said"."""
    quote_first = frame.root == "ACCUSE" and any(inner.i < verb.i for inner in kids(verb, "ccomp"))
    if quote_first and _by_the_press(verb):
        return True
    if lemma(verb) != "claim" or frame.root != "ACCUSE" or not kids(verb, "ccomp"):
        return lemma(verb) == "claim" and bool(kids(verb, "nsubjpass", "auxpass"))
    speakers = {party.country or party.name for party in parties_of(subjects(verb), parties) if party.known}
    doers = [noun for inner in kids(verb, "ccomp") for noun in kids(inner, "nsubj", "nsubjpass")]
    charged = {party.country or party.name for party in parties_of(doers, parties) if party.known}
    return not (speakers and charged - speakers)


def _by_the_press(verb: Token) -> bool:
    """Whether a newspaper or an agency says it: it reports."""
    return any(lemma(doer) in word_list("press") for doer in kids(verb, "nsubj"))


def _undone(verb: Token, frame: Frame) -> bool:
    """Whether a thing that is none to fall is undone: "the court overturned the law"."""
    if frame.root != "ACCIDENT" or lemma(verb) not in {"overturn", "derail"}:
        return False
    moves = any(lemma(noun) in word_list("conveyance") for noun in kids(verb, "nsubj"))
    things = word_list("conveyance") | word_list("structure")
    return not moves and any(lemma(noun) not in things for noun in kids(verb, "dobj"))


def _matches(verb: Token) -> bool:
    """Whether something is met that is nobody: "met the target", "to meet the needs of the country"."""
    met = kids(verb, "dobj") if lemma(verb) == "meet" else []
    return any(lemma(noun) in word_list("met") for noun in met)


def _by_an_idea(verb: Token) -> bool:
    """Whether an idea helps, allows or bursts: "the move would help the police", "rumours exploded"."""
    helps = lemma(verb) in {"help", "save", "allow", "greet", "explode", "implode"}
    doers = kids(verb, "nsubj") if helps else []
    return bool(doers) and all(lemma(doer) in word_list("notion") for doer in doers)


def _struggles(verb: Token, frame: Frame) -> bool:
    """Whether it is no fight with anybody: "doctors fought to save him"."""
    if frame.root != "ASSAULT" or lemma(verb) not in {"fight", "battle"} or kids(verb, "dobj", "prep"):
        return False
    return any(kids(one, "aux") and one.tag_ == "VB" for one in kids(verb, "xcomp", "advcl"))


def _scored(verb: Token) -> bool:
    """Whether a score tells of a game: "beat Robredo 7-6 6-2"."""
    beats = lemma(verb) in {"beat", "defeat", "thrash", "crush", "rout", "hammer", "destroy"}
    return beats and any(_SCORE.fullmatch(token.text) or _dashed(token) for token in verb.sent)


def _dashed(dash: Token) -> bool:
    """Whether a score is parsed apart: "7", "-", "6"."""
    if dash.text not in {"-", "–"} or not dash.sent.start < dash.i < dash.sent.end - 1:
        return False
    return bool(_SCORE.fullmatch(f"{dash.nbor(-1).text}-{dash.nbor(1).text}"))


def _counted(verb: Token) -> bool:
    """Whether it stands for people: "has flown out 167 injured"."""
    loose = lemma(verb) in {"injure", "wound"} and verb.dep_ in {"advcl", "dobj", "pobj", "acl"}
    return (
        loose and verb.i > 0 and verb.nbor(-1).pos_ == "NUM" and all(c.pos_ == "NUM" for c in verb.children)
    )


def _apart(verb: Token, frame: Frame) -> bool:
    """Whether a particle makes it another verb: "fed up", "took on the post"."""
    particles = {child.lower_ for child in kids(verb, "prt")}
    if not particles or lemma(verb) not in word_list("with_particle"):
        return False
    return not particles <= {word for part in frame.parts for word in part.words}


def _of_things(verb: Token, frame: Frame) -> bool:
    """Whether it is said of markets, weather, illness or oneself: "shares rallied", "injured himself"."""
    if frame.root == "PROTEST" and any(lemma(doer) in word_list("market") for doer in kids(verb, "nsubj")):
        return True
    if lemma(verb) == "hold" and any(lemma(token) in word_list("ward") for token in verb.sent):
        return True  # "held in isolation at a hospital"
    if lemma(verb) == "die" and any(lemma(t) in word_list("illness") for t in prepositional(verb, *_CAUSES)):
        return True
    if frame.root == "DISASTER" and lemma(verb) in {"flood", "swamp", "inundate", "deluge"}:
        with_what = prepositional(verb, "with", "by")  # "flooded with calls"
        return bool(with_what) and not any(
            lemma(t) in word_list("matter") | word_list("hazard") for t in with_what
        )
    return frame.root == "ASSAULT" and not frame.parts and _to_oneself(verb)


def _to_oneself(verb: Token) -> bool:
    return any(child.lower_.endswith(("self", "selves")) for child in kids(verb, "dobj"))


def gift(verb: Token, frame: Frame, parties: Parties) -> bool:
    """Whether a party of one's own is given money: "donated £2m to the Labour Party" is no aid."""
    money = frame.root == "AID" and any(lemma(noun) in word_list("gift") for noun in [verb, *objects(verb)])
    near = [*objects(verb), *prepositional(verb, "to")] if money else []
    taken = [party for noun in near for party in parties.at(noun) if party.known]
    return bool(taken) and all(party.sector == "OPP" for party in taken)


def _aside(verb: Token) -> bool:
    """Whether it only tells who somebody is: "who monitors the group", "accounts linked to it"."""
    if lemma(verb) in word_list("label"):
        return verb.tag_ == "VBN" and verb.dep_ == "acl" and not prepositional(verb, "by")
    if lemma(verb) == "fail" and verb.dep_ == "pcomp":
        return True  # "criticised for failing to visit"
    if verb.lower_ == "alleged" and verb.is_title and not verb.is_sent_start:
        return True  # an attribute in a headline
    return lemma(verb) in word_list("occupation") and verb.dep_ in {"acl", "relcl"}


def _goes_on_so(verb: Token) -> bool:
    """Whether it only tells how things stand: "left the party divided", "the year ending in May"."""
    if lemma(verb) == "leave":
        return bool(kids(verb, "dobj")) and any(one.tag_ in {"VBG", "VBN"} for one in kids(verb, "xcomp"))
    return lemma(verb) == "end" and verb.dep_ == "acl" and lemma(verb.head) in _PERIODS


def _of_cargo(verb: Token, frame: Frame) -> bool:
    """Whether a thing arrives or leaves, or is moved: "planes with blankets landed", "stopped the loans"."""
    if frame.root != "CONSULT" or frame.mode != "visit":
        return False
    if lemma(verb) in word_list("moves_itself") and kids(verb, "dobj"):
        return True
    doers = kids(verb, "nsubj")
    return bool(doers) and all(lemma(one) in word_list("conveyance") for one in doers)


def _arrives(verb: Token, parties: Parties) -> bool:
    """Whether it leads to or from a place, a party or talks: not "go to the polls", "is going to win"."""
    places = word_list("territory") | word_list("talks") | word_list("destination")
    return any(
        noun.pos_ == "PROPN" or noun.i in parties or lemma(noun) in places
        for noun in prepositional(verb, *_WAYS)
        if noun.i > verb.i
    )


def _in_private(verb: Token, parties: Parties) -> bool:
    """Whether the press is spoken to, or trippers come: "spoke to the BBC", "tourists visited"."""
    near = prepositional(verb, "to", "with")
    heard = [party for noun in near for party in parties.at(noun)]
    trippers = [child for child in subjects(verb) if lemma(child) in word_list("leisure")]
    if lemma(verb) in {"speak", "talk"} and (kids(verb, "dobj") or not _meets(verb, near, parties)):
        return True  # "spoke English", "a worker talked about pay"
    return bool(trippers) or (bool(heard) and all(party.sector == "MED" for party in heard))


def _meets(verb: Token, heard: list[Token], parties: Parties) -> bool:
    """Whether somebody known is spoken to, and not by a reporter; or several speak with one another."""
    asks = parties_of(subjects(verb), parties)
    known = any(party.known for party in parties_of(heard, parties)) or any(p.political for p in asks)
    reports = bool(asks) and all(party.sector == "MED" for party in asks)
    return (bool(heard) and known and not reports) or (not heard and _several(verb, parties))


def _several(verb: Token, parties: Parties) -> bool:
    """Whether more than one party may have talked, and so with one another."""
    doers = subjects(verb)
    return len(parties_of(doers, parties)) > 1 or any(one.tag_ in {"NNS", "NNPS", "PRP"} for one in doers)


def _named_so(verb: Token) -> bool:
    """Whether it gives a name or asks: "called it a crime", "a group called X", "called for", "called on"."""
    if lemma(verb) != "call":
        return False
    passive = verb.tag_ == "VBN" and (verb.dep_ == "acl" or bool(kids(verb, "auxpass")))
    asked = any(prep.lower_ in {"on", "upon", "for"} and not on_a_day(prep) for prep in kids(verb, "prep"))
    given = len(kids(verb, "dobj", "dative", "oprd", "ccomp", "attr")) > 1
    return passive or asked or given


def _whole(verb: Token, frame: Frame) -> bool:
    """Whether a verb has the object that its sense asks for, or none: not "demonstrated courage"."""
    word = lemma(verb)
    if frame.parts or word not in word_list("objectless") | word_list("objectful"):
        return True
    upon = [noun for noun in kids(verb, "dobj", "ccomp", "nsubjpass") if not _there(noun)]
    acted = bool(upon) or verb.dep_ == "acl"
    return acted == (word in word_list("objectful"))


def _there(noun: Token) -> bool:
    """Whether its preposition was taken for an adjective: "protested outside parliament"."""
    return any(child.lower_ in {"outside", "near", "inside"} for child in kids(noun, "amod"))
