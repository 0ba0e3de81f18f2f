"""What consumers look up of threads: stories that report one happening in words of their own."""

from dataclasses import dataclass
from http import HTTPStatus

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, SkipValidation

from streams.records import Thread, ThreadStatus, ThreadStory
from streams.serve.filters import ThreadFilter
from streams.serve.problems import Refused
from streams.serve.web.given import Cursor, Limit
from streams.serve.web.pages import Given
from streams.serve.web.problems import problems

__all__ = ["HANDLERS", "AskedThreads"]

AskedThreads = NamedDependency[SkipValidation[ThreadFilter]]
_ENDS = problems(HTTPStatus.PERMANENT_REDIRECT, HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadPage:
    """Part of a list of threads."""

    threads: tuple[Thread, ...]  #: as they are on `threads`
    next: str | None  #: the cursor of the page behind it; null at the end


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadStoryPage:
    """Part of the stories of a thread."""

    stories: tuple[ThreadStory, ...]  #: as they are on `thread-stories`
    next: str | None  #: the cursor of the page behind it; null at the end


@get("/threads", responses=problems())
async def threads(
    gateway: Given, asked_threads: AskedThreads, limit: Limit = 50, cursor: Cursor = None
) -> ThreadPage:
    """List threads, the last updated first: stories that report one happening in words of their own.

    `q` looks for words in its title, in its words and in the titles of the stories that the record lists.
    """
    page = await gateway.look(lambda reader: reader.threads(asked_threads, limit, cursor))
    return ThreadPage(threads=page.items, next=page.next)


@get("/threads/{thread_id:str}", responses=_ENDS)
async def thread(thread_id: FromPath[str], gateway: Given) -> Thread:
    """Return a thread as it is on `threads`: its first story and the latest, and why each is in."""
    known = await gateway.look(lambda reader: reader.thread(thread_id))
    return _standing(known, thread_id, f"/threads/{known.merged_into}" if known else "")


@get("/threads/{thread_id:str}/stories", responses=_ENDS)
async def thread_stories(
    thread_id: FromPath[str], gateway: Given, limit: Limit = 50, cursor: Cursor = None
) -> ThreadStoryPage:
    """List all stories of a thread in the order of time, with what ties each to it."""
    known, page = await gateway.look(
        lambda reader: (reader.thread(thread_id), reader.stories_of(thread_id, limit, cursor))
    )
    _standing(known, thread_id, f"/threads/{known.merged_into}/stories" if known else "")
    return ThreadStoryPage(stories=page.items, next=page.next)


def _standing(known: Thread | None, thread_id: str, into: str) -> Thread:
    if known is None:
        raise Refused(
            HTTPStatus.NOT_FOUND, f"there is no thread {thread_id}; GET /threads lists those there are"
        )
    if known.status is ThreadStatus.MERGED:
        raise Refused(
            HTTPStatus.PERMANENT_REDIRECT,
            f"the thread is part of another one, {into}",
            headers={"Location": into},
        )
    if known.status is ThreadStatus.RETRACTED:
        raise Refused(HTTPStatus.GONE, "no two stories of the thread are left")
    return known


HANDLERS = (threads, thread, thread_stories)
