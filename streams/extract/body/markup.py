"""The words by which a page's markup is read: `markup.toml`."""

import tomllib
from importlib.resources import files

__all__ = ["LISTS"]

_READ: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("markup.toml").read_text("utf-8"))

#: The lists of `markup.toml` by their names.
LISTS = {name: frozenset(words) for name, words in _READ.items()}
