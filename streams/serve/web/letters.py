"""Dead letters for operators: what there are, one of them, and back to where they came from."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from streams.client.letters import Choice, Letter, Whole, letters, newest, redrive, wholes
from streams.errors import NewsfoldError
from streams.serve.gateway import Gateway
from streams.serve.problems import Refused, Wrong
from streams.serve.tokens import Scope
from streams.serve.web.access import needs
from streams.serve.web.given import Limit
from streams.serve.web.pages import Given
from streams.serve.web.problems import problems
from streams.topics import DEAD

__all__ = ["HANDLERS"]

_SHOWN = 10_000  #: characters of a letter's value
_SECONDS = 30.0  #: for the broker's answer; a topic of dead letters that takes longer is one for the command
_AGAIN_SECONDS = 10
_MOST_IDS = 1_000
_LONGEST = 100  #: characters of a reason or a stage
_ID = re.compile(rf"{re.escape(DEAD.name)}/(\d{{1,9}})/(\d{{1,18}})")


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterCount:
    """Dead letters of one reason and stage."""

    reason: str
    stage: str
    letters: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadLetter:
    """What a dead letter says of itself."""

    id: str  #: its own place: `dead-letters/partition/offset`
    at: datetime  #: when it was given up
    reason: str
    stage: str
    message: str
    topic: str  #: where it was read; empty where it does not say
    origin: str  #: the same, as `topic/partition/offset`
    attempt: int
    size: int  #: bytes of its value


@dataclass(frozen=True, kw_only=True, slots=True)
class WholeDeadLetter(DeadLetter):
    r"""A dead letter with what is in it. Bytes that are no text are written as `\xff`."""

    headers: tuple[tuple[str, str], ...]  #: those that the message came with
    key: str | None
    value: str  #: the first 10,000 characters


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadLetters:
    """Dead letters, counted and listed."""

    counts: tuple[LetterCount, ...]  #: of all that are asked for, the most first
    letters: tuple[DeadLetter, ...]  #: the newest


@dataclass(frozen=True, kw_only=True, slots=True)
class Redrive:
    """Which dead letters go back: `ids`, or all of one `reason`."""

    ids: tuple[str, ...] | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RedrivenLetter:
    """A letter that is on its topic again, or why it is not."""

    id: str
    place: str | None
    error: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RedrivenLetters:
    """What became of each that was to go back."""

    redriven: tuple[RedrivenLetter, ...]


_ADMIN = needs(Scope.ADMIN)
_Named = Annotated[str | None, QueryParameter(max_length=_LONGEST, description="Those of this one only.")]


@get("/deadletters", opt=_ADMIN, responses=problems(HTTPStatus.SERVICE_UNAVAILABLE))
async def dead_letters(
    gateway: Given, reason: _Named = None, stage: _Named = None, limit: Limit = 100
) -> DeadLetters:
    """Count the dead letters by reason and stage, and list the newest first. All of the topic is read."""
    async with _reading(gateway):
        counts, those = await newest(gateway.connection, Choice(reason, stage), limit)
    return DeadLetters(
        counts=tuple(
            LetterCount(reason=name, stage=at, letters=count)
            for (name, at), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ),
        letters=tuple(DeadLetter(**_of(letter)) for letter in those),
    )


@get(
    "/deadletters/{partition:int}/{offset:int}",
    opt=_ADMIN,
    responses=problems(HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
)
async def dead_letter(partition: FromPath[int], offset: FromPath[int], gateway: Given) -> WholeDeadLetter:
    """Return a dead letter with its headers, its key and the beginning of its value."""
    there: list[Whole] = []
    if 0 <= offset < 1 << 63:  # all that a broker can be asked for
        async with _reading(gateway):
            there = [whole async for whole in wholes(gateway.connection, [(partition, offset)])]
    if not there:
        raise Refused(HTTPStatus.NOT_FOUND, f"there is no letter {DEAD.name}/{partition}/{offset}")
    return _shown(there[0])


@post(
    "/deadletters/redrive",
    opt=_ADMIN,
    status_code=HTTPStatus.OK,
    responses=problems(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.SERVICE_UNAVAILABLE),
)
async def redrive_letters(
    request: Request[Any, Any, Any], data: JSONBody[Redrive], gateway: Given
) -> RedrivenLetters:
    """Send dead letters back to the topics that they came from, each as it was.

    A letter stays where it is, and nothing remembers that it was sent.
    """
    _require_json(request)
    places = _places(data)
    async with _reading(gateway):
        if places is None:
            choice = Choice(reason=data.reason)
            chosen = [letter async for letter in letters(gateway.connection) if choice.takes(letter)]
        else:
            chosen = [whole.letter async for whole in wholes(gateway.connection, places.values())]
    there = {letter.id for letter in chosen}
    missing = [
        RedrivenLetter(id=id_, place=None, error="there is no such letter")
        for id_ in places or ()
        if id_ not in there
    ]
    async with _answers():
        sent = [
            RedrivenLetter(id=one.letter.id, place=one.place, error=one.error)
            async for one in redrive(gateway.connection, chosen)
        ]
    return RedrivenLetters(redriven=(*sent, *missing))


def _require_json(request: Request[Any, Any, Any]) -> None:
    """Refuse any other type: pages of other sites may send those, without asking first."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refused(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "say which letters go back as application/json",
            Wrong(path="header.Content-Type", detail=f"is {kind[:60]!r}"),
        )


