"""The file of hooks: TOML, with a table `[[hook]]` for each."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

from streams.errors import UsageError
from streams.serve.hooks.hook import Hook
from streams.serve.hooks.signing import read_secret
from streams.serve.live import Asked
from streams.serve.settings import is_loopback
from streams.serve.web.named import (
    event_filter_of,
    names_of_events,
    names_of_stories,
    names_of_threads,
    story_filter_of,
    thread_filter_of,
)

__all__ = ["read_hooks"]

#: Filters of stories that a record alone does not answer: its events, which have countries, come after it.
_NOT_LIVE = frozenset({"country"})
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")  # part of the name of a consumer group


class _Own(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a table says of the hook itself; all else in it is a filter."""

    name: str
    url: str
    secret: str | None = None
    secret_file: str | None = None  #: as seen from the folder of the file of hooks
    kind: Literal["stories", "events", "threads"] | None = None
    from_beginning: bool = False
    allow_http: bool = False
    timeout_seconds: float = 15.0
    retry_seconds: float = 900.0


def read_hooks(file: Path) -> tuple[Hook, ...]:
    """Read the hooks of a file. Raises `UsageError`, which shows no secret and no address."""
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the hooks in {file} cannot be read: {error}; name another file") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file} is not TOML: {error}; correct it") from error
    given = tables.get("hook")
    if set(tables) != {"hook"} or not isinstance(given, list) or not all(isinstance(t, dict) for t in given):
        raise UsageError(f"{file} has no tables [[hook]], or something besides them; write one for each hook")
    hooks = tuple(
        _hook(f"hook {number} of {file}", table, file.parent) for number, table in enumerate(given, 1)
    )
    twice = [name for name, count in Counter(hook.name for hook in hooks).items() if count > 1]
    if twice:
        raise UsageError(f"{file} has two hooks called {twice[0]}; a name is that of one consumer group")
    return hooks


def _hook(where: str, table: dict[str, Any], folder: Path) -> Hook:
    fields = set(_Own.__struct_fields__)
    try:
        own = msgspec.convert({name: table[name] for name in table if name in fields}, _Own)
    except msgspec.ValidationError as error:
        raise UsageError(f"{where} cannot be used: {error}; correct it") from error
    if not _NAME.fullmatch(own.name):
        raise UsageError(
            f"the name of {where} is not made of small letters, digits, dots and dashes; correct it"
        )
    where = f"{where} ({own.name})"
    filters = {name: table[name] for name in table if name not in fields}
    if own.timeout_seconds <= 0 or own.retry_seconds < 0:
        raise UsageError(f"{where} has no seconds for an answer or for its retries; give it some")
    return Hook(
        name=own.name, url=_url(where, own), secret=_secret(where, own, folder),
        asked=_asked(where, own.kind, filters), from_beginning=own.from_beginning,
        timeout_seconds=own.timeout_seconds, retry_seconds=own.retry_seconds,
    )  # fmt: skip


def _url(where: str, own: _Own) -> str:
    try:
        parts = urlsplit(own.url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in {"http", "https"} or not host:
        raise UsageError(f"the url of {where} is no address that begins with https://; correct it")
    if parts.scheme == "http" and not (own.allow_http or is_loopback(host)):
        raise UsageError(
            f"the url of {where} is http, which all on the way can read; use https, or say allow_http = true"
        )
    return own.url


def _secret(where: str, own: _Own, folder: Path) -> bytes:
    if (own.secret is None) == (own.secret_file is None):
        raise UsageError(f"{where} has not one of secret and secret_file; give one")
    try:
        text = own.secret if own.secret_file is None else (folder / own.secret_file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the secret of {where} cannot be read: {error}; name another file") from error
    try:
        return read_secret(text or "")
    except ValueError as error:
        raise UsageError(f"the secret of {where} {error}") from None


def _asked(where: str, kind: str | None, filters: dict[str, Any]) -> Asked:
    """Return what a hook asks for. A filter that both stories and events have is one of both."""
    known = {
        "stories": names_of_stories() - _NOT_LIVE, "events": names_of_events(), "threads": names_of_threads(),
    }  # fmt: skip
    kinds = [kind] if kind else ["stories", "events"]
    stories, events, threads = (
        {n: v for n, v in filters.items() if n in names} if one in kinds else None
        for one, names in known.items()
    )
    if unknown := sorted(set(filters).difference(*(known[one] for one in kinds))):
        raise UsageError(
            f"{where} has {unknown[0]}, which is no filter of {kind or 'stories or events'}; remove it"
        )
    try:
        return Asked(
            None if stories is None else story_filter_of(stories),
            None if events is None else event_filter_of(events),
            None if threads is None else thread_filter_of(threads),
        )
    except UsageError as error:
        raise UsageError(f"{where}: {error}") from error
