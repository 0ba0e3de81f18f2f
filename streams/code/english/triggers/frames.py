"""Which frame of the lexicon a verb or noun stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.actors.roles import subjects
from streams.code.english.dates.weekdays import on_a_day
from streams.code.english.parser.phrases import role_nouns
from streams.code.english.parser.syntax import kids, lemma, objects, prepositional, words_of
from streams.code.english.triggers.clausal import INNER, inner_verb
from streams.code.lexicon import CLAUSAL, Frame, Lexicon, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streams.code.english.actors.people import Parties
    from streams.code.frameset import Frames
    from streams.code.parse import Token

__all__ = ["Match", "frames_of", "match", "matches"]

Match = tuple[Frame, tuple["Token", ...]]  #: a frame, and the tokens that filled its parts

_LINK_LABELS = ("prt", "prep", "agent", "dative", "advmod", "mark")
#: Letters to cut off for a stem: "ban" from "banned".
_ENDINGS = {"ed": (1, 2, 3), "ing": (3, 4), "es": (1, 2), "s": (1,)}
_NOUN_TAGS = frozenset({"NOUN", "PROPN"})
_WITHIN = ("compound", "amod", "poss", "nmod", "advmod", "npadvmod", "det")


def match(head: Token, known: Lexicon, parties: Parties) -> Match | None:
    """Return the most specific frame that the head stands in, or None."""
    return next(matches(head, known, parties), None)


def matches(head: Token, known: Lexicon, parties: Parties) -> Iterator[Match]:
    """Yield the frames that the head stands in, the most specific first."""
    frames = frames_of(head, known)
    for frame in frames.among(words_of(head.sent)) if frames else ():
        filled = _fill(head, frame.parts, parties)
        if filled is not None:
            yield frame, filled


def frames_of(head: Token, known: Lexicon) -> Frames | None:
    """Return the frames of a head, be they those of a verb that a noun is: "ship sinks" in a headline."""
    if head.pos_ not in _NOUN_TAGS:
        return _of_verb(head, known.verbs)
    verb = head.pos_ == "NOUN" and head.dep_ != "compound"
    return known.nouns.get(lemma(head)) or (known.acted.get(lemma(head)) if verb else None)


def _of_verb(verb: Token, table: dict[str, Frames]) -> Frames | None:
    """Return the frames of the lemma, else of a regular stem: the lemmatiser makes "unban" an "unbane"."""
    if frames := table.get(lemma(verb)):
        return frames
    word = verb.lower_
    cuts = next((cuts for ending, cuts in _ENDINGS.items() if word.endswith(ending)), ())
    return next((frames for cut in cuts if (frames := table.get(word[:-cut]))), None)


def _fill(
    head: Token, parts: tuple[Part, ...], parties: Parties, chosen: tuple[Token, ...] = ()
) -> tuple[Token, ...] | None:
    """Return the tokens that fill the parts; another is tried where the first leaves the next part open."""
    if len(chosen) == len(parts):
        return chosen
    for token in _fillers(head, [*chosen], parts[len(chosen)], parties):
        filled = _fill(head, parts, parties, (*chosen, token))
        if filled is not None:
            return filled
    return None


def _fillers(head: Token, chosen: list[Token], part: Part, parties: Parties) -> Iterator[Token]:
    if part.place == "link":
        yield from _links([head, *chosen], part)
        return
    if part.place == "object":
        token = _object([head, *chosen], part, parties)
        if token is not None:
            yield token
        return
    last = chosen[-1] if chosen else head
    near = _doers(head) if part.place == "subject" else kids(last, *_WITHIN)
    if part.place == "subject":
        near += [word for noun in near for word in kids(noun, *_WITHIN)]
    yield from (token for token in near if _is(token, part, parties))


def _doers(verb: Token) -> list[Token]:
    """Return the subjects of a verb; the parser takes a short sentence for a noun and its participle."""
    mistaken = [verb.head] if verb.dep_ == "acl" and verb.head.dep_ in {"ROOT", "pobj"} else []
    return subjects(verb) + kids(verb, "nsubj", "compound") + mistaken


def _is(token: Token, part: Part, parties: Parties) -> bool:
    """Whether a token is one of the part's words, or a party of its class."""
    if lemma(token) in part.words or token.lower_ in part.words or _titled(token, part):
        return True
    if "@power" in part.words:
        return any(party.political for party in parties.at(token))
    named = "@name" in part.words and token.pos_ == "PROPN"
    return named or ("@actor" in part.words and token.i in parties)


def _titled(name: Token, part: Part) -> bool:
    """Whether a name's title is one of the words: "sacked Defence Minister Jane Doe"."""
    titles = kids(name, "compound", "nmod") if name.pos_ == "PROPN" and part.place == "object" else []
    return any(lemma(title) in part.words & role_nouns() for title in titles)


def _links(holders: list[Token], part: Part) -> Iterator[Token]:
    """Yield the clauses and prepositions of a part: "took to the streets to demand a vote" has two."""
    for word in sorted(part.words & CLAUSAL):
        if (inner := inner_verb(holders, word)) is not None:
            yield inner
    # The parser often hangs the preposition on the object: "stripped the senator of immunity".
    near = [noun for noun in objects(holders[0]) if noun.i > holders[0].i] if len(holders) == 1 else []
    for holder in [*holders, *near]:
        links = (child for child in kids(holder, *_LINK_LABELS) if child.lower_ in part.words)
        yield from (link for link in links if not on_a_day(link))
    if "for" in part.words:
        marks = [mark for verb in kids(holders[0], *INNER) for mark in kids(verb, "mark")]
        yield from (mark for mark in marks if mark.lower_ == "for")


def _object(holders: list[Token], part: Part, parties: Parties) -> Token | None:
    head, last = holders[0], holders[-1]
    if head.pos_ in _NOUN_TAGS and last == head:
        return next((c for c in kids(head, "compound", "amod") if lemma(c) in part.words), None)
    if last != head and last.dep_ in INNER and last.pos_ in {"VERB", "AUX"} and last not in holders[:-1]:
        return last if lemma(last) in part.words else None
    if last.dep_ in _LINK_LABELS and last.pos_ not in _NOUN_TAGS and last != head:
        places = [*prepositional(last.head, last.lower_), *kids(last, "pcomp")] or objects(head)
    else:
        verb = last if last in holders[:-1] else head
        gerunds = [inner for inner in kids(verb, "xcomp") if inner.tag_ == "VBG"]
        places = [*objects(verb), *gerunds, *kids(verb, "npadvmod")]  # "gave them two days" is parsed so
    return next((token for token in places if _is(token, part, parties)), None)
