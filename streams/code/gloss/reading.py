"""A language read through a gloss: its model parses the original, and the English rules read the gloss."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import tee
from typing import TYPE_CHECKING

from streams.code.gloss.build import build
from streams.code.gloss.cases import attach
from streams.code.gloss.clauses import clauses
from streams.code.gloss.counts import count
from streams.code.gloss.folder import folder
from streams.code.gloss.joins import join
from streams.code.gloss.mends import mend
from streams.code.gloss.order import order
from streams.code.gloss.reread import reread
from streams.code.gloss.tenses import tense
from streams.code.gloss.tree import Tree, trees
from streams.code.gloss.verbs import govern
from streams.code.gloss.words import gloss, lookup
from streams.code.lean import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc as Parsed

    from streams.code.gloss.folder import Folder
    from streams.code.parse import Doc

__all__ = ["Reader", "reader"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[\W_]")
_LONGEST = 9  # words and blanks of a name


class Reader:
    """Parses texts of one language and gives their glosses."""

    def __init__(self, known: Folder, nlp: Language) -> None:
        self.language = known.language
        self._known = known
        self._nlp = nlp

    def pipe(self, lines: Iterable[str], *, batch_size: int) -> Iterator[Doc]:
        """Yield the gloss of each line, in their order."""
        given, own = tee(lines)
        straight = (line.replace("’", "'") for line in own)  # models know no other apostrophe
        for doc, line in zip(self._nlp.pipe(straight, batch_size=batch_size), given, strict=True):
            yield build(glossed(doc, self._known), doc, line)

    def plain(self, text: str) -> str:
        """Return a text word by word: enough to tell what it is about, and for a dateline."""
        words, glosses = _WORD.findall(text), []
        while words:
            size, english = self._name(words)
            glosses.append(english or self._plain(words[0]))
            words = words[size:]
        return "".join(glosses)

    def _name(self, words: list[str]) -> tuple[int, str]:
        """Return how many words a name at the beginning has, and the name; it may be in capitals."""
        longest = min(len(words), _LONGEST if words[0][:1].isupper() else 1)
        for size in range(longest, 0, -1):
            text = "".join(words[:size]).replace("’", "'")
            spellings = (text.replace(" ", ""), text.title().replace(" ", ""))
            name = next((self._known.names[one] for one in spellings if one in self._known.names), "")
            if name:
                return size, name
        return 1, ""

    def _plain(self, word: str) -> str:
        tables = (lookup(word, table, self._known) for table in ("noun", "adjective"))
        return self._known.demonyms.get(word.lower()) or next(filter(None, tables), word)


def glossed(doc: Parsed, known: Folder) -> list[Tree]:
    """Rewrite the sentences of a document as English ones."""
    return [_glossed(tree, known) for tree in trees(doc, known.lemmas)]


def _glossed(tree: Tree, known: Folder) -> Tree:
    join(tree, known)
    count(tree, known)
    reread(tree, known)
    mend(tree, known)
    clauses(tree, known)
    govern(tree, known)
    tense(tree, known)
    order(tree)
    attach(tree, known)
    gloss(tree, known)
    return tree


@lru_cache
def reader(home: Path) -> Reader:
    """Load the model of a folder, once a process."""
    known = folder(home)
    return Reader(known, load(known.model))