def _places(data: Redrive) -> dict[str, tuple[int, int]] | None:
    """Return the places that are asked for, by their ids; null where a reason is. Raises `Refused` (400)."""
    if (data.ids is None) == (data.reason is None):
        raise Refused(HTTPStatus.BAD_REQUEST, "say which letters go back: either `ids`, or a `reason`")
    if data.ids is None:
        return None
    if len(data.ids) > _MOST_IDS:
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            f"{len(data.ids):,} letters are named; send {_MOST_IDS:,} back at a time",
            Wrong(path="$.ids", detail="are too many"),
        )
    matches = {id_: _ID.fullmatch(id_) for id_ in data.ids}
    wrong = [
        Wrong(path=f"$.ids[{number}]", detail="is no dead letter's id")
        for number, id_ in enumerate(data.ids)
        if not matches[id_]
    ]
    if wrong:
        detail = f"an id is the place of a letter, such as {DEAD.name}/0/17; {len(wrong)} are not"
        raise Refused(HTTPStatus.BAD_REQUEST, detail, *wrong[:20])
    return {id_: (int(match[1]), int(match[2])) for id_, match in matches.items() if match}


def _of(letter: Letter) -> dict[str, Any]:
    names = ("id", "at", "reason", "stage", "message", "topic", "origin", "attempt", "size")
    return {name: getattr(letter, name) for name in names}


def _shown(whole: Whole) -> WholeDeadLetter:
    key, value = whole.letter.key, whole.value or b""
    return WholeDeadLetter(
        **_of(whole.letter),
        headers=tuple((name, _text(content)) for name, content in whole.headers),
        key=None if key is None else _text(key),
        # A character has four bytes at most: no more are read of a value that may have 22 MB.
        value=_text(value[: 4 * _SHOWN])[:_SHOWN],
    )


def _text(content: bytes) -> str:
    return content.decode("utf-8", "backslashreplace")


@asynccontextmanager
async def _reading(gateway: Gateway) -> AsyncIterator[None]:
    """Read letters: one request at a time, as each may read all of the topic, and for so long at most."""
    async with _answers(), gateway.letters_at_work:
        try:
            async with asyncio.timeout(_SECONDS):
                yield
        except TimeoutError as error:
            detail = f"the broker has not answered in {_SECONDS:.0f} s; see newsfold deadletters list"
            raise _later(detail) from error


@asynccontextmanager
async def _answers() -> AsyncIterator[None]:
    """Tell of a broker that does not do what is asked. Raises `Refused` (503)."""
    try:
        yield
    except Refused:
        raise
    except NewsfoldError as error:
        raise _later(str(error)) from error


def _later(detail: str) -> Refused:
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": str(_AGAIN_SECONDS)})


HANDLERS = (dead_letters, dead_letter, redrive_letters)
