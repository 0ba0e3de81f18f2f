"""A page cleaned without the stream, in a process that it may break."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from streams.errors import BadInput, NotAnArticle
from streams.extract import ExtractStage
from streams.pool import Lane
from streams.records import Extracted, Outcome, RawPage, Reason
from streams.serve.places import Places
from streams.serve.problems import Refused, Wrong
from streams.wire import decode

__all__ = ["Cleaned", "Cleaner", "clean_page"]

#: Pages that wait at most: each may take its whole time.
_WAITING = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Cleaned:
    """What a page would become, but for what a worker learns of its outlet."""

    outcome: Outcome  #: `published`, or `not-an-article`
    reason: Reason | None  #: why it is none
    message: str | None  #: the same in a sentence
    article: Extracted | None


class Cleaner:
    """Cleans by the processes of a pool's lane."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._places = Places(_WAITING, "pages wait to be cleaned")

    async def clean(self, page: bytes) -> Cleaned:
        """Return what becomes of a page. Raises `Refused` (422, 503)."""
        with self._places:
            (result,) = await asyncio.gather(*self._lane.map(clean_page, [page]))
        if isinstance(result, BadInput):
            raise Refused(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                f"the page cannot be used: {result}",
                Wrong(path="$", detail=f"{result.reason.value}: {result}"),
            )
        return result


def clean_page(page: bytes) -> Cleaned:
    """Clean a page. Raises `BadInput`."""
    try:
        article = ExtractStage().take(decode(page, RawPage), datetime.now(UTC))
    except NotAnArticle as error:
        return Cleaned(outcome=Outcome.NOT_AN_ARTICLE, reason=error.reason, message=str(error), article=None)
    return Cleaned(outcome=Outcome.PUBLISHED, reason=None, message=None, article=article)
