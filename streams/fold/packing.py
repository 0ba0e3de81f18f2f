"""A clean article as a row keeps it: values without their names, the signature as bytes."""

from base64 import b64decode, b64encode
from dataclasses import fields
from datetime import datetime, timedelta
from operator import attrgetter
from types import GenericAlias
from typing import Any, NamedTuple, get_type_hints

from streams.records import CleanArticle, Origin, Signature

__all__ = ["VALUES", "article_of", "values_of"]


class _Signature(NamedTuple):
    scheme: str
    seed: int
    num_perm: int
    shingle: str
    values: bytes


class _Origin(NamedTuple):
    topic: str
    partition: int
    offset: int
    timestamp: datetime


_NAMES = tuple(field.name for field in fields(CleanArticle))
_TYPES = get_type_hints(CleanArticle) | {"signature": _Signature, "origin": _Origin}

#: The type that the values have, for msgspec to read them as.
VALUES: Any = GenericAlias(tuple, tuple(_TYPES[name] for name in _NAMES))

_all = attrgetter(*_NAMES)
_signature = attrgetter(*_Signature._fields)
_origin = attrgetter(*_Origin._fields)
_PAGE_TIMES = tuple(_NAMES.index(name) for name in ("published_at", "modified_at"))
_SIGNATURE, _ORIGIN = _NAMES.index("signature"), _NAMES.index("origin")


def values_of(article: CleanArticle) -> list[Any]:
    """Return the values of an article's fields in their order."""
    values = list(_all(article))
    for at in _PAGE_TIMES:
        values[at] = _with_offset(values[at])
    *parameters, least = _signature(article.signature)
    values[_SIGNATURE] = (*parameters, b64decode(least))
    values[_ORIGIN] = _origin(article.origin)
    return values


def article_of(values: tuple[Any, ...]) -> CleanArticle:
    """Return the article of such values."""
    by_name = dict(zip(_NAMES, values, strict=True))
    *parameters, least = by_name["signature"]
    by_name["signature"] = Signature(
        **dict(zip(_Signature._fields, (*parameters, b64encode(least).decode("ascii")), strict=True))
    )
    by_name["origin"] = Origin(**by_name["origin"]._asdict())
    return CleanArticle(**by_name)


def _with_offset(time: datetime | None) -> datetime | str | None:
    """Return a page's time as text where it is not in UTC: MessagePack's own times have no offset.

    The day of an event is that of the page, and 1 a.m. in Delhi is the day before in UTC.
    """
    return time.isoformat() if time and time.utcoffset() != timedelta(0) else time
