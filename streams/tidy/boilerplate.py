"""Learning an outlet's boilerplate from its articles, in an order that does not matter.

A paragraph is boilerplate when it stands at the head or tail of `ENOUGH` different articles
of an outlet and has no word in common with the title of any of them: a legal notice, a
newsletter box, an author's standing blurb. A background paragraph of a running story speaks
of what its titles speak of, and a quotation stands in the middle, so both stay.

The row remembers *which* articles had a paragraph, as a set: the same article again changes
nothing (redelivery), and the articles that came before the paragraph was known for what
it is can be cleaned afterwards. The final text of every article is therefore the same in whatever
order they arrive.
"""

from itertools import takewhile

import xxhash

from streams.text.words import words
from streams.tidy.rows import OutletRow

__all__ = ["ENOUGH", "candidates", "key", "learn", "strip"]

ENOUGH = 3  #: articles; two may be a copy, and a third of the same outlet is no chance
_HEAD, _TAIL = 1, 4  #: paragraphs at either end that can be boilerplate
_LONGEST = 600  #: characters; longer ones are content, whoever repeats them
_WORD = 5  #: letters from which on a word of the title says what it is about
#: Paragraphs remembered an outlet, the last seen: at most 128 x (16 + 3 x 32) bytes = 14 KB, written
#: once an article. At 5 candidates an article that reaches back 25 articles where nothing repeats.
_REMEMBERED = 128


def key(paragraph: str) -> str:
    """Return the fingerprint of a paragraph, blind to case and spacing."""
    return xxhash.xxh3_64_hexdigest(" ".join(paragraph.split()).casefold().encode("utf-8", "surrogatepass"))


def candidates(title: str, text: str) -> tuple[str, ...]:
    """Return the fingerprints of the paragraphs that could be boilerplate, in text order."""
    lines = text.split("\n")
    ends = [*lines[:_HEAD], *lines[max(_HEAD, len(lines) - _TAIL) :]]
    topic = {word for word in words(title) if len(word) >= _WORD}
    unrelated = (line for line in ends if len(line) <= _LONGEST and topic.isdisjoint(words(line)))
    return tuple(dict.fromkeys(key(line) for line in unrelated))


def learn(row: OutletRow, article_id: str, found: tuple[str, ...]) -> OutletRow:
    """Return the row with the article's candidate paragraphs counted, each article once."""
    paragraphs = dict(row.paragraphs)
    for fingerprint in found:
        seen = paragraphs.pop(fingerprint, ())
        new = article_id not in seen and len(seen) < ENOUGH
        paragraphs[fingerprint] = (*seen, article_id) if new else seen
    surplus = max(0, len(paragraphs) - _REMEMBERED)
    return OutletRow(paragraphs=dict(list(paragraphs.items())[surplus:]))


def strip(text: str, boilerplate: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the text without the boilerplate at its ends, and the paragraphs that went.

    Only an unbroken run from either end goes. A text that is nothing else stays whole.
    """
    lines = text.split("\n")
    known = [key(line) in boilerplate for line in lines]
    head = len(list(takewhile(bool, known)))
    tail = len(list(takewhile(bool, reversed(known))))
    if not boilerplate or head == len(lines):
        return text, ()
    kept = lines[head : len(lines) - tail]
    return "\n".join(kept), (*lines[:head], *lines[len(lines) - tail :])
