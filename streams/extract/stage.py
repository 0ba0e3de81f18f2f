"""The extract stage: stateless, and safe to call in another process."""

from datetime import datetime

from streams.extract.settings import ExtractSettings
from streams.records import Extracted, RawPage

__all__ = ["ExtractStage", "extract", "prepare"]

_DEFAULTS = ExtractSettings()


def extract(page: RawPage, arrived_at: datetime, settings: ExtractSettings = _DEFAULTS) -> Extracted:
    """Read one page into an article. `arrived_at`, the message's time, dates a page without `fetched_at`.

    Raises `NotAnArticle` (no-text, too-short, error-page, list-page, consent-wall, feed), or `BadInput`
    (empty, bad-url, bad-record, bad-encoding, too-large, too-deep, binary, failed).
    """
    from streams.extract.reading import read  # noqa: PLC0415  # the readers take half a second to import

    return read(page, arrived_at, settings)


def prepare() -> None:
    """Import the readers and load their models, a second's work.

    For the initialiser of a process pool, so that no page is charged for it against its time limit.
    """
    from streams.extract.reading import load  # noqa: PLC0415  # see `extract`

    load()


class ExtractStage:
    """The stage as the pipeline and the agents hold it; it has settings, and no state."""

    def __init__(self, settings: ExtractSettings = _DEFAULTS) -> None:
        self.settings = settings

    def take(self, page: RawPage, arrived_at: datetime) -> Extracted:
        """Read one page; see `extract`."""
        return extract(page, arrived_at, self.settings)
