"""Files of all events that are asked for, however many, written while they are sent.

A part is read and written when its reader has taken the one before. So a file takes the memory of one part,
and a slow reader holds neither a thread nor a transaction of the store.
"""

from collections.abc import AsyncIterator
from functools import partial

from streams.serve.filters import EventFilter
from streams.serve.formats import Format
from streams.serve.gateway import Gateway
from streams.serve.lookup import Reader

__all__ = ["download"]

#: Events of a part: 200 KB of JSON lines, and a thread for 7 ms, so that others' questions come in between.
_PART = 100


async def download(
    gateway: Gateway, asked: EventFilter, form: Format, cursor: str | None
) -> AsyncIterator[bytes]:
    """Return a file of all events that pass, from a cursor on, the newest first, as a list has them.

    Raises `Refused` for a bad cursor, before anything is sent. An event that is revised meanwhile is as it
    was when its part was read.
    """
    first, following = await gateway.look(partial(_part, asked, form, cursor))
    return _parts(gateway, asked, form, first, following)


async def _parts(
    gateway: Gateway, asked: EventFilter, form: Format, part: bytes, following: str | None
) -> AsyncIterator[bytes]:
    yield form.begin + part
    has_pieces = bool(part)
    while following:
        part, following = await gateway.look(partial(_part, asked, form, following))
        if part:
            yield form.between + part if has_pieces else part
            has_pieces = True
    yield form.end


def _part(asked: EventFilter, form: Format, cursor: str | None, reader: Reader) -> tuple[bytes, str | None]:
    """Return the pieces of the next events, and where it goes on."""
    page = reader.events(asked, _PART, cursor)
    return form.between.join(form.pieces(page.items)), page.next
