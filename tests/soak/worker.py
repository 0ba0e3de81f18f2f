"""`newsfold worker` with a weak spot: a page with `DEADLY` in it kills the process that reads it."""

import os
import signal
from importlib import import_module

from streams.cli import main
from streams.emit import Handled, Message
from streams.tasks import read_page
from tests.soak.feed import DEADLY

__all__ = ["read_or_die"]


def read_or_die(message: Message) -> tuple[Handled, float]:
    """Extract a page, in a process of the pool."""
    if DEADLY in (message.value or b""):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_page(message)


if __name__ == "__main__":
    from tests.soak.worker import read_or_die as weak  # by its name in the pool, where this is not `__main__`

    vars(import_module("streams.agents.extracting"))["read_page"] = weak
    main()
