"""Stories that have left the window: what an old article that comes again is known by."""

import zlib
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from streams.expiry import Expiry, Heard
from streams.fold.features import Features, event_time, features
from streams.fold.rows import ArticleRow
from streams.fold.scheme import made_by
from streams.fold.settings import FoldSettings
from streams.state import Loading
from streams.text.minhash import NUM_PERM, SCHEME, SEED, values
from streams.text.shingles import Hashes

if TYPE_CHECKING:
    from datasketch import LeanMinHash, MinHashLSH

__all__ = ["ALIKE", "Archive", "ArchiveRow", "Past", "may_be_alike"]

#: Jaccard similarity to an old article from which one is that article come again.
ALIKE = 0.9

#: Bands, and minima in each: what datasketch chooses for `ALIKE` where what is missed counts nine times what
#: is compared in vain (`weights=(.1, .9)`), without the second that it takes for choosing. They find .81 of
#: those that are .9 alike, .99 of .95, and .03 of .7. By even weights it has 5 of 25: .31 of the first.
_BANDS = (8, 16)

#: The least estimate of the similarity of two that are compared: `ALIKE`, less four standard errors of 128.
_ESTIMATE = 0.8

_SLICE = 128  #: rows listed between two pauses: 10 ms
_OFF = timedelta(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchiveRow:
    """The canonical article of a story that has left the window. Its key is the article's id."""

    story_id: str
    language: str
    at: float  #: its event time, in seconds since 1970
    signature: bytes  #: 128 minima, little-endian uint32
    text: int  #: how its text became a signature, as `Made.text`
    body: bytes  #: its `ArticleRow`, deflated: what comparing it takes


class Past(NamedTuple):
    """A story and its canonical article as it was."""

    story_id: str
    features: Features


class Archive:
    """The rows of the archive, and a `MinHashLSH` a language, which is made of them.

    datasketch takes half a second and 54 MB to import: that is spent when there is a row to list.
    """

    def __init__(self, rows: MutableMapping[str, ArchiveRow], settings: FoldSettings) -> None:
        self._rows = rows
        self._kept = settings.archive
        self._text = made_by(settings).text
        self._expiry = Expiry(
            rows, settings.archive or timedelta(days=1), _heard, enough=1, went=self._unlist
        )
        self._loading = Loading(self._load)
        self.forget()

    @property
    def is_on(self) -> bool:
        """Whether stories are kept at all."""
        return self._kept > _OFF

    def forget(self) -> None:
        """Forget what is in memory: the rows are others now."""
        self._expiry.forget()
        self._indexes: dict[str, MinHashLSH] = {}
        self._listed: dict[str, str] = {}  # article -> language
        self._loading.forget()

    def __len__(self) -> int:
        """Return how many articles are listed."""
        return len(self._listed)

    def prepare(self) -> Iterator[None]:
        """List the rows in slices. After a `forget` in between it begins anew."""
        if self.is_on:
            yield from self._loading.prepare()
        yield from self._expiry.prepare()

    def put(self, story_id: str, row: ArticleRow) -> None:
        """Keep the canonical article of a story that leaves the window."""
        if not self.is_on or row.made.text != self._text or not row.length:
            return
        self._be_ready()
        article = row.article
        self.drop(article.article_id)
        kept = _row_of(story_id, row)
        self._rows[article.article_id] = kept
        self._list(article.article_id, kept)
        self._expiry.note(article.article_id, kept)

    def drop(self, article_id: str) -> None:
        """Keep an article no longer: it is in the window again."""
        self._be_ready()
        if self._unlist(article_id):
            self._rows.pop(article_id, None)

    def retract(self, article_id: str) -> None:
        """Keep an article no longer, be it listed or not."""
        self._be_ready()
        self._unlist(article_id)
        self._rows.pop(article_id, None)

    def expire(self, language: str, now: float) -> None:
        """Delete some rows of what has been kept for long enough, by the watermark of their language."""
        self._expiry.expire(language, now)

    def near(self, of: Features) -> Iterator[Past]:
        """Yield the stories whose canonical articles are likely as good as one's copies."""
        self._be_ready()
        index = self._indexes.get(of.article.language)
        if index is None or not of.length:
            return
        signature = values(of.article.signature)
        for article_id in index.query(_sketch(signature)):
            row = self._rows.get(article_id)
            if row and may_be_alike(signature, _minima(row)):
                yield Past(row.story_id, features(ArticleRow.unpack(zlib.decompress(row.body))))

    def _be_ready(self) -> None:
        if self.is_on and not self._loading.is_ready:
            for _ in self.prepare():
                pass

    def _load(self) -> Iterator[None]:
        rows = iter(self._rows.items())
        while some := list(islice(rows, _SLICE)):
            for article_id, row in some:
                if row.text == self._text:
                    self._list(article_id, row)
            yield

    def _list(self, article_id: str, row: ArchiveRow) -> None:
        self._unlist(article_id)  # it has two rows where it has changed its language
        if row.language not in self._indexes:
            self._indexes[row.language] = _index()
        self._indexes[row.language].insert(article_id, _sketch(_minima(row)))
        self._listed[article_id] = row.language

    def _unlist(self, article_id: str) -> bool:
        language = self._listed.pop(article_id, None)
        if language is not None:
            self._indexes[language].remove(article_id)
        return language is not None


def may_be_alike(one: Hashes, other: Hashes) -> bool:
    """Tell by the minima of two texts whether it is worth comparing them."""
    return int(np.count_nonzero(one == other)) >= _ESTIMATE * NUM_PERM


def _row_of(story_id: str, row: ArticleRow) -> ArchiveRow:
    article = row.article
    bare = replace(article, removed=(), signature=replace(article.signature, values=""))
    body = replace(row, article=bare, seen=(), sample=b"", edges=(), membership=None)
    return ArchiveRow(
        story_id=story_id,
        language=article.language,
        at=event_time(article).timestamp(),
        signature=values(article.signature).astype("<u4").tobytes(),
        text=row.made.text,
        body=zlib.compress(body.pack()),
    )


def _minima(row: ArchiveRow) -> Hashes:
    return np.frombuffer(row.signature, "<u4").astype(np.uint32)


def _heard(row: ArchiveRow) -> Heard:
    return Heard(row.language, row.at)


def _index() -> "MinHashLSH":
    from datasketch import MinHashLSH  # noqa: PLC0415 - see the class

    return MinHashLSH(threshold=ALIKE, num_perm=NUM_PERM, params=_BANDS)


def _sketch(signature: Hashes) -> "LeanMinHash":
    from datasketch import LeanMinHash  # noqa: PLC0415 - see the class

    return LeanMinHash(seed=SEED, hashvalues=signature, scheme=SCHEME)
