"""Which words of a sentence may date a trigger: those of its own clause, the nearest first."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import clause, governors, kids, lemma

if TYPE_CHECKING:
    from streams.code.parse import Span, Token

__all__ = ["ahead", "clauses", "near", "scheduled", "tellers"]

#: "the worst strikes since January", "marched after Friday's raid" date something else.
_BESIDE = 4  #: words from a verb of saying to its day
_AT = frozenset({"on", "late", "early", "last"})
_BELOW = frozenset({"dobj", "pobj"})
_TWICE = frozenset({"yesterday", "tomorrow"})  #: "the day before yesterday"
_ELSEWHERE = frozenset({"after", "before", "since", "until", "till", "following"})
#: "before dawn on Friday" is on Friday.
_HOURS = frozenset(
    {"dawn", "daybreak", "sunrise", "noon", "midday", "sunset", "dusk", "nightfall", "midnight"}
)


def clauses(trigger: Token) -> list[list[Token]]:
    """Return the trigger's own clause, then those that tell of the same time: each a list of verbs."""
    verb = clause(trigger)
    beside = [child for child in verb.children if _same_time(child)]
    over = [verb.head] if _same_time(verb) or verb.dep_ in {"csubj", "nsubj"} else _on_which(verb)
    about = kids(trigger, "acl", "relcl") if trigger != verb else []  # "talks scheduled for Monday"
    if _spoken_of(trigger, verb):
        return [about]
    return [[verb, *_verbless(verb)], [*about, *over, *beside], _purposes(verb)]


def _spoken_of(trigger: Token, verb: Token) -> bool:
    """Whether the verb above a noun says something of it, on a day of its own: "talks, he said Friday"."""
    return trigger != verb and lemma(verb) in word_list("say")


def _verbless(verb: Token) -> list[Token]:
    """Return the root of a sentence in which the parser missed the verb."""
    root = verb.sent.root
    return [root] if root != verb and root.pos_ not in {"VERB", "AUX"} else []


def _purposes(verb: Token) -> list[Token]:
    """Return what a deed was to bring about, at the same time: "fired gas to break up a rally on Monday"."""
    tool = any(lemma(one) not in word_list("people") | word_list("forces") for one in kids(verb, "dobj"))
    to = (child for child in kids(verb, "advcl", *(["xcomp"] if tool else [])) if child.tag_ == "VB")
    return [child for child in to if any(aux.lower_ == "to" for aux in kids(child, "aux"))]


def tellers(trigger: Token) -> list[Token]:
    """Return the verbs of saying over a trigger or beside it: "the army said on Monday"."""
    verb = clause(trigger)
    over = [above for above in (verb, *governors(verb)) if above.pos_ == "VERB" and above != trigger]
    beside = kids(verb, "parataxis", "ccomp")
    return [one for one in (*over, *beside) if lemma(one) in word_list("say")]


def _on_which(verb: Token) -> list[Token]:
    """Return the clause whose day is that of a clause with "when": "it ended on May 3, when they fled"."""
    adverb = next((child for child in kids(verb, "advmod") if child.lower_ == "when"), None)
    if adverb is None or verb.dep_ not in {"advcl", "relcl"}:
        return []
    before = [token for token in adverb.doc[adverb.sent.start : adverb.i] if not token.is_punct]
    return [clause(verb.head)] if before and before[-1].pos_ in {"PROPN", "NUM"} else []


def near(trigger: Token, verbs: list[Token]) -> list[Token]:
    """Return the words of the verbs' clauses, by their distance from the trigger in the parse."""
    if not verbs:
        return []
    owned = [token for token, owner in _owned(trigger.sent) if owner in verbs and token != trigger]
    words = [token for token in owned if not _of_another(token, trigger)]
    return sorted(words, key=lambda token: (_steps(token, trigger), abs(token.i - trigger.i)))


@lru_cache(maxsize=8)  # each event of a sentence asks, and each more than once
def _owned(sentence: Span) -> list[tuple[Token, Token]]:
    """Return the words of a sentence, each with the verb of its clause."""
    return [(token, _owner(token)) for token in sentence]


def _owner(token: Token) -> Token:
    """Return the verb of a word's clause: "said" in "said on Monday they would", whatever the parser says."""
    verb = clause(token)
    over = verb.head
    if verb.dep_ != "ccomp" or not 0 < token.i - over.i <= _BESIDE or lemma(over) not in word_list("say"):
        return verb
    between = (word.lower_ for word in token.doc[over.i + 1 : token.i])
    return over if all(word in _AT for word in between) else verb


def ahead(verb: Token) -> bool:
    """Whether an infinitive tells what is to come: "agreed to open", not "failed to open"."""
    aux = {child.lower_ for child in kids(verb, "aux")}
    aim = verb.dep_ == "advcl" and verb.head.tag_ == "VBD"  # "fired gas to break up the rally"
    return "to" in aux and "have" not in aux and not aim and not _same_time(verb)


def scheduled(trigger: Token) -> bool:
    """Whether a present tense tells what is on somebody's calendar: "they meet on Monday"."""
    verb = clause(trigger)
    present = verb.tag_ in {"VBP", "VBZ"} and not kids(verb, "aux", "auxpass")
    return present and lemma(verb) in word_list("scheduled")


def _same_time(verb: Token) -> bool:
    """Whether a clause has the time of the one above: "attacked, killing", "and killed", "failed to sign"."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    if verb.dep_ == "conj":
        return not kids(verb, "nsubj", "nsubjpass", "aux")
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBG" and not kids(verb, "mark", "nsubj", "advmod")
    return verb.dep_ == "xcomp" and lemma(verb.head) in word_list("same_time")


def _of_another(token: Token, trigger: Token) -> bool:
    """Whether a preposition that points elsewhere in time stands between the word and the trigger."""
    if token.dep_ == "poss" and token.head != trigger and token.head.dep_ in _BELOW:
        return True  # "condemned Monday's attack"
    if token.lower_ in _TWICE:
        return False
    for above in governors(token):
        if above == trigger or above.is_ancestor(trigger):
            return False
        if token.i < above.i and token.head == above:
            continue  # "two days after the vote" measures it
        if _HOURS & {child.lower_ for child in above.children}:
            continue
        if above.lower_ in _ELSEWHERE and above.pos_ in {"ADP", "SCONJ", "VERB"}:
            direct = token.head == above and above.head == clause(trigger)
            return not direct or above.lower_ != "since"  # "has held them since May" is the verb's own
    return False


def _steps(token: Token, trigger: Token) -> int:
    """Return the length of the path between two words in the tree."""
    up = [trigger.i, *(above.i for above in governors(trigger))]
    line = [token.i, *(above.i for above in governors(token))]
    meet = next(i for i in line if i in up)
    return line.index(meet) + up.index(meet)
