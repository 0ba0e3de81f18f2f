"""Options in the environment: which names there are meant for newsfold and are those of no option."""

import os
from collections.abc import Iterator

import click

from streams.cli.options import SHARED

__all__ = ["unknown"]

_PREFIX = "NEWSFOLD"
#: Read elsewhere: a key is nothing for a command line, and the file is no option of a verb.
_OTHERS = {"NEWSFOLD_LLM_KEY", "NEWSFOLD_CONFIG"}


def unknown(ctx: click.Context, verbs: set[str]) -> list[str]:
    """Return the names in the environment that no verb has, or the verb that is called has not.

    Of the other verbs, whose modules take a second to import, only the first word is looked at.
    """
    called = ctx.invoked_subcommand or ""
    shared = {f"{_PREFIX}_{option.name}".upper() for option in SHARED.values()}
    known = set(_names(ctx, called)) | shared | _OTHERS
    ours = sorted(name for name in os.environ if name.startswith(f"{_PREFIX}_") and name not in known)
    return [name for name in ours if name.split("_")[1].lower() not in verbs - {called}]


def _names(ctx: click.Context, verb: str) -> Iterator[str]:
    command = ctx.command.get_command(ctx, verb) if isinstance(ctx.command, click.Group) else None
    if command:
        yield from _options(ctx, command, f"{_PREFIX}_{verb.upper()}")


def _options(ctx: click.Context, command: click.Command, prefix: str) -> Iterator[str]:
    yield from (f"{prefix}_{option.name}".upper() for option in command.params if option.name)
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _options(ctx, inner, f"{prefix}_{name.upper()}")
