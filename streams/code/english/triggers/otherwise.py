"""Verbs and nouns of words that mean another thing beside their neighbours: "seeking a third term"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.phrases import role_nouns
from streams.code.english.parser.syntax import kids, lemma, objects, prepositional

if TYPE_CHECKING:
    from collections.abc import Callable

    from streams.code.english.actors.people import Parties
    from streams.code.lexicon import Frame
    from streams.code.parse import Token

__all__ = ["in_another_sense", "of_advice", "of_another_sense"]

_OWN = frozenset(
    {"term", "re-election", "reelection", "victory", "mandate", "nomination", "office", "revenge"}
)
#: Bodies that are charged with a task.
_BODIES = frozenset({
    "panel", "commission", "committee", "agency", "body", "team", "force", "unit", "group", "office",
    "ministry", "department", "council", "board", "mission", "organisation", "organization",
})  # fmt: skip
_TEXTS = frozenset({
    "plan", "bill", "law", "budget", "treaty", "text", "letter", "resolution", "proposal", "constitution",
    "legislation", "document", "report", "agreement", "measure", "rule", "statement", "declaration", "accord",
    "programme", "program", "charter", "amendment", "reform", "package", "deal", "regulation", "guideline",
})  # fmt: skip
_HOUSING = frozenset({
    "home", "house", "building", "construction", "drive", "program", "programme", "expansion", "activity",
    "bloc",
})  # fmt: skip
_COUNTED = frozenset({"early", "partial", "preliminary", "official", "final", "tax", "election", "vote"})
_FIGURES = frozenset({
    "military", "political", "media", "diplomatic", "perfect", "legal", "financial", "economic", "social",
    "twitter",
})  # fmt: skip
_CAMPAIGNS = frozenset({
    "campaign", "election", "re-election", "reelection", "victory", "party", "fundraising", "motor", "stock",
    "market",
})  # fmt: skip
_WARS = frozenset(
    {"fight", "fighting", "violence", "war", "conflict", "clash", "insurgency", "unrest", "battle"}
)
_HEARS = frozenset({"hear", "consider", "review", "decide", "rule", "examine", "take", "study"})
_MEASURED = frozenset(
    {"oil", "energy", "consumer", "export", "domestic", "world", "global", "increased", "rising"}
)

#: Words before a noun that make another thing of it: "oil demand", "early returns", "a campaign rally".
_BEFORE = {"demand": _MEASURED, "return": _COUNTED, "storm": _FIGURES, "rally": _CAMPAIGNS}


def in_another_sense(verb: Token, frame: Frame, parties: Parties) -> bool:
    """Whether a verb of a frame tells of no deed towards others."""
    check = _CHECKS.get((lemma(verb), frame.root))
    return check is not None and check(verb, frame, parties)


def of_another_sense(noun: Token) -> bool:
    """Whether a noun tells of no deed: "oil demand rose", "settlement homes", "early returns"."""
    word = lemma(noun)
    if word == "settlement":
        return noun.dep_ == "compound" and lemma(noun.head) in _HOUSING
    if word == "warfare":  # of a kind, and between nobody
        return bool(kids(noun, "compound", "amod")) and not prepositional(noun, "between", "against")
    trend = word == "demand" and lemma(noun.head) in word_list("trend")
    return trend or _has_before(noun, _BEFORE.get(word, frozenset()))


def _has_before(noun: Token, words: frozenset[str]) -> bool:
    return any(lemma(child) in words for child in kids(noun, "compound", "amod", "nmod"))


def of_advice(word: Token) -> bool:
    """Whether a warning is one to take care: "warned residents to stay indoors", of weather, of a disease."""
    care = word_list("precaution") | word_list("hazard_sign") | word_list("weather")
    return any(lemma(token) in care for token in word.sent)


def _warns_to_take_care(verb: Token, _frame: Frame, _parties: Parties) -> bool:
    return of_advice(verb)


def _for_a_cause(verb: Token, _frame: Frame, _parties: Parties) -> bool:
    """Whether a fight is one for or against an idea: "vowed to fight for reform"."""
    fights = [inner for inner in kids(verb, "xcomp") if lemma(inner) == "fight"]
    aims = [aim for one in fights for aim in [*objects(one), *prepositional(one, "for", "against")]]
    return any(lemma(aim) in word_list("cause") for aim in aims)


def _for_oneself(verb: Token, frame: Frame, _parties: Parties) -> bool:
    """Whether who seeks asks nobody: "seeks to win", "seeking a third term"."""
    if frame.parts:
        return False
    aims = [inner for inner in kids(verb, "xcomp") if inner.tag_ == "VB"]
    return bool(aims and not kids(verb, "dobj")) or any(lemma(noun) in _OWN for noun in objects(verb))


def _on_the_docket(verb: Token, _frame: Frame, parties: Parties) -> bool:
    """Whether a court takes a case: "the Supreme Court agreed to hear the appeal"."""
    courts = any(party.sector == "JUD" for noun in kids(verb, "nsubj") for party in parties.at(noun))
    return courts and any(lemma(inner) in _HEARS for inner in kids(verb, "xcomp"))


def _with_a_task(verb: Token, _frame: Frame, _parties: Parties) -> bool:
    """Whether a body has a task: "a panel charged with drafting the law"."""
    tasks = [inner for prep in kids(verb, "prep") for inner in kids(prep, "pcomp") if prep.lower_ == "with"]
    return verb.dep_ == "acl" and bool(tasks) and lemma(verb.head) in _BODIES


def _of_a_text(verb: Token, _frame: Frame, _parties: Parties) -> bool:
    """Whether it is a text that is drafted, no soldiers."""
    return any(lemma(noun) in _TEXTS for noun in objects(verb))


def _that_it_is_so(verb: Token, _frame: Frame, _parties: Parties) -> bool:
    """Whether it is a fact that is recognised, and nobody."""
    return bool(kids(verb, "ccomp")) and not kids(verb, "dobj", "nsubjpass")


def _campaigns(verb: Token, _frame: Frame, _parties: Parties) -> bool:
    """Whether a rally asks for votes, and protests against nothing."""
    return any(lemma(noun) == "rally" and _has_before(noun, _CAMPAIGNS) for noun in objects(verb))


def _by_the_war(verb: Token, _frame: Frame, _parties: Parties) -> bool:
    """Whether it is what a war does to people, which is told as the war."""
    return any(lemma(doer) in word_list("raid") | _WARS for doer in kids(verb, "nsubj"))


def _falls(verb: Token, _frame: Frame, parties: Parties) -> bool:
    """Whether it is a thing that drops, and nobody who drops in."""
    doers = [noun for noun in kids(verb, "nsubj") if noun.pos_ == "PROPN" or lemma(noun) in role_nouns()]
    return not any(noun.i in parties or noun.pos_ == "PROPN" for noun in doers)


#: What a verb, in a frame of a root, may mean otherwise.
_CHECKS: dict[tuple[str, str], Callable[[Token, Frame, Parties], bool]] = {
    ("seek", "REQUEST"): _for_oneself,
    ("charge", "ACCUSE"): _with_a_task,
    ("draft", "MOBILIZE"): _of_a_text,
    ("drop", "CONSULT"): _falls,
    ("agree", "AGREE"): _on_the_docket,
    ("displace", "COERCE"): _by_the_war,
    **{(word, "PROTEST"): _campaigns for word in ("hold", "stage", "attend", "lead", "join", "organize")},
    **dict.fromkeys([("recognize", "SUPPORT"), ("recognise", "SUPPORT")], _that_it_is_so),
    **dict.fromkeys([("warn", "THREATEN"), ("issue", "THREATEN")], _warns_to_take_care),
    **{(word, "THREATEN"): _for_a_cause for word in ("vow", "pledge", "promise", "swear")},
}
