"""What stands in for options that the command line does not give: a file, and names that serve all verbs.

The order: command line, NEWSFOLD_VERB_OPTION, NEWSFOLD_OPTION, the verb's table in the file, the file's top,
the default. click looks at the first two by itself, and then into its `default_map`, which is made here.
"""

import os
import tomllib
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from streams.errors import UsageError

__all__ = ["FILE", "Config", "by_option"]

FILE = Path("newsfold.toml")  #: read where it lies in the current folder
_PREFIX = "NEWSFOLD_"

Options = Mapping[str, click.Parameter]
Values = dict[str, Any]


def by_option(command: click.Command) -> dict[str, click.Parameter]:
    """Return the options of a verb by the names that they have on the command line."""
    options = (param for param in command.params if isinstance(param, click.Option))
    return {name.removeprefix("--"): option for option in options for name in option.opts}


class Config:
    """A file of options: those that all verbs share on top, and a table for each verb."""

    def __init__(self, file: Path | None, shared: Options) -> None:
        """Read this file, or the one in the current folder. Raises `UsageError` where it is no TOML."""
        self.doubts: list[str] = []  #: a sentence for each name that is of no use
        self._file, self._shared = file or FILE, shared
        self._given = _read(self._file) if file or FILE.is_file() else {}

    def defaults(self, verb: str, command: click.Command, verbs: Collection[str]) -> Values:
        """Return click's `default_map` for the verb that is called."""
        top = {name: value for name, value in self._given.items() if not isinstance(value, dict)}
        tables = {name: value for name, value in self._given.items() if isinstance(value, dict)}
        common = self._values(top, self._shared, "", "is no option of all verbs (put it under [its verb])")
        self._known(tables, verbs, "", "is no verb")
        return {verb: self._below(command, tables.get(verb, {}), verb, common)}

    def _below(self, command: click.Command, table: Any, where: str, common: Values) -> Values:
        """Return what a verb's table gives it; for a verb of verbs, what its tables give them."""
        given = table if isinstance(table, dict) else {}
        if not isinstance(command, click.Group):
            own = self._values(given, by_option(command), f"{where}.", "is no option of this verb")
            return common | own | _environment(self._shared)
        self._known(given, command.commands, f"{where}.", "is no verb")
        return {
            name: self._below(inner, given.get(name), f"{where}.{name}", common)
            for name, inner in command.commands.items()
        }

    def _values(self, given: Mapping[str, Any], options: Options, where: str, wrong: str) -> Values:
        """Return the values of known options, as a command line would give them."""
        self._known(given, options, where, wrong)
        return {
            str(options[name].name): self._plain(f"{where}{name}", value)
            for name, value in given.items()
            if name in options
        }

    def _known(self, given: Collection[str], known: Collection[str], where: str, wrong: str) -> None:
        for name in sorted(set(given) - set(known)):
            alike = get_close_matches(name, known, 1)
            hint = f"; do you mean {alike[0]}?" if alike else ""
            self.doubts.append(f"{self._file}: {where}{name} {wrong}, and is ignored{hint}")

    def _plain(self, name: str, value: Any) -> bool | str:
        if isinstance(value, bool):
            return value
        if isinstance(value, (str, int, float)):
            return str(value)
        raise UsageError(f"{self._file}: {name} is neither text nor number; give one of them")


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file} cannot be read as TOML: {error}; correct it") from error


def _environment(shared: Options) -> Values:
    """Return what NEWSFOLD_OPTION says of the options that all verbs share."""
    names = {str(option.name) for option in shared.values()}
    named = {name: os.environ.get(f"{_PREFIX}{name.upper()}") for name in names}
    return {name: value for name, value in named.items() if value}
