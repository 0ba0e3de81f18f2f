"""The TOML files of a folder: a hundred milliseconds to read as they are, three as they are kept."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from streams.code.kept import kept

__all__ = ["tables"]

_Tables = dict[str, dict[str, Any]]


@lru_cache
def tables(folder: Path) -> _Tables:
    """Return what each TOML file of a folder says, by its name without its ending, once a process."""
    paths = sorted(folder.glob("*.toml"))
    return kept(f"tables_{folder.name}", _Tables, lambda: _read(paths), files=(*paths, Path(__file__)))


def _read(paths: list[Path]) -> _Tables:
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in paths}
