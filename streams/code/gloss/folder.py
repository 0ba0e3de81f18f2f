"""The folder of a language that is read through a gloss: its model, its grammar's few words, its dictionary.

`language.toml` names the spaCy model, whose labels are those of Universal Dependencies, and the words of
grammar; `gloss.toml` is the dictionary, a table a part of speech; `phrases.toml` has what several words
mean together; `names.toml` has countries, cities, bodies and people, and what those of a country are called.
docs/languages.md tells how they are written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Folder", "Government", "Phrase", "folder"]

#: A word without its vowel: "d'" in "Côte d'Ivoire", "jusqu'" in "jusqu'à", not "aujourd'" in "aujourd'hui".
_ELIDED = re.compile(r"\b(\w{1,2}'|\w{1,8}qu')(?=\w)")


@dataclass(frozen=True, slots=True)
class Government:
    """A verb with what it governs, and what that is in English, part by part.

    A part is a preposition, one before an infinitive (`à~`), `that` (a clause), the lemma of an object, or
    `X` for any object. Its English is a word; `_` makes an object of what stands behind a preposition, and
    drops a noun.
    """

    reflexive: bool
    parts: tuple[str, ...]
    english: str
    parts_in_english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side, as forms or lemmas, and what they mean together."""

    words: tuple[str, ...]
    kind: str  #: a table of phrases.toml, or `name`
    english: str
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """All that is known of a language."""

    language: str
    model: str
    words: defaultdict[str, frozenset[str]]  #: words of grammar by what they do
    modals: dict[str, tuple[str, ...]]  #: indicative, conditional
    infinitives: dict[str, str]  #: the mark of an infinitive -> "to", or a preposition
    participles: tuple[tuple[str, str], ...]  #: endings, and those of their verbs
    finites: tuple[tuple[str, str], ...]
    futures: tuple[tuple[str, str], ...]
    plurals: tuple[tuple[str, str], ...]
    verbs: dict[str, tuple[Government, ...]]
    tables: defaultdict[str, dict[str, str]]  #: by part of speech
    phrases: dict[str, tuple[Phrase, ...]]  #: by their first word, the longest first
    names: dict[
        str, str
    ]  #: by what is left without blanks: tokenisers part names at their hyphens, or do not
    demonyms: dict[str, str]
    lemmas: dict[str, str]  #: of forms that the model has wrong
    forms: dict[str, str]  #: irregular forms of verbs, where a verb was taken for something else


@lru_cache
def folder(home: Path) -> Folder:
    """Read a folder, once a process."""
    files = tables(home)
    language, phrases, names = (files.get(name, {}) for name in ("language", "phrases", "names"))
    gloss = dict(files.get("gloss", {}))
    endings = language.get("endings", {})
    return Folder(
        language=home.name,
        model=language["model"],
        words=defaultdict(
            frozenset, {name: frozenset(text.split()) for name, text in language.get("words", {}).items()}
        ),
        modals={word: tuple(english.split()) for word, english in language.get("modals", {}).items()},
        infinitives=language.get("infinitives", {}),
        participles=_pairs(endings.get("participles", "")),
        finites=_pairs(endings.get("finites", "")),
        futures=_pairs(endings.get("futures", "")),
        plurals=_pairs(endings.get("plurals", "")),
        verbs=_verbs(gloss.pop("verb", {})),
        tables=defaultdict(dict, gloss),
        phrases=_by_first(_phrases(phrases)),
        names=_names(names),
        demonyms=names.get("demonyms", {}),
        lemmas=language.get("lemmas", {}),
        forms={form: verb for verb, forms in language.get("forms", {}).items() for form in forms.split()},
    )


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return "é>er s>" as its pairs."""
    return tuple((one, other) for one, _, other in (pair.partition(">") for pair in text.split()))


def _verbs(listed: dict[str, str]) -> dict[str, tuple[Government, ...]]:
    table: dict[str, list[Government]] = {}
    for key, english in listed.items():
        words, glosses = (
            key.split(),
            [word if word == "_" else word.replace("_", " ") for word in english.split()],
        )
        reflexive = words[0] == "se"
        lemma, *parts = words[reflexive:]
        table.setdefault(lemma, []).append(
            Government(reflexive, tuple(parts), glosses[0], tuple(glosses[1:]))
        )
    return {lemma: tuple(sorted(entries, key=_rank)) for lemma, entries in table.items()}


def _rank(known: Government) -> tuple[bool, int]:
    return not known.reflexive, -len(known.parts)


def _phrases(listed: dict[str, dict[str, str]]) -> Iterator[Phrase]:
    for kind, phrases in listed.items():
        for words, english in phrases.items():
            parts = _tokens(words.lower())
            own = parts[0] == "se"
            yield Phrase(parts[own:], kind, english, own)


def _tokens(words: str) -> tuple[str, ...]:
    """Return the words as tokenisers part them: an elided one ends with its apostrophe."""
    return tuple(part for word in words.split() for part in _ELIDED.sub(r"\1 ", word).split())


def _names(listed: dict[str, dict[str, str]]) -> dict[str, str]:
    tables = (names for kind, names in listed.items() if kind != "demonyms")
    return {name.replace(" ", ""): english for names in tables for name, english in names.items()}


def _by_first(phrases: Iterator[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        table.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(sorted(entries, key=lambda p: -len(p.words))) for first, entries in table.items()}
