"""The gate: which extractor's paragraphs are taken for the article's, and why.

newsfold's own reading is taken unless it has doubts. Then resiliparse is asked, at the price of one more own
reading; where it has much more, an own reading of a wider part of the page is looked for that agrees with it.
trafilatura, ten times the price, is asked where there is none.
"""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace

from resiliparse.extract.html2text import extract_plain_text

from streams.errors import BadInput
from streams.extract.body.choice import Choice, Why
from streams.extract.body.doubt import Doubt, doubt_of, misses_title
from streams.extract.body.newsfold import NAME, Reading
from streams.extract.lines import key, paragraphs, weight
from streams.extract.meta import Meta
from streams.extract.page import HtmlPage
from streams.records import Reason

__all__ = ["ResiliparseBody", "TrafilaturaBody", "agreement", "choose", "grams", "share_of"]

Grams = frozenset[tuple[str, ...]]

_COVERED = 0.4  # of the second opinion: with so much of it, ours is taken for the more careful of the two
_AGREES = 0.7  # a wider reading of ours that agrees so much with the second opinion is taken
_SHORT = 600  # letters, a hundred words: with more, whatever was found is more than a notice or two
_FLASH = 150  # letters: a news flash in an `article` of its own
_DESCRIBED = 60  # letters of a description: a shorter one may be the site's
_DESCRIBED_SHARE = 0.5  # of it that the text has; it may be cut, or leave out a place
_BETTER = 0.15  # by so much it has to agree better than the first one
_WORDS = 4  # of a gram, as in the measure of the article extraction benchmarks
#: Times its length that a text weighs, where a third of its signs are of a script without spaces.
_UNSPACED = 1.5


class ResiliparseBody:
    """resiliparse (Bevendorff 2018), the second opinion: without comments, link targets and bullets."""

    name = "resiliparse"

    def paragraphs(self, page: HtmlPage) -> list[str]:
        """See `BodyExtractor`."""
        try:
            text = extract_plain_text(
                page.html, main_content=True, comments=False, alt_texts=False, list_bullets=False
            )
        except Exception as error:  # any error of the library is a page that it cannot read, not our fault
            raise BadInput(Reason.FAILED, f"resiliparse cannot read the page: {error!r:.200}") from error
        return paragraphs(text)


class TrafilaturaBody:
    """trafilatura (Barbaresi 2021), the third: without its own fallbacks, comments left out."""

    name = "trafilatura"

    def paragraphs(self, page: HtmlPage) -> list[str]:
        """See `BodyExtractor`."""
        import trafilatura  # noqa: PLC0415  # half a second, for the one page in two hundred that needs it

        if page.lxml is None:
            return []
        try:
            document = trafilatura.bare_extraction(
                deepcopy(page.lxml), url=page.url, include_comments=False, with_metadata=False, fast=True
            )
        except Exception as error:  # any error of the library is a page that it cannot read, not our fault
            raise BadInput(Reason.FAILED, f"trafilatura cannot read the page: {error!r:.200}") from error
        text = getattr(document, "text", None) or ""
        return [line for raw in text.split("\n") for line in paragraphs(raw.removeprefix("- "))]


_SECOND = ResiliparseBody()
_THIRD = TrafilaturaBody()


def choose(page: HtmlPage, own: Reading, meta: Meta, *, titled: bool) -> Choice:
    """Return newsfold's own reading or, in doubt, what others make more likely.

    `titled`: it is of an `article` with the page's title. Then it may be short, and have other words.
    """
    if doubt_of(own, meta) is Doubt.NONE:
        return Choice(own.lines, NAME, Why.CLEAR)
    choice = _asked(page, own)
    short = sum(map(weight, choice.lines)) < _SHORT
    doubtful = choice.why is Why.UNDECIDED or misses_title(choice.lines, meta.title)
    lost = short and doubtful and not (titled and own.size >= _FLASH) and not _is_described(own, meta)
    return replace(choice, why=Why.LOST) if lost else choice


def _is_described(own: Reading, meta: Meta) -> bool:
    """Tell whether the article's element has what an article's page says of itself in short.

    A standfirst above the element says nothing: it stands there too where the article is behind a wall.
    """
    if not meta.declares_article:
        return False
    text = grams([key(block.text) for block in own.inner])
    standfirsts = (grams([name]) for name in meta.standfirsts if len(name) >= _DESCRIBED)
    return any(share_of(standfirst, text) >= _DESCRIBED_SHARE for standfirst in standfirsts)


def _asked(page: HtmlPage, own: Reading) -> Choice:
    second = _SECOND.paragraphs(page)
    ours, theirs = grams(own.lines), grams(second)
    if theirs and share_of(theirs, ours) >= _COVERED:
        return Choice(own.lines, NAME, Why.CONFIRMED)
    return _widened(own, ours, theirs) or _vote(own.lines, second, _THIRD.paragraphs(page))


def _widened(own: Reading, ours: Grams, theirs: Grams) -> Choice | None:
    """Return the reading of ours that agrees best with the second opinion, if it does so well enough."""
    agreed, lines = max(
        ((agreement(grams(reading.lines), theirs), reading.lines) for reading in own.wider()),
        key=lambda pair: pair[0],
    )
    enough = max(_AGREES, agreement(ours, theirs) + _BETTER)
    return Choice(lines, NAME, Why.WIDENED) if agreed >= enough else None


def _vote(own: list[str], second: list[str], third: list[str]) -> Choice:
    """Take ours where one of the others agrees with it, theirs where they agree with each other only."""
    one, two, three = grams(own), grams(second), grams(third)
    ours, theirs = max(agreement(one, two), agreement(one, three)), agreement(two, three)
    if one and theirs < max(_AGREES, ours):
        return Choice(own, NAME, Why.CONFIRMED if ours >= _AGREES else Why.UNDECIDED)
    if three:
        return Choice(third, _THIRD.name, Why.OUTVOTED if theirs >= _AGREES else Why.UNDECIDED)
    return Choice(second, _SECOND.name, Why.OUTVOTED) if two else Choice([], NAME, Why.EMPTY)


def grams(lines: Iterable[str]) -> Grams:
    """Return the runs of four words of a text, or of four signs, wherever its lines break."""
    text = " ".join(lines)
    words = list(text) if weight(text) > _UNSPACED * len(text) else text.split()
    runs = zip(*(words[at:] for at in range(_WORDS)), strict=False)
    return frozenset(runs) if len(words) >= _WORDS else frozenset([tuple(words)] if words else [])


def agreement(one: Grams, other: Grams) -> float:
    """Return Dice's coefficient: 1 for equal texts, 0 for those that share nothing, or where one is empty."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def share_of(whole: Grams, part: Grams) -> float:
    """Return how much of a text another one has."""
    return len(whole & part) / max(1, len(whole))
