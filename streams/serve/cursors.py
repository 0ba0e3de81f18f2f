"""Cursors: where a list goes on, as a text that is handed back."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from http import HTTPStatus
from typing import Annotated

import msgspec

from streams.serve.problems import Refused, Wrong

__all__ = ["Cursor"]

_Whole = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]  #: SQLite takes no other


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """The last row that a page had: what the list is sorted by, and what tells ties apart.

    It is a place in the order and no count of rows: whatever comes in before it moves nothing behind it.
    """

    order: str
    rank: _Whole
    id: _Whole | str

    def __str__(self) -> str:
        return urlsafe_b64encode(msgspec.json.encode(self)).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, order: str, kind: type[int] | type[str] = int) -> "Cursor":
        """Read a cursor whose ids are of a kind. Raises `Refused` (400) where it is none of that order."""
        try:
            raw = urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
            cursor = msgspec.json.decode(raw, type=cls)
        except (ValueError, msgspec.MsgspecError) as error:
            raise _refusal("is no cursor of this list") from error
        if cursor.order != order:
            raise _refusal(f"is of a list in the order {cursor.order[:20]!r}")
        if not isinstance(cursor.id, kind):
            raise _refusal("is no cursor of this list")
        return cursor


def _refusal(why: str) -> Refused:
    return Refused(
        HTTPStatus.BAD_REQUEST,
        "the cursor cannot be used; take `next` of the page before as it is, or leave it out to begin anew",
        Wrong(path="query.cursor", detail=why),
    )
