"""What reports say of how they came about: who would not comment, who asked for no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import listed
from streams.code.english.parser.syntax import kids, lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Token

__all__ = ["is_formula"]

_INNER = ("xcomp", "ccomp", "dobj", "attr", "acomp", "prep", "pobj", "pcomp", "advcl", "acl", "oprd", "prt")
_DEEP = 4  #: steps: "did not respond to a request for comment" has three
_PRESS = frozenset({"press", "news"})
_NAMED = frozenset({"name", "identify", "quote"})
_LISTS = {"REJECT": "silence", "REQUEST": "nameless", "ACCUSE": "unconfirmed"}


def is_formula(draft: Draft) -> bool:
    """Whether it is how a report was made, or the press was met: no deed between parties."""
    root = draft.kind.root
    if root == "CONSULT":
        return any(set(_before(token)) & _PRESS for token in _within(draft.trigger, 1))
    if root not in _LISTS:
        return False
    words = {word for token in _within(draft.trigger, _DEEP) for word in (lemma(token), token.lower_)}
    if root == "REJECT" and words & listed("figures", "unconfirmed"):
        return True
    asked = kids(draft.trigger, "xcomp") if root == "REQUEST" else []
    if any(lemma(inner) in _NAMED and not kids(inner, "dobj") for inner in asked):
        return True  # "asked not to be named"
    failed = draft.mood.negated or draft.trigger.head.lower_ == "unable"
    return bool(words & listed("figures", _LISTS[root])) and (root != "ACCUSE" or failed)


def _within(token: Token, deep: int) -> Iterator[Token]:
    """Yield a word and those of its complements, so many steps down."""
    yield token
    if deep:
        for child in kids(token, *_INNER):
            yield from _within(child, deep - 1)


def _before(noun: Token) -> list[str]:
    return [child.lower_ for child in kids(noun, "compound", "amod", "nmod")]
