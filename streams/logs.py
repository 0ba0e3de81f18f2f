"""One way to log: a JSON object a line on standard error, whoever speaks."""

import json
import logging
import sys
from time import monotonic
from typing import Any

import structlog
from structlog.typing import Processor

from streams.errors import NewsfoldError

__all__ = ["ours_to_stderr", "to_stderr"]

#: Seconds in which the same thing is said once. A broker that is away makes a client say so eighty times a
#: second; who reads the log wants to know that it is away, and not how often it was asked.
_QUIET = 30.0
_ENDS = "the worker ends, with nothing acknowledged"
#: What Faust says of a worker that has failed, when we have said why; of its own clocks on a busy machine;
#: and in an essay, of a healthy worker with much to do.
_OF_NO_USE = (
    "We experienced a crash!", "Error while stopping child", "Timer %s is overlapping", "Has not committed",
)  # fmt: skip
_SHARED: list[Processor] = [
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]


def _dumps(line: object, **options: Any) -> str:
    """Return a line as JSON in ASCII: whoever reads a log on a terminal sees what a page would have it do."""
    return json.dumps(line, **options).replace("\x7f", "\\u007f")


_RENDER = structlog.processors.JSONRenderer(_dumps)


def to_stderr(level: int = logging.WARNING) -> None:
    """Send our own lines, and those of the libraries from `level` on, to standard error."""
    ours_to_stderr()
    plain = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler = logging.StreamHandler(sys.stderr)
    formatter = structlog.stdlib.ProcessorFormatter(foreign_pre_chain=_SHARED, processors=[plain, _RENDER])
    handler.setFormatter(formatter)
    handler.addFilter(Once())
    logging.basicConfig(handlers=[handler], level=level, force=True)


def ours_to_stderr() -> None:
    """Send our own lines to standard error: left alone, they go to standard output, among the results."""
    structlog.configure(
        processors=[*_SHARED, _RENDER],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )


class Once(logging.Filter):
    """Lets a line through if its like was not let through within the last half minute."""

    def __init__(self) -> None:
        super().__init__()
        self._logged: dict[tuple[str, object], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell lines alike by who says them and how, whatever the figures in them.

        An error of ours is one sentence, whoever logs it: it says what to do, which a traceback does not.
        """
        if isinstance(record.msg, str) and any(words in record.msg for words in _OF_NO_USE):
            return False
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, NewsfoldError):
            record.msg, record.args, record.exc_info = f"{_ENDS}: {error}", (), None
        key, now = (record.name, record.msg), monotonic()
        if now - self._logged.get(key, -_QUIET) < _QUIET:
            return False
        self._logged[key] = now
        return True
