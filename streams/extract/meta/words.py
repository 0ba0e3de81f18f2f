"""The words by which names are told from what stands around them: `bylines.toml`, as sets."""

import tomllib
from importlib.resources import files

__all__ = ["DEGREES", "NO_NAMES", "OFFICES", "PARTICLES", "ROLES", "TEAMS"]

_LISTS: dict[str, str] = tomllib.loads(files(__package__).joinpath("bylines.toml").read_text("utf-8"))


def _set_of(name: str) -> frozenset[str]:
    return frozenset(entry.replace("_", " ") for entry in _LISTS[name].split())


DEGREES = _set_of("degrees")
NO_NAMES = _set_of("no_names")
OFFICES = _set_of("offices")
PARTICLES = _set_of("particles")
ROLES = _set_of("roles")
TEAMS = _set_of("teams")
