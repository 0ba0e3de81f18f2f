"""The headline among the blocks of a page's text: what the address and the page's own title agree on."""

from collections import Counter
from collections.abc import Iterable, Sequence

from streams.extract.captions import is_caption
from streams.extract.furniture import is_error_line, of_head
from streams.extract.headline import is_dated
from streams.extract.lines import is_prose, weight, words
from streams.extract.meta.authors import BYLINE
from streams.extract.meta.slug import slug_of
from streams.extract.scraped.block import Block

__all__ = ["headline_near", "named_headline"]

_SIZE = range(12, 300)  # letters of a headline
_TITLE = range(25, 300)  # of a page's own title, with the outlet's name
_TITLE_WORDS = 4
_LETTERS = range(4, 300)  # the same before ideographs are counted, which is quick
_SPACES = 2  # of a headline that is named, where words have spaces
_UNENDED = ",;:"  # what ends so goes on
#: Twice the words that a line shares with the address or the title, of all words of both.
_SHARED, _BOTH = 0.5, 0.7  # with one of them, or with both together
_SENTENCE = 0.25  # more of a line that ends with a full stop: it may be the first paragraph
_ADDRESS = 1.5  # the address is made for the article; the first line of a page may be anything
_CUT = 0.4  # of a title, that a line at its beginning or end must be to be the title
_HEADING, _TWICE, _LINK, _ENDED = 0.2, 0.1, -0.2, -0.3
#: Where neither names a line: letters of a usual headline, and of an unusual one.
_USUAL, _UNUSUAL = range(40, 121), range(25, 161)
_BEFORE = 24  # blocks above the article
_NEARLY = 3  # points that a headline may have less than the standfirst below it
_LEAST = 15  # letters
_LONG_WORD = 4  # letters


def named_headline(blocks: Sequence[Block], url: str) -> str:
    """Return the headline that the address, or the page's title at the top, names; or an empty string."""
    slug, top = _folded(slug_of(url).words), _top(blocks)
    top = [] if slug and slug.isdisjoint(_folded(top)) else top  # the first line of a menu
    counts = Counter(block.text for block in blocks)
    best, found = 0.0, ""
    for text, block in {block.text: block for block in blocks}.items():
        if _can_be_named(text):
            likeness = _likeness(text, slug, top if counts[text] > (text == blocks[0].text) else [])
            ranked = likeness and likeness + _rank(block, twice=counts[text] > 1)
            if ranked > best and not is_error_line(text):
                best, found = ranked, text
    return found


def headline_near(blocks: Sequence[Block], start: int, url: str) -> int:
    """Return the place of the block near the article that looks most like its headline; -1 for none."""
    slug = _folded(slug_of(url).words)
    counts = Counter(block.text for block in blocks[:start])
    places = [at for at in range(max(0, start - _BEFORE), min(start, len(blocks))) if _can_be(blocks[at])]
    looks = {at: _look(blocks[at], slug, counts) - (start - at) / 5 for at in places}
    found = max(looks, key=lambda at: looks[at], default=-1)
    is_standfirst = found - 1 in looks and looks[found - 1] >= looks[found] - _NEARLY
    return found - 1 if is_standfirst and len(blocks[found - 1].text.split()) >= _TITLE_WORDS else found


def _top(blocks: Sequence[Block]) -> list[str]:
    """Return the words of the first block, if it can be the page's own title."""
    first = blocks[0].text if blocks else ""
    found = words(first) if weight(first) in _TITLE else []
    return found if len(found) >= _TITLE_WORDS or not first.isascii() else []


def _folded(found: Iterable[str]) -> set[str]:
    """Return the words as addresses spell them, "ueber" for "über"; the other letters' pairs suffer alike."""
    return set(" ".join(found).replace("ae", "a").replace("oe", "o").replace("ue", "u").split())


def _can_be_named(text: str) -> bool:
    if len(text) not in _LETTERS or text[-1] in _UNENDED or (text.isascii() and text.count(" ") < _SPACES):
        return False
    return weight(text) in _SIZE


def _likeness(text: str, slug: set[str], top: list[str]) -> float:
    """Return how much the line is like the address and the title; 0 if too little."""
    line = words(text)
    address = _alike(_folded(line), slug) if slug else 0.0
    title = 1.0 if _is_part(line, top) else _alike(set(line), set(top))
    more = _SENTENCE if text.endswith(".") else 0.0
    enough = max(address, title) >= _SHARED + more or address + title >= _BOTH + more
    return _ADDRESS * address + title if enough else 0.0


def _alike(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _is_part(line: list[str], top: list[str]) -> bool:
    part, whole = "".join(line), "".join(top)
    return len(part) > _CUT * len(whole) > 0 and (whole.startswith(part) or whole.endswith(part))


def _rank(block: Block, *, twice: bool) -> float:
    marked = {"heading": _HEADING, "link": _LINK}.get(block.mark, 0.0)
    return marked + _TWICE * twice + _ENDED * block.text.endswith(".")


def _can_be(block: Block) -> bool:
    text = block.text
    if weight(text) not in _SIZE or len(text) < _LEAST or block.mark == "link" or is_prose(text):
        return False
    return not (of_head(text) or is_dated(text) or BYLINE.fullmatch(text) or is_caption(text))


def _look(block: Block, slug: set[str], counts: Counter[str]) -> float:
    """Return how much a line looks like a headline, in points that were tried out on 128 pages."""
    size, shared = (
        weight(block.text),
        sum(len(word) >= _LONG_WORD for word in slug & _folded(words(block.text))),
    )
    points = 12 if size in _USUAL else 8 if size in _UNUSUAL else 6
    points += 4 * shared + 3 * (counts[block.text] > 1) - 4 * block.text.endswith(".")
    return points + {"heading": 5, "item": -4}.get(block.mark, 0)
