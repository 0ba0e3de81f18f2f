"""The words by which names are told from what stands around them: `bylines.toml`, as sets."""

import tomllib
from importlib.resources import files

__all__ = [
    "AUTHOR_LABELS",
    "BEFORE_BY",
    "COMPANIES",
    "DEGREES",
    "NO_NAMES",
    "OFFICES",
    "OPENERS",
    "OUTLET_ENDINGS",
    "PARTICLES",
    "PLACES",
    "ROLES",
    "SECTIONS",
    "SIGNED_BY",
    "TEAMS",
]

_LISTS: dict[str, str] = tomllib.loads(files(__package__).joinpath("bylines.toml").read_text("utf-8"))


def _set_of(name: str) -> frozenset[str]:
    return frozenset(entry.replace("_", " ") for entry in _LISTS[name].split())


AUTHOR_LABELS = _set_of("author_labels")
BEFORE_BY = _set_of("before_by")
COMPANIES = _set_of("companies")
DEGREES = _set_of("degrees")
NO_NAMES = _set_of("no_names")
OFFICES = _set_of("offices")
OPENERS = _set_of("openers")
OUTLET_ENDINGS = _set_of("outlet_endings")
PARTICLES = _set_of("particles")
PLACES = _set_of("places")
ROLES = _set_of("roles")
SECTIONS = _set_of("sections")
SIGNED_BY = _set_of("signed_by")
TEAMS = _set_of("teams")
