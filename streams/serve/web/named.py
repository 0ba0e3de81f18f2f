"""Filters given by the names of their parameters elsewhere than in a request, and of the same bounds."""

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args

import msgspec
from litestar.params import QueryParameter

from streams.errors import UsageError
from streams.serve.filters import EventFilter, StoryFilter, ThreadFilter
from streams.serve.problems import Refused
from streams.serve.web.given import event_filter, story_filter, thread_filter

__all__ = [
    "event_filter_of", "names_of_events", "names_of_stories", "names_of_threads", "story_filter_of",
    "thread_filter_of",
]  # fmt: skip

#: What Litestar calls a bound, and msgspec.
_BOUNDS = (("ge", "ge"), ("le", "le"), ("max_length", "max_length"), ("max_items", "max_length"))
F = TypeVar("F", StoryFilter, EventFilter, ThreadFilter)


def names_of_stories() -> frozenset[str]:
    """Return the names of what `GET /stories` filters by."""
    return frozenset(_parameters(story_filter))


def names_of_events() -> frozenset[str]:
    """Return the names of what `GET /events` filters by."""
    return frozenset(_parameters(event_filter))


def names_of_threads() -> frozenset[str]:
    """Return the names of what `GET /threads` filters by."""
    return frozenset(_parameters(thread_filter))


def story_filter_of(values: Mapping[str, Any]) -> StoryFilter:
    """Return the filter that a request with these parameters has. Raises `UsageError`."""
    return _filter(story_filter, values)


def event_filter_of(values: Mapping[str, Any]) -> EventFilter:
    """Return as `story_filter_of`."""
    return _filter(event_filter, values)


def thread_filter_of(values: Mapping[str, Any]) -> ThreadFilter:
    """Return as `story_filter_of`."""
    return _filter(thread_filter, values)


def _filter(make: Callable[..., F], values: Mapping[str, Any]) -> F:
    known = _parameters(make)
    given: dict[str, Any] = {}
    for name, value in values.items():
        python_name, type_ = known[name]
        try:
            given[python_name] = msgspec.convert(
                value.isoformat() if isinstance(value, date) else value, type_
            )
        except msgspec.ValidationError as error:
            raise UsageError(f"{name} cannot be used: {error}; correct it") from error
    try:
        return make(**given)
    except Refused as error:
        raise UsageError(str(error)) from error


@cache
def _parameters(make: Callable[..., Any]) -> dict[str, tuple[str, Any]]:
    """Return a filter's parameters by their names in a request: what Python calls each, and its type."""
    known = {}
    for parameter in inspect.signature(make, eval_str=True).parameters.values():
        plain, described = _parts(parameter.annotation)
        known[described.name or parameter.name] = (parameter.name, _bounded(plain, described))
    return known


def _parts(annotation: Any) -> tuple[Any, QueryParameter]:
    plain, *more = get_args(annotation)
    return plain, next(one for one in more if isinstance(one, QueryParameter))


def _bounded(plain: Any, described: QueryParameter) -> Any:
    """Return the type without null, which TOML has not, and with the bounds that a request's has."""
    (some,) = [one for one in get_args(plain) if one is not NoneType] or [plain]
    bounds = [(ours, getattr(described, name)) for name, ours in _BOUNDS]
    given = {ours: bound for ours, bound in bounds if bound is not None}
    return Annotated[some, msgspec.Meta(**given)] if given else some
