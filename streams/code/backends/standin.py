"""A coder that may break, with one behind it that does not."""

from collections.abc import Sequence
from dataclasses import replace

import structlog

from streams.code.coder import Coder, PartlyCodedError
from streams.code.texts import Coding, NewsText, Note

__all__ = ["StandIn"]

_log = structlog.get_logger("newsfold.code")
#: Batches that are not even tried after a failure: 1, 2, 4, ... and no more than these. A server that is away
#: costs a time-out each time it is asked; one that comes back is noticed within so many batches.
_MOST = 64


class StandIn:
    """Asks `first`; where that fails, `second` codes the batch, or what is missing of it, noted as degraded.

    The stream goes on whatever becomes of a model or its server. Each failure is a line in the log.
    """

    def __init__(self, first: Coder, second: Coder) -> None:
        self.name = first.name
        self._first, self._second = first, second
        self._spared = 0  #: batches left that are not tried
        self._failures = 0  #: in a row

    def code_all(self, texts: Sequence[NewsText]) -> list[Coding]:
        """Return what the first makes of the texts, or what the second does."""
        if self._spared:
            self._spared -= 1
            return self._degraded(texts)
        try:
            coded = self._first.code_all(texts)
        except PartlyCodedError as error:
            _log.warning("an answer was no use, the rules stand in for it", coder=self.name, error=str(error))
            self._failures = 0
            return self._completed(texts, error.codings)
        except Exception as error:
            self._failed(error)
            return self._degraded(texts)
        self._failures = 0
        return coded

    def _failed(self, error: Exception) -> None:
        self._failures += 1
        self._spared = min(2 ** (self._failures - 1), _MOST)
        reason = f"{type(error).__name__}: {error}"
        _log.warning(
            "coder failed, the rules stand in", coder=self.name, error=reason, batches=self._spared + 1
        )

    def _completed(self, texts: Sequence[NewsText], codings: Sequence[Coding | None]) -> list[Coding]:
        missing = [text for text, coding in zip(texts, codings, strict=True) if coding is None]
        stood_in = iter(self._degraded(missing))
        return [coding or next(stood_in) for coding in codings]

    def _degraded(self, texts: Sequence[NewsText]) -> list[Coding]:
        return [_noted(coding) for coding in self._second.code_all(texts)]


def _noted(coding: Coding) -> Coding:
    return replace(coding, note=Note.DEGRADED) if coding.note is Note.CODED else coding
