"""What is compared of an article."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from streams.clock import SLACK, credible
from streams.errors import BadInput
from streams.fold import facts
from streams.fold.credits import credited
from streams.fold.index import NO_MARKS, Marks, marks, samples
from streams.fold.issues import Issue, issue
from streams.fold.lazy import lazy
from streams.fold.rows import ArticleRow, Made
from streams.fold.scheme import is_ours, made_by
from streams.fold.settings import DEFAULTS, FoldSettings
from streams.fold.slots import Slots, slots
from streams.ids import article_id, normalise_url
from streams.records import CleanArticle
from streams.text.minhash import sign, values
from streams.text.shingles import GramList, Hashes, distinct, gram_list, shape
from streams.text.words import words

__all__ = [
    "A_WORD",
    "Features",
    "Order",
    "anew",
    "compared",
    "event_time",
    "features",
    "gone",
    "read",
    "row_of",
    "with_grams",
]

Order = tuple[float, str]  #: event time in seconds, then the article_id

#: Units a word: a word of Chinese or Japanese is about two characters.
A_WORD = {"w3": 1, "c5": 2}

#: No news page is older than this.
_WEB = datetime(1995, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, eq=False)
class Features:
    """One revision of one article. What costs time is read from its text when it is asked for, once."""

    article: CleanArticle
    order: Order
    length: int
    source: str | None  #: article_id of the page that it names as its source
    credit: str | None  #: the outlet or agency that it credits
    sample: bytes

    def is_read(self, name: str) -> bool:
        """Tell whether somebody has asked for what is read from the text."""
        return name in vars(self)

    @lazy
    def words(self) -> int:
        """Its length in words, or what is about as long where there are none."""
        return self.length // A_WORD[shape(self.article.language)]

    @lazy
    def grams(self) -> Hashes:
        """Shingles in reading order."""
        return gram_list(self.article.text, self.article.language).grams

    @lazy
    def shingles(self) -> Hashes:
        """Shingles, sorted, each once."""
        return distinct(self.grams)

    @lazy
    def numbers(self) -> frozenset[str]:
        """Return the numbers of the text."""
        return frozenset(facts.numbers(self.article.text))

    @lazy
    def numbers_marked(self) -> bytes:
        """Return how many numbers there are, and a bit of each: what a row keeps of them."""
        return facts.marked(self.numbers)

    @lazy
    def names(self) -> frozenset[str]:
        """Return the names of the text."""
        return frozenset(facts.names(self.article.text))

    @lazy
    def subject(self) -> frozenset[str]:
        """Return what the report is about."""
        return facts.subject(self.article.title, self.article.text)

    @lazy
    def named(self) -> frozenset[str]:
        """All that it may name: in mid-sentence, where a sentence begins, and in its title."""
        begun = facts.openings(self.article.text)
        return self.names.union(begun, self.subject, words(self.article.title))

    @lazy
    def issue(self) -> Issue:
        """Return what tells it from the other issues of a series."""
        return issue(self.article.title, self.order[0])

    @lazy
    def slots(self) -> Slots:
        """Its numbers, by the words before them."""
        return slots(self.article.text)

    @lazy
    def tickers(self) -> frozenset[str]:
        """Return the companies that it is about, by their names at the stock exchange."""
        return facts.tickers(self.article.title, self.article.text)

    @lazy
    def marks(self) -> Marks:
        """Return what the index knows it by."""
        if not self.length:
            return NO_MARKS
        sample = np.frombuffer(self.sample, "<u4").astype(np.uint32)
        return marks(values(self.article.signature), sample, self.article.language)


def event_time(article: CleanArticle) -> datetime:
    """Return when the article was published; where that cannot be, when it was fetched.

    A date after the fetch, or after the page came in, by more than `SLACK` is a mistake, and one before the
    web's first news is a clock's zero. An old article fetched today is old: arrival says nothing about when
    it was news. Articles of files came in when they say that they were fetched.
    """
    arrived = _aware(article.updated_at)
    fetched = credible(_aware(article.fetched_at), arrived)
    if article.published_at is None:
        return fetched
    published, latest = _aware(article.published_at), min(fetched, arrived)
    if published < _WEB:
        return fetched
    return published if published - latest <= SLACK else latest + SLACK


def compared(article: CleanArticle) -> Features:
    """Return what is compared of an article that comes."""
    if not is_ours(article.signature, article.language):  # a tidy stage of another version made it
        article = replace(article, signature=sign(article.text, article.language))
    text_grams = gram_list(article.text, article.language)
    return with_grams(article, text_grams, samples([text_grams.grams])[0])


def with_grams(article: CleanArticle, text_grams: GramList, sample: Hashes) -> Features:
    """Return what is compared of an article whose shingles and their sample are read already."""
    written = sample.astype("<u4", copy=False).tobytes()
    of = Features(article, _order(article), text_grams.length, _source(article), credited(article), written)
    vars(of)["grams"] = text_grams.grams
    return of


def row_of(features: Features, made: Made) -> ArticleRow:
    """Return the row of an article that is compared with nothing yet."""
    return ArticleRow(
        article=features.article,
        seen=(),
        sample=features.sample,
        numbers=features.numbers_marked,
        length=features.length,
        source=features.source,
        credit=features.credit,
        edges=(),
        made=made,
    )


def read(article: CleanArticle, settings: FoldSettings = DEFAULTS) -> ArticleRow:
    """Return the row of an article that is compared with nothing yet."""
    return row_of(compared(article), made_by(settings))


def anew(row: ArticleRow, settings: FoldSettings) -> ArticleRow:
    """Return a row with all that comes from its text read again, where that was read in another way."""
    signature = sign(row.article.text, row.article.language)
    fresh = read(replace(row.article, signature=signature), settings)
    return replace(
        row, article=fresh.article, sample=fresh.sample, numbers=fresh.numbers, length=fresh.length
    )


def gone(row: ArticleRow) -> ArticleRow:
    """Return the row of a retracted article: what was retracted is not kept."""
    bare = replace(row.article, text="", removed=(), signature=replace(row.article.signature, values=""))
    return replace(row, article=bare, sample=b"", numbers=b"", length=0, edges=(), membership=None, gone=True)


def features(row: ArticleRow) -> Features:
    """Return what is compared of a row."""
    of = Features(row.article, _order(row.article), row.length, row.source, row.credit, row.sample)
    vars(of)["numbers_marked"] = row.numbers
    return of


def _order(article: CleanArticle) -> Order:
    return event_time(article).timestamp(), article.article_id


def _source(article: CleanArticle) -> str | None:
    if not article.canonical_url or article.canonical_url == article.url:
        return None
    try:
        named = article_id(normalise_url(article.canonical_url))
    except BadInput:  # what a page says of itself need not be a URL
        return None
    return None if named == article.article_id else named


def _aware(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)
