"""The languages that are read: English by its own rules, others by a folder that glosses them."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from streams.errors import UsageError

__all__ = ["ENGLISH", "FOLDERS", "missing", "readable"]

ENGLISH = "en"
FOLDERS = Path(__file__).with_name("lexicon")  #: those that come along
_ABOUT = "language.toml"


@lru_cache
def readable(more: Path | None = None) -> dict[str, Path]:
    """Return the folders of the languages (ISO 639-1) that can be read here: those whose model is installed.

    `more` is a folder of such folders; its word on a language goes before that of newsfold's own.
    Raises `UsageError` where it is none, or where a folder of it cannot be read.
    """
    folders = {name: home for name, home in _folders(more).items() if _installed(home)}
    return {ENGLISH: FOLDERS / ENGLISH, **folders}


def missing(more: Path | None = None) -> dict[str, str]:
    """Return what to type for each language that has a folder and no model."""
    folders = _folders(more)
    unread = folders.keys() - readable(more).keys()
    return {name: _about(folders[name]).get("install", "") for name in sorted(unread)}


def _folders(more: Path | None) -> dict[str, Path]:
    if more is not None and not more.is_dir():
        raise UsageError(f"{more} is no folder; name one with --lexicons that has a folder a language")
    homes = (FOLDERS, *([more] if more else ()))
    return {path.parent.name: path.parent for home in homes for path in sorted(home.glob(f"*/{_ABOUT}"))}


def _installed(home: Path) -> bool:
    model = _about(home)["model"]
    return Path(model).is_dir() or (model.isidentifier() and find_spec(model) is not None)


def _about(home: Path) -> dict[str, str]:
    try:
        about = tomllib.loads((home / _ABOUT).read_text("utf-8"))
        model = str(about["model"])
        return {"model": model, "install": about.get("install", _wanted(model))}
    except (OSError, ValueError, KeyError) as error:
        raise UsageError(f"{home / _ABOUT} cannot be read: {error}; it needs model = NAME") from error


def _wanted(model: str) -> str:
    return f"pip install {model}" if model.isidentifier() else f"a model in the folder {model}"
