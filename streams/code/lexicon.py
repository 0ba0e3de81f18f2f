"""The lexicon of a language: frames and word lists, read from its TOML files.

A file a root. `[verbs.MODE]` and `[nouns.MODE]` (`any` where the codebook has no mode) map a pattern
to an example sentence of our own, which a test codes. A pattern is words with spaces between:

* the first word is the lemma of the verb or noun (`|` between alternatives);
* a preposition or particle stands for itself, and so does the kind of an inner clause: `to` (an infinitive
  too), `that`, `must`, `will`, and `shall` or `shant` for what the subject says that he will or won't do;
* any other word is the lemma of the object, or of the object of the preposition before it; after `to` or
  `that` it is the lemma of the inner verb, and then of that verb's object;
* `<word` is the lemma of the subject or of a word in its name, `~word` modifies the word before it;
* `@class` is any word of that class in `words.toml`, a name where it is `@name`, an actor where it is
  `@actor`, and one that is a party to politics in its own right where it is `@power`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from streams.code.frameset import Frame, Frames, Part, Place
from streams.code.tables import tables

__all__ = ["CLAUSAL", "WILL", "Frame", "Lexicon", "Part", "lexicon"]

_HOME = Path(__file__).with_name("lexicon")
_WORDS = ("words", "harm")
_LINK_WORDS = """
about across after against ahead along alongside among apart around as aside at away back before behind
beside between beyond by closer down for forth forward from in inside into must near of off on onto out
outside over round shall shant that through throughout to together toward towards under until up upon via will
with within without
"""
_LINKS = frozenset(_LINK_WORDS.split())
WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
#: The kinds of clause that are asked for: those that a word marks, with such words, and those that need none.
_MARKED = {"to": frozenset({"to"}), "will": WILL, "shall": WILL, "shant": WILL}
_UNMARKED = frozenset({"that", "must"})
CLAUSAL = _UNMARKED | _MARKED.keys()
_PLACES: dict[str, Place] = {"<": "subject", "~": "modifier"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames of a language by the lemma of their head, the most specific first."""

    verbs: dict[str, Frames]
    acted: dict[str, Frames]  #: those of verbs that ask for a subject
    nouns: dict[str, Frames]
    words: dict[str, frozenset[str]]
    frames: tuple[Frame, ...]

    def prepare(self) -> None:
        """Make now what is made with the first sentences: for many processes at once."""
        for table in (self.verbs, self.acted, self.nouns):
            for frames in table.values():
                frames.prepare()


class _Row(NamedTuple):
    """A frame as its file has it."""

    root: str
    mode: str | None
    noun: bool
    pattern: str
    example: str


@lru_cache
def lexicon(language: str) -> Lexicon:
    """Read the lexicon of a language, once a process."""
    files = tables(_HOME / language)
    words = {name: frozenset(text.split()) for file in _WORDS for name, text in files[file].items()}
    rows = [row for file in files if file.isupper() for row in _rows(file, files[file])]
    spelt = {word for row in rows for word in row.pattern.split()[1:]}  # each of them in many patterns
    parts = {word: _part(word, words) for word in spelt}
    needs = {word: _needed(part) for word, part in parts.items() if not _is_open(part)}
    frames = [_frame(row, parts, needs) for row in rows]
    nouns, verbs = ([one for one in sorted(frames, key=_rank) if one.noun is noun] for noun in (True, False))
    acted = [one for one in verbs if any(part.place == "subject" for part in one.parts)]
    return Lexicon(_by_head(verbs), _by_head(acted), _by_head(nouns), words, tuple(frames))


def _rank(frame: Frame) -> tuple[int, int, int, str, str]:
    """Order by specificity: more parts first, then objects before all else, words before classes."""
    places = [part.place for part in frame.parts]
    loose = (places.count("modifier") + places.count("subject")) if "object" in places else len(places)
    return -len(frame.parts), loose, frame.pattern.count("@"), frame.pattern, frame.root


def _rows(root: str, kinds: dict[str, dict[str, dict[str, str]]]) -> Iterator[_Row]:
    for kind, modes in kinds.items():
        for mode, examples in modes.items():
            for pattern, example in examples.items():
                yield _Row(root, None if mode == "any" else mode, kind == "nouns", pattern, example)


def _frame(row: _Row, parts: dict[str, Part], needs: dict[str, frozenset[str]]) -> Frame:
    words = row.pattern.split()[1:]
    return Frame(
        row.root,
        row.mode,
        row.noun,
        row.pattern,
        tuple(parts[word] for word in words),
        row.example,
        tuple(needs[word] for word in words if word in needs),
    )


def _is_open(part: Part) -> bool:
    """Whether no word of its own need be there: it is a kind of clause, or of party."""
    return not part.words.isdisjoint(_UNMARKED) or any(word.startswith("@") for word in part.words)


def _needed(part: Part) -> frozenset[str]:
    """Return the words of which one is there: its own, and those of the clauses that it asks for."""
    return part.words.union(*(_MARKED[word] for word in part.words & _MARKED.keys()))


def _part(word: str, words: dict[str, frozenset[str]]) -> Part:
    choices: set[str] = set()
    marked = _PLACES.get(word[0])
    for choice in word[bool(marked) :].split("|"):
        named = choice[1:] if choice.startswith("@") else None
        choices |= words.get(named, frozenset({choice})) if named else {choice}
    return Part(frozenset(choices), marked or ("link" if choices <= _LINKS else "object"))


def _by_head(frames: list[Frame]) -> dict[str, Frames]:
    table: dict[str, list[Frame]] = {}
    for frame in frames:
        for head in frame.pattern.split()[0].split("|"):
            table.setdefault(head, []).append(frame)
    return {head: Frames(group) for head, group in table.items()}
