"""What articles are compared by, read from their rows when they are compared."""

from collections import OrderedDict
from collections.abc import Mapping

from streams.fold.features import Features, anew, features
from streams.fold.rows import ArticleRow
from streams.fold.scheme import made_by
from streams.fold.settings import FoldSettings

__all__ = ["Shelf"]

_LATEST = 2048  #: features at hand: copies come soon after one another. 8 KB each, 16 MB


class Shelf:
    """Features by article_id; the latest are at hand."""

    def __init__(self, rows: Mapping[str, ArticleRow], settings: FoldSettings) -> None:
        self._rows = rows
        self._settings = settings
        self._text = made_by(settings).text
        self._latest: OrderedDict[str, Features] = OrderedDict()
        self._put: Features | None = None

    def __getitem__(self, article_id: str) -> Features:
        """Return the features of an article. Raises `KeyError` where there is no row."""
        if features := self._latest.get(article_id):
            self._latest.move_to_end(article_id)
            return features
        if self._put and self._put.article.article_id == article_id:
            return self._put
        features = self.fresh(self._rows[article_id])
        self._keep(features)
        return features

    def find(self, article_id: str, revision: int) -> Features | None:
        """Return the features of a revision of an article, if there is a row with it. It leaves soon."""
        features = self._latest.get(article_id) or self._put
        if features and (features.article.article_id, features.article.revision) == (article_id, revision):
            return features
        row = self._rows.get(article_id)
        return self.fresh(row) if row and not row.gone and row.article.revision == revision else None

    def put(self, features: Features) -> None:
        """Put in an article whose row is not written yet."""
        if self._put:
            self._keep(self._put)
        self._put = features
        self._latest.pop(features.article.article_id, None)

    def drop(self, article_id: str) -> None:
        """Take an article out."""
        self._latest.pop(article_id, None)
        if self._put and self._put.article.article_id == article_id:
            self._put = None

    def fresh(self, row: ArticleRow) -> Features:
        """Return a row's features, read from its text anew where they were read otherwise then."""
        if row.gone or row.made.text == self._text:
            return features(row)
        return features(anew(row, self._settings))

    def _keep(self, features: Features) -> None:
        self._latest[features.article.article_id] = features
        if len(self._latest) > _LATEST:
            self._latest.popitem(last=False)
