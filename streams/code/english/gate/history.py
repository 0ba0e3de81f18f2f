"""Whether an event is told as a thing of the past, beside the news or behind it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.dates.resolve import is_time
from streams.code.english.dates.timing import near
from streams.code.english.gate.background import anniversary, fronted
from streams.code.english.parser.syntax import clause, governors, kids, lemma, prepositional

if TYPE_CHECKING:
    from streams.code.english.actors.people import Parties
    from streams.code.english.dates.resolve import When
    from streams.code.parse import Token

__all__ = ["is_history", "leads"]

_TOWERS = 2001  #: when "the Sept. 11 attacks" are news
_OLD = dt.timedelta(days=180)  #: half a year back is no news
_YEAR = re.compile(r"(?:mid-|early-|late-)?((?:19|20)\d\d)(s?)")  #: "1983", "the 1980s"
_BEFORE = frozenset({"previously", "formerly", "historically", "once"})
_AGED = frozenset({"old", "past", "historic", "historical", "decades-old"})
_AGES = frozenset({"year", "decade", "century", "generation"})
_AGO = frozenset({"ago", "earlier", "before"})
_PAST = frozenset({"last", "past", "previous"})
_OVER = frozenset({"in", "over", "during", "for", "of"})
_BEST = frozenset({"JJS", "RBS"})  #: "the worst attack in ten years" is news


def is_history(trigger: Token, day: When, published: dt.datetime | None, *, lead: bool) -> bool:
    """Whether its day is long ago, or the words around it say so where the day is not known.

    In the lead of a text whose day is not known a year is its own.
    """
    last = day.end or day.date
    if published is not None and last is not None and last < published.date() - _OLD:
        return True
    verb = clause(trigger)
    if any(child.lower_ in _BEFORE for child in verb.children) or _of_old(trigger) or _is_old(trigger):
        return True
    if _of_war(trigger) or (_is_since(verb) and day.precision != "day"):
        return True  # "since the fighting spread" says how long something else has gone on
    if _then(verb) or anniversary(trigger):
        return True
    beside = [trigger, *near(trigger, [verb]), *_since(verb), *fronted(trigger)]
    return any(_in_past(token, published, lead) or _aged(token) for token in beside)


def leads(trigger: Token, parties: Parties) -> bool:
    """Whether it stands in the first sentence of a title or a text."""
    first = parties.earlier is None or parties.earlier.earlier is None
    return first and trigger.sent.start == 0


def _then(verb: Token) -> bool:
    """Whether it was "in the past", "at the time" or "that year"."""
    old = [one for one in kids(verb, "npadvmod") if lemma(one) in _AGES and _pointed(one)]
    past = [one for one in prepositional(verb, "in") if one.lower_ == "past"]
    return bool(old or past)


def _pointed(noun: Token) -> bool:
    return any(child.lower_ == "that" for child in kids(noun, "det"))


def _in_past(token: Token, published: dt.datetime | None, lead: bool) -> bool:
    """Whether it is a year before that of the report, or a decade."""
    if token.text in {"11", "9/11"} and _september(token):
        return published is None or published.year != _TOWERS
    match = _YEAR.fullmatch(token.text)
    if match is None or token.dep_ in {"nsubj", "dobj"}:
        return False
    return bool(match[2]) or (int(match[1]) < published.year if published else not lead)


def _september(token: Token) -> bool:
    """Whether it is the day of the towers, which names their fall: "the Sept. 11 attacks"."""
    before = token.doc[max(0, token.i - 2) : token.i].text.lower()
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if token.text == "9/11" or after in {"september", "sept", "sept."}:
        return True
    return before.removesuffix(" .").endswith(("sept.", "sept", "september"))


def _aged(token: Token) -> bool:
    """Whether it counts years back, or sums them up: "five years ago", "in two decades of war"."""
    if lemma(token) not in _AGES or any(word.tag_ in _BEST for word in token.sent):
        return False
    before = token.doc[token.i - 1].lower_ if token.i else ""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    counted = bool(kids(token, "nummod")) or token.tag_ == "NNS"
    over = token.dep_ == "pobj" and token.head.lower_ in _OVER and counted
    return after in _AGO or before in _PAST or over


def _since(verb: Token) -> list[Token]:
    """Return the words of "since they took up arms in 1996"."""
    marked = [c for c in kids(verb, "advcl", "prep") if c.lower_ == "since" or _is_since(c)]
    best = any(word.tag_ in _BEST for word in verb.sent)
    return [] if best else [token for one in marked for token in one.subtree]


def _is_since(verb: Token) -> bool:
    return any(mark.lower_ == "since" for mark in kids(verb, "mark"))


def _of_war(trigger: Token) -> bool:
    """Whether a result is that of a whole war: "a conflict that has killed 15,000", "died in the war"."""
    if trigger.pos_ != "VERB":
        return lemma(trigger) in word_list("warfare") and lemma(clause(trigger)) in word_list("result")
    if lemma(trigger) not in word_list("result") | word_list("deadly"):
        return False
    near = [*kids(trigger, "nsubj"), *prepositional(trigger, "in", "during", "of", "by")]
    near += [trigger.head] if trigger.dep_ in {"relcl", "acl"} else []
    return any(lemma(noun) in word_list("warfare") for noun in near)


def _is_old(trigger: Token) -> bool:
    """Whether a noun has an age: "old killings"."""
    return trigger.pos_ == "NOUN" and any(lemma(child) in _AGED for child in kids(trigger, "amod"))


def _of_old(trigger: Token) -> bool:
    """Whether a court is done with it, or it is remembered: "convicted of killing", "anniversary of"."""
    if clause(trigger).dep_ == "relcl" and any(is_time(token) for token in trigger.subtree):
        return False  # "who killed four on Monday had been jailed before"
    above = [lemma(one) for one in governors(trigger)]
    return any(word in word_list("judged") | word_list("remembered") for word in above)
