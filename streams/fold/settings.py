"""When two articles are the same story: the limits, each with what it keeps out."""

from dataclasses import dataclass
from datetime import timedelta

__all__ = ["DEFAULTS", "FoldSettings"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FoldSettings:
    """The limits of the fold, as measured on real and made copies (see docs/accuracy.md)."""

    #: Articles further apart in event time are not compared: last week's forecast is not this week's.
    window: timedelta = timedelta(hours=72)

    #: Shared shingles over the smaller set. Jaccard would lose the copy of the lead alone (.07 to .29).
    containment: float = 0.5

    #: Shares of the facts that agree. One template filled twice (weather, markets, police notes) shares
    #: half of its shingles and few of its facts.
    numbers: float = 0.7
    names: float = 0.6

    #: Share of the names where both leads are of one subject: a rewrite brings a byline and other titles.
    names_alike: float = 0.4

    #: Words of the longer text up to which a pair may be one form filled twice: dividends, earnings, weather.
    #: Its subjects must agree and so much of its numbers, and no verbatim run stands in for them.
    short: int = 120
    numbers_short: float = 0.8

    #: Jaccard similarity from which subjects of longer texts must agree too: a form with another name in it.
    #: Several names that come again break three shingles each, wherever they stand: of texts less alike,
    #: which may be rewrites as well, subjects must mostly agree.
    alike: float = 0.8
    alike_mostly: float = 0.5

    #: Words in one verbatim run that stand in for agreeing facts: few templates have one so long. Where the
    #: subjects differ, most of the names must agree all the same: some pages are furniture for the rest.
    run: int = 40
    names_run: float = 0.7

    #: Places of a form that both texts have filled, and with other numbers, and their share of all such
    #: places: no correction changes as many. In tables eight numbers of ten may be of the form. Where the
    #: subjects differ too, fewer will do. Where most places have other numbers, the numbers of the two texts
    #: may be the same: small ones come again elsewhere.
    refilled: int = 4
    refilled_apart: int = 2
    refilled_share: float = 0.15
    refilled_most: float = 0.6

    #: Words in a row that only one text has, in each of the two, and their share of the shorter: two reports
    #: that have a part in common, as a background or an item of a round-up.
    stretch: int = 60
    stretch_share: float = 0.15

    #: Share of the longer text that must be shared where its top is new: an update of a running story. Below
    #: it, the old text is the background of another one.
    kept: float = 0.5

    #: Words in a row of its own, below a new top, from which on an article is another one that quotes the
    #: shorter whole: a comment on a speech, with the speech.
    embeds: int = 150

    #: How much later an old article that comes again is told to be one: so long are stories known that have
    #: left the window. Zero is not at all.
    archive: timedelta = timedelta(days=30)

    #: Arrivals of a language that its watermark is taken over. Until there are so many, nothing is evicted.
    arrivals: int = 4096


DEFAULTS = FoldSettings()
