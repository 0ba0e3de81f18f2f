"""A guess at a sentence in which no frame stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streams.code.english.actors.party import POLITICAL
from streams.code.english.backoff.features import event_verb, features
from streams.code.english.backoff.weights import weights
from streams.code.english.data import word_list
from streams.code.english.gate import is_event
from streams.code.english.gate.topics import Distance
from streams.code.english.parser.syntax import kids, lemma, objects
from streams.code.english.record.drafts import draft
from streams.code.english.triggers.frames import match
from streams.code.english.triggers.hit import Hit
from streams.code.english.triggers.modality import Mood
from streams.code.lexicon import Frame, lexicon

if TYPE_CHECKING:
    from streams.code.english.actors.people import Parties
    from streams.code.english.gate import Topic
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Span, Token

__all__ = ["GUESS", "NOTHING", "guess", "may_guess"]

GUESS = 0.5  #: confidence: with verbs not taught six guesses in ten are right, and some tell of nothing
NOTHING = "NONE"  #: the label of sentences without a political event
_LEAST = 0.3  #: share of belief below which nothing is said
_SURE = 0.5  #: the same for force, of whose words frames know most: what is left is often a figure of speech;
#: and for a clause beside which frames know another event
_FORCE = frozenset({"ASSAULT", "COERCE"})
_EMPTY = frozenset({"have", "be", "do"})  #: they say nothing of what happened
_LOOSE = frozenset({"AGREE", "THREATEN", "CONCEDE"})  #: what the plans of a budget look like
_PARTIES = POLITICAL | {"CVL", "MED"}
#: Roots that have future and refusal in their meaning: their mood is that of the telling.
_WORDS = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "CONCEDE"})


def may_guess(topic: Topic) -> bool:
    """Whether a text is some sentences near to politics. Of ten guesses in articles none was right."""
    return topic.excerpt and topic.distance < Distance.SOME


def guess(sentence: Span, parties: Parties, topic: Topic, *, sure: bool = False) -> Draft | None:
    """Return what a sentence most likely tells, if it has a party to politics and belief suffices."""
    head = event_verb(sentence)
    if _of_figures(head) or _of_health(sentence) or _known(head, parties):
        return None
    root = _root(head, sure, topic)
    if root is None:
        return None
    guessed = draft(Hit(head, Frame(root, None, False, "", (), ""), (), None), parties)
    if guessed.kind.root not in {root, "REJECT", "AGREE"}:
        return None  # what harms or is no politics is told by its words alone
    if not (is_event(guessed, topic) and (_political(guessed) or (topic.excerpt and _of_note(guessed)))):
        return None
    if root in _WORDS:
        return replace(guessed, mood=_asserted(guessed.mood))
    return None if guessed.mood.hypothetical else guessed


def _known(head: Token, parties: Parties) -> bool:
    """Whether a verb is no riddle: it says nothing, or a frame that it stands in was refused."""
    return lemma(head) in _EMPTY or match(head, lexicon("en"), parties) is not None


def _of_figures(verb: Token) -> bool:
    """Whether it only tells how far a figure moved: "reserves fell", "rose 40 billion francs"."""
    counted = all(noun.pos_ == "NUM" or kids(noun, "nummod") for noun in objects(verb))
    return lemma(verb) in word_list("trend") and counted


def _of_health(sentence: Span) -> bool:
    """Whether somebody is ill, or told to take care: "was taken to a hospital to be treated for cancer"."""
    ill = word_list("illness") | word_list("ward") | word_list("precaution")
    return any(lemma(token) in ill for token in sentence)


def _political(draft: Draft) -> bool:
    return any(party.sector in _PARTIES for party in (*draft.actors, *draft.recipients))


def _of_note(draft: Draft) -> bool:
    """Whether somebody's state or standing is known: enough in a sentence picked for what it tells."""
    known = any(party.known and party.sector != "BUS" for party in (*draft.actors, *draft.recipients))
    return known or draft.beside


def _root(head: Token, sure: bool, topic: Topic) -> str | None:
    known = weights()
    shares = known.shares(features(head))
    best = int(shares.argmax())
    root = known.roots[best]
    plans = topic.excerpt and topic.theme == "business" and root in _LOOSE
    least = _SURE if sure or plans or root in _FORCE else _LEAST
    return root if root != NOTHING and shares[best] >= least else None


def _asserted(mood: Mood) -> Mood:
    return Mood(future=False, hypothetical=False, negated=False, able=mood.able)
