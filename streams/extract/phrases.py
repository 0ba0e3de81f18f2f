"""The words by which a page's furniture is known: `vocabulary.toml`, compiled."""

import re
import tomllib
from importlib.resources import files

__all__ = [
    "ADVERTISEMENT",
    "COMMENTS",
    "COOKIES",
    "COPYRIGHT",
    "DISCLAIMER",
    "ERROR",
    "LEGAL",
    "NAVIGATION",
    "NEWSLETTER",
    "NOTICES",
    "READ_ALSO",
    "SHARE",
    "STATUS",
]

_LISTS: dict[str, list[str]] = tomllib.loads(
    files(__package__).joinpath("vocabulary.toml").read_text("utf-8")
)


def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{expression})" for expression in _LISTS[name]), re.IGNORECASE)


ADVERTISEMENT = _any_of("advertisement")
COMMENTS = _any_of("comments")
COOKIES = _any_of("cookies")
COPYRIGHT = _any_of("copyright")
DISCLAIMER = _any_of("disclaimer")
ERROR = _any_of("error")
LEGAL = _any_of("legal")
NAVIGATION = _any_of("navigation")
NEWSLETTER = _any_of("newsletter")
NOTICES = _any_of("notices")
READ_ALSO = _any_of("read_also")
SHARE = _any_of("share")
STATUS = _any_of("status")
