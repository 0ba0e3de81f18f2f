"""The one exception tree.

Everything that newsfold raises on purpose is a `NewsfoldError`. Its message is
one sentence that says what happened and, where there is one, what to do next.
"""

import errno

from streams.records.outcomes import Reason

__all__ = [
    "MACHINES", "BadInput", "MachineFault", "MalformedRecord", "NewsfoldError", "NotAnArticle", "StaleRows",
    "UnreadableRow", "UsageError",
]  # fmt: skip


#: Errors of the system by which the machine fails, whatever is read or written: disks that are full, broken
#: or read-only, too many open files, no memory. Others can be a page's, as a time that C does not take.
MACHINES = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EIO,
        errno.EROFS,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
    }
    | {errno.ENODEV, errno.ENXIO, errno.ESTALE}
)


class NewsfoldError(Exception):
    """Base of every error that newsfold raises on purpose."""


class UsageError(NewsfoldError):
    """The caller asked for something that cannot be done as asked (exit code 2)."""


class MachineFault(NewsfoldError):
    """The disk or the system failed, and no page is to blame: the worker ends, with nothing acknowledged."""


class MalformedRecord(NewsfoldError):
    """A record of the feed that is none of newsfold's, at `place`, as `topic/partition/offset`."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(place, why)
        self.place, self.why = place, why

    def __str__(self) -> str:
        return f"{self.place} is no record of newsfold: {self.why}"


class StaleRows(NewsfoldError):
    """State that another version or other settings wrote, and that cannot be made anew from itself."""


class UnreadableRow(StaleRows):
    """A row of a table that nobody can read. It is the last record of `topic` with this key."""

    def __init__(self, why: str, topic: str, key: bytes) -> None:
        super().__init__(why, topic, key)
        self.why, self.topic, self.key = why, topic, key

    def __str__(self) -> str:
        topic = self.topic
        cure = f"produce a null value under that key to {topic}, or delete {topic} to begin with no rows"
        return f"{self.why}: another version or another program wrote it; {cure}"


class _Reasoned(NewsfoldError):
    """An error that is counted under a reason. Its arguments are all it holds, so it crosses processes."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(reason, message)
        self.reason = reason
        self.message = message

    def __str__(self) -> str:
        return self.message


class BadInput(_Reasoned):
    """A page or record that cannot be used; it becomes a dead letter.

    `reason` is the name under which it is counted; `message` says what is wrong and where (a field's
    path, an offset).
    """


class NotAnArticle(_Reasoned):
    """A page that was read without trouble and holds no article: an outcome, not a fault."""
