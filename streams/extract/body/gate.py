"""The gate: which extractor's paragraphs are taken for the article's, and why.

newsfold's own reading is taken unless it has doubts. Then resiliparse is asked, at the price of one more own
reading; where it has much more, an own reading of a wider part of the page is looked for that agrees with it.
trafilatura, ten times the price, is asked where there is none.
"""

from dataclasses import replace

from streams.extract.body.agreement import Grams, agreement, grams, share_of
from streams.extract.body.doubt import Doubt, doubt_of, misses_title
from streams.extract.body.found import Choice, Why
from streams.extract.body.newsfold import NAME, Reading
from streams.extract.body.resiliparse_ import ResiliparseBody
from streams.extract.body.trafilatura_ import TrafilaturaBody
from streams.extract.lines import key, weight
from streams.extract.meta import Meta
from streams.extract.page import HtmlPage

__all__ = ["choose"]

_SECOND = ResiliparseBody()
_THIRD = TrafilaturaBody()
_COVERED = 0.4  # of the second opinion: with so much of it, ours is taken for the more careful of the two
_AGREES = 0.7  # a wider reading of ours that agrees so much with the second opinion is taken
_SHORT = 600  # letters, a hundred words: with more, whatever was found is more than a notice or two
_FLASH = 150  # letters: a news flash in an `article` of its own
_DESCRIBED = 60  # letters of a description: a shorter one may be the site's
_DESCRIBED_SHARE = 0.5  # of it that the text has; it may be cut, or leave out a place
_BETTER = 0.15  # by so much it has to agree better than the first one


def choose(page: HtmlPage, own: Reading, meta: Meta, *, titled: bool) -> Choice:
    """Return newsfold's own reading or, in doubt, what others make more likely.

    `titled`: it is of an `article` with the page's title. Then it may be short, and have other words.
    """
    if doubt_of(own, meta) is Doubt.NONE:
        return Choice(own.lines, NAME, Why.CLEAR)
    found = _asked(page, own)
    short = sum(map(weight, found.lines)) < _SHORT
    doubtful = found.why is Why.UNDECIDED or misses_title(found.lines, meta.title)
    lost = short and doubtful and not (titled and own.size >= _FLASH) and not _is_described(own, meta)
    return replace(found, why=Why.LOST) if lost else found


def _is_described(own: Reading, meta: Meta) -> bool:
    """Tell whether the article's element has what an article's page says of itself in short.

    A standfirst above the element says nothing: it stands there too where the article is behind a wall.
    """
    if not meta.declares_article:
        return False
    text = grams([key(block.text) for block in own.inner])
    described = (grams([said]) for said in meta.standfirsts if len(said) >= _DESCRIBED)
    return any(share_of(said, text) >= _DESCRIBED_SHARE for said in described)


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
        key=lambda found: found[0],
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
