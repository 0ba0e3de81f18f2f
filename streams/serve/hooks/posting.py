"""Posting a record until its receiver takes it, or it is given up."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic, time

import aiohttp
import structlog

from streams import __version__
from streams.serve.hooks import signing
from streams.serve.hooks.hook import Hook, Result
from streams.serve.hooks.retries import FEW, Answer, Verdict, pause, seconds_asked_for, verdict

__all__ = ["NotWanted", "Poster", "posting"]

_log = structlog.get_logger("newsfold.serve")
_MOST_READ = 1_000  #: bytes of an answer: enough to keep the line for the next post
_CONNECTIONS = 16  #: of a hook: a partition has one post at a time


class NotWanted(Exception):
    """The receiver answered 410: it wants nothing any more."""


@dataclass(frozen=True, slots=True)
class Poster:
    """Posts for one hook."""

    hook: Hook
    session: aiohttp.ClientSession
    count: Callable[[Result], None]

    async def post(self, id_: str, content: bytes) -> str | None:
        """Post until it is taken. Returns why it is given up, if it is. Raises `NotWanted`."""
        until, attempt, refusals = monotonic() + self.hook.retry_seconds, 0, 0
        while True:
            answer, attempt = await self._once(id_, content), attempt + 1
            meaning = verdict(answer.status)
            if meaning is Verdict.TAKEN:
                self.count(Result.DELIVERED)
                return None
            if meaning is Verdict.UNWANTED:
                raise NotWanted
            refusals += meaning is Verdict.REFUSED
            if refusals >= FEW or monotonic() >= until:
                return f"the webhook {self.hook.name} did not take it, posted {attempt} times: {answer.why}"
            wait = max(pause(attempt), answer.wait)
            if attempt == 1:  # the log says once of a record that it waits, and once that it was given up
                _log.warning("a webhook is tried again", hook=self.hook.name, record=id_, why=answer.why,
                             seconds=round(wait, 1))  # fmt: skip
            self.count(Result.RETRIED)
            await asyncio.sleep(wait)

    async def _once(self, id_: str, content: bytes) -> Answer:
        """Post once; whatever goes wrong is an answer, and in words that hold neither address nor secret."""
        headers = signing.headers(self.hook.secret, id_, int(time()), content)
        try:
            async with self.session.post(
                self.hook.url, data=content, headers=headers, allow_redirects=False
            ) as answer:
                await answer.content.read(_MOST_READ)
                wait = seconds_asked_for(answer.headers.get("Retry-After"), datetime.now(UTC))
                return Answer(answer.status, f"it answered {answer.status}", wait)
        except TimeoutError:
            return Answer(0, f"it did not answer within {self.hook.timeout_seconds:g} s")
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return Answer(0, f"it cannot be reached ({_reason(error)})")


def _reason(error: Exception) -> str:
    """Return why, without the address, which what aiohttp says may hold."""
    if isinstance(error, aiohttp.ClientConnectorError) and error.os_error.strerror:
        return error.os_error.strerror
    return type(error).__name__


@asynccontextmanager
async def posting(hook: Hook, count: Callable[[Result], None]) -> AsyncIterator[Poster]:
    """Have a poster, with lines of its own to its receiver, and tell `count` what becomes of its posts.

    No proxy and no cookie of anybody is used.
    """
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=_CONNECTIONS),
        timeout=aiohttp.ClientTimeout(total=hook.timeout_seconds),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        headers={"User-Agent": f"newsfold/{__version__}"},
    ) as session:
        yield Poster(hook, session, count)
