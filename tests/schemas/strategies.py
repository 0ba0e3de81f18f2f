"""Hypothesis strategies for any wire record, from its annotations."""

import dataclasses
import datetime as dt
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

__all__ = ["instances"]

_OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
_PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(max_size=5),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
    dt.date: st.dates(),
    dt.datetime: st.datetimes(timezones=_OFFSETS),
}


def instances(kind: type) -> st.SearchStrategy[Any]:
    """Return a strategy for instances of a dataclass."""
    return st.builds(kind, **{name: _of(hint) for name, hint in get_type_hints(kind).items()})


def _of(hint: Any) -> st.SearchStrategy[Any]:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if dataclasses.is_dataclass(hint):
        return st.deferred(lambda: instances(hint))  # type: ignore[arg-type]  # a class, as every hint is
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return _of_generic(get_origin(hint), get_args(hint))


def _of_generic(origin: object, args: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, UnionType):
        return st.one_of(*map(_of, args))
    if origin is tuple:
        return st.lists(_of(args[0]), max_size=2).map(tuple)
    assert origin is dict
    return st.dictionaries(*map(_of, args), max_size=2)
