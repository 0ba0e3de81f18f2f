"""What an article is about, in at most 20 words of 2 bytes: enough to tell one story from another.

Of two articles on one running story 97 % share two of these words, of two on different stories 4 to 5 %
(measured on 1,628 web articles on 191 claims, and on two years of one outlet). With 12 words it is 93 % and
2 %; a title's words alone find 60 %.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, KeysView

import numpy as np
import xxhash

from streams.text.shingles import shape
from streams.text.words import words
from streams.tidy.suffix import headline

__all__ = ["Topic", "read", "telling", "topic_of"]

Topic = frozenset[int]  #: hashes of words, 16 bits: by chance two sets of 20 have one in common in 1 of 160

_WORDS = 20
_FEWEST, _FEWEST_OF_TEXT = 2, 5  # words of a title to go by; of a topic where the title says nothing
_LINES, _LETTERS = 12, 1000  # of the text and of each line, where it says what it is about
_LONG = 5  # letters from which on a word tells something, in most languages
_LONG_IN = {"ko": 2, "ar": 4, "fa": 4, "he": 4}  # scripts that need fewer for a word
_GRAM = 3  # characters that stand for a word where there are no spaces
#: A word within a sentence, for names: they tell stories apart best. Fixed look-behind, one run of letters.
_INNER = re.compile(r"(?<=[\w,;] )[^\W\d_]\w{2,}")


def telling(text: str, language: str) -> list[str]:
    """Return the words of a text that are long enough to tell what it is about, in order."""
    tokens = words(text)
    if shape(language) == "c5":
        run = "".join(tokens)
        return [run[at : at + _GRAM] for at in range(len(run) - _GRAM + 1)]
    long = _LONG_IN.get(language, _LONG)
    return [word for word in tokens if len(word) >= long]


def topic_of(title: str, text: str, language: str) -> bytes:
    """Return the topic of an article: words of its title that its text has, and of the paragraphs with them.

    A paragraph that has no word of the title may be boilerplate, and would make all articles one story. Where
    none has any, the title speaks for the article; where that says nothing, the longest of the upper half.
    Empty where there are too few words.
    """
    heading = _heading(title, language)
    lines = [line[:_LETTERS] for line in text.split("\n", _LINES)[:_LINES]]
    paragraphs = [(line, telling(line, language)) for line in lines]
    about = [(line, keywords) for line, keywords in paragraphs if not heading.isdisjoint(keywords)]
    if not about and len(heading) < _FEWEST:
        about = [max(paragraphs[: (len(paragraphs) + 1) // 2], key=lambda pair: len(pair[1]))]
    best = _best(about, heading)
    topic = hashes(best if len(best) >= _FEWEST else [*best, *heading][:_WORDS])
    fewest = _FEWEST if len(heading) >= _FEWEST else _FEWEST_OF_TEXT
    return np.array(sorted(topic) if len(topic) >= fewest else [], "<u2").tobytes()


def _best(about: list[tuple[str, list[str]]], heading: Collection[str]) -> list[str]:
    """Return the words that tell most: the title's, then names, then what is said most often."""
    names = {name for line, _ in about for name in words(" ".join(_names(line)))}
    counts = Counter([*names, *(word for _, keywords in about for word in keywords)])
    return sorted(counts, key=lambda w: (w not in heading, w not in names, -counts[w], -len(w), w))[:_WORDS]


def _heading(title: str, language: str) -> KeysView[str]:
    """Return the telling words of a title in order: without the outlet's name, where that leaves enough."""
    bare = dict.fromkeys(telling(headline(title), language))
    return (bare if len(bare) >= _FEWEST else dict.fromkeys(telling(title, language))).keys()


def hashes(keywords: Iterable[str]) -> Topic:
    """Return what is kept of words."""
    return frozenset(
        xxhash.xxh3_64_intdigest(word.encode("utf-8", "surrogatepass")) & 0xFFFF for word in keywords
    )


def read(topic: bytes) -> Topic:
    """Return a topic as it was kept."""
    return frozenset(np.frombuffer(topic, "<u2").tolist())


def _names(line: str) -> Iterable[str]:
    return (word for word in _INNER.findall(line) if word[0].isupper())
