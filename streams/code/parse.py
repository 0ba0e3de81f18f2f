"""A parsed text in plain objects, with the names that spaCy has for them.

spaCy makes a token anew each time that it is asked for one, and looks each of its strings up. The rules ask
some ten thousand times an article, and so took half of an article's time for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, overload
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Doc", "Made", "Source", "Span", "Token"]


@dataclass(frozen=True, slots=True)
class Source:
    """The original text, and of each token of the gloss the first character and the one after the last."""

    text: str
    places: tuple[tuple[int, int], ...]


class Made(NamedTuple):
    """What a token is made of."""

    text: str
    idx: int  #: where it begins in the text, in code points
    lemma: str
    pos: str  #: of Universal Dependencies
    tag: str  #: of the Penn Treebank
    dep: str  #: ClearNLP's label, as spaCy's English models have it
    head: int  #: the place of its head; its own, if it is a root


class Token:
    """A word or mark, one object for each place in a text."""

    __slots__ = (
        "acted_on", "children", "dep_", "doc", "head", "i", "idx", "lemma_", "lower_", "plain", "pos_",
        "sent", "tag_", "text", "verb",
    )  # fmt: skip

    head: Token  #: itself, if it is a root
    sent: Span
    plain: str | None  #: see `syntax.lemma`
    acted_on: list[Token] | None  #: see `syntax.objects`
    verb: Token | None  #: see `syntax.clause`

    def __init__(self, doc: Doc, i: int, made: Made) -> None:
        self.doc = doc
        self.i = i
        self.text, self.idx, self.lemma_, self.pos_, self.tag_, self.dep_, _ = made
        self.lower_ = made.text.lower()
        self.head = self
        self.children: tuple[Token, ...] = ()  # in text order
        self.plain = self.acted_on = self.verb = None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital, and has no others."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """Whether its letters are capitals."""
        return self.text.isupper()

    @property
    def is_punct(self) -> bool:
        """Whether it is all punctuation."""
        return all(category(char).startswith("P") for char in self.text)

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins with it."""
        return self.i == self.sent.start

    @property
    def subtree(self) -> Iterator[Token]:
        """Itself and all that hang on it, in text order but for crossing branches."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    @property
    def left_edge(self) -> Token:
        """The first of its subtree."""
        first, below = self, [*self.children]
        while below:
            token = below.pop()
            first = token if token.i < first.i else first
            below += token.children
        return first

    def nbor(self, by: int) -> Token:
        """Return the token so many places to the right; raises `IndexError` outside of the text."""
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc.tokens[self.i + by]

    def is_ancestor(self, other: Token) -> bool:
        """Whether it stands above another."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False


class Span:
    """Tokens side by side; `end` is the place after the last."""

    __slots__ = ("doc", "end", "start", "top", "words")

    top: Token | None  #: its root, once asked for
    words: frozenset[str] | None  #: see `syntax.words_of`

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.words = self.top = None

    def __len__(self) -> int:
        return max(self.end - self.start, 0)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    def __getitem__(self, place: int) -> Token:
        return self.doc.tokens[self.start : self.end][place]

    @property
    def text(self) -> str:
        """Its characters, without the blank after it."""
        return self.doc.text[self.start_char : self.end_char] if len(self) else ""

    @property
    def start_char(self) -> int:
        """Where it begins in the text."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Where it ends in the text."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def root(self) -> Token:
        """The token of a sentence that hangs on no other."""
        if self.top is None:
            self.top = next((token for token in self if token.head is token), self[0])
        return self.top


class Doc:
    """A text with its tokens and sentences."""

    def __init__(self, text: str, made: Sequence[Made], source: Source | None = None) -> None:
        """Take what the tokens are made of, and for a gloss the text that it glosses."""
        self.text = text
        self.source = source
        self.tokens = [Token(self, i, one) for i, one in enumerate(made)]
        for token, one in zip(self.tokens, made, strict=True):
            if one.head != token.i:
                token.head = self.tokens[one.head]
                token.head.children += (token,)
        self.sents = self._sentences()

    def _sentences(self) -> list[Span]:
        """Return the sentences: each begins with the first token of a tree."""
        first: dict[Token, int] = {}
        for token in self.tokens:
            first.setdefault(_top(token), token.i)
        sentences = [Span(self, a, b) for a, b in pairwise((*sorted(first.values()), len(self.tokens)))]
        for sentence in sentences:
            for token in sentence:
                token.sent = sentence
        return sentences

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Span(self, start, end)
        return self.tokens[place]


def _top(token: Token) -> Token:
    while token.head is not token:
        token = token.head
    return token
