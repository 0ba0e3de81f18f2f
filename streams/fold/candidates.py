"""Which articles are worth comparing: what either index finds."""

from streams.fold.bands import Bands
from streams.fold.features import Features
from streams.fold.samples import Samples

__all__ = ["Candidates"]


class Candidates:
    """The articles of one language, by their signatures and by their sampled shingles."""

    def __init__(self) -> None:
        self._bands = Bands()
        self._samples = Samples()

    def add(self, found: Features) -> None:
        """Let later articles meet this one."""
        self._bands.add(found.article.article_id, found.article.signature)
        self._samples.add(found.article.article_id, found.shingles)

    def remove(self, found: Features) -> None:
        """Let no later article meet this one."""
        self._bands.remove(found.article.article_id, found.article.signature)
        self._samples.remove(found.article.article_id, found.shingles)

    def near(self, found: Features) -> list[str]:
        """Return the ids of the articles worth comparing with this one, sorted."""
        return sorted(self._bands.near(found.article.signature) | self._samples.near(found.shingles))
