"""The command `newsfold`: one file a verb, each imported only when it is called."""

import errno
import logging
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from streams import __version__
from streams.cli.alive import Alive
from streams.cli.config import Config
from streams.cli.options import SHARED
from streams.cli.screen import guard
from streams.errors import NewsfoldError, UsageError

__all__ = ["main"]

#: Verb -> what the list of verbs says of it. The modules behind them import libraries that take a second.
_VERBS = {
    "demo": "Run the whole of it on sample pages, with a broker of its own.",
    "worker": "Run a worker: pages in, stories, events and threads out.",
    "serve": "Serve stories and events over HTTP, and take pages.",
    "topics": "Create the topics on a broker, or list them.",
    "repartition": "Give the topics more partitions, with what is in them.",
    "push": "Push pages from files, and tell what became of each.",
    "tail": "Show stories, events, threads or outcomes as they come.",
    "export": "Write the current stories, members or events to a file.",
    "replay": "Try a version or a setting on pages that were pushed, beside the one at work.",
    "deadletters": "Look at what could not be used, and send it back to where it came from.",
    "clean": "Clean pages: the article without its page.",
    "fold": "Fold articles into stories.",
    "events": "Code the events that articles report.",
    "threads": "Put the stories of one happening under one heading.",
    "explain": "Say why two articles are one story, or are not.",
    "eval": "Measure newsfold on data that comes with what is right.",
    "broker": "Run the bundled broker: for trials, all in memory.",
    "schema": "Print the schemas of the records.",
    "doctor": "Look whether all that newsfold needs is there.",
}
#: Verbs that are named otherwise in Python, where the name means something else.
_NAMES = {"eval": "evaluate"}
#: Verbs that may work for seconds before they have something to say, and then end.
_SILENT = {
    "demo",
    "topics",
    "repartition",
    "push",
    "export",
    "replay",
    "deadletters",
    "clean",
    "fold",
    "events",
    "threads",
    "explain",
    "eval",
    "doctor",
}
#: What the system says of a disk that takes no more: full, over its quota, a file too large, broken.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
#: What the names in the environment begin with that are meant for newsfold.
_PREFIX = "NEWSFOLD"
#: Read elsewhere: a key is nothing for a command line, and the file is no option of a verb.
_OTHERS = {"NEWSFOLD_LLM_KEY", "NEWSFOLD_CONFIG"}


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        name = _NAMES.get(cmd_name, cmd_name)
        command: click.Command = getattr(import_module(f"streams.cli.{name}"), name)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a verb from the list alone: to import them all takes two seconds a key."""
        verbs = [CompletionItem(v, help=line) for v, line in _VERBS.items() if v.startswith(incomplete)]
        return verbs + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(_VERBS.items()))


@click.group(
    cls=_Verbs,
    context_settings={
        "help_option_names": ["-h", "--help"], "max_content_width": 100,
        "color": True,  # we print none with click; left to itself, it drops what others put in
    },
)  # fmt: skip
@click.version_option(__version__, prog_name="newsfold")
@click.option("--config", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
              help="A TOML file of options; without it, newsfold.toml of this folder.")  # fmt: skip
@click.pass_context
def _newsfold(ctx: click.Context, config: Path | None) -> None:
    """From a stream of dirty news pages to canonical articles and events, on Kafka.

    Exit codes: 0 done; 1 done, and something in it could not be used, was refused or failed; 2 not done, as
    the command is wrong, or what it names (a file, a broker, its topics) is not there or does not fit.

    Every option can be given in the environment, as NEWSFOLD_VERB_OPTION (NEWSFOLD_WORKER_STORE); those that
    several verbs share, as NEWSFOLD_OPTION (NEWSFOLD_BROKERS) for all at once; and all in newsfold.toml.
    """
    for name in _unknown(ctx, set(_VERBS)):
        click.echo(f"newsfold: {name} is no option of a verb, and is ignored; is it misspelt?", err=True)
    verb = ctx.invoked_subcommand
    if verb in _SILENT and (alive := Alive.begin(verb)):
        ctx.call_on_close(alive.end)
        ctx.obj = alive  # a verb that is to stay ends it sooner
    command = ctx.command.get_command(ctx, verb) if verb and isinstance(ctx.command, click.Group) else None
    if verb and command:
        given = Config(config, SHARED)
        ctx.default_map = given.defaults(verb, command, _VERBS)
        for doubt in given.doubts:
            click.echo(f"newsfold: {doubt}", err=True)


def _unknown(ctx: click.Context, verbs: set[str]) -> list[str]:
    """Return the names in the environment that are of no option of any verb, or not of the verb called.

    Of the other verbs, whose modules take a second to import, only the first word is looked at.
    """
    called = ctx.invoked_subcommand or ""
    shared = {f"{_PREFIX}_{option.name}".upper() for option in SHARED.values()}
    known = set(_variables(ctx, called)) | shared | _OTHERS
    ours = sorted(name for name in os.environ if name.startswith(f"{_PREFIX}_") and name not in known)
    return [name for name in ours if name.split("_")[1].lower() not in verbs - {called}]


def _variables(ctx: click.Context, verb: str) -> Iterator[str]:
    command = ctx.command.get_command(ctx, verb) if isinstance(ctx.command, click.Group) else None
    if command:
        yield from _variables_of(ctx, command, f"{_PREFIX}_{verb.upper()}")


def _variables_of(ctx: click.Context, command: click.Command, prefix: str) -> Iterator[str]:
    yield from (f"{prefix}_{option.name}".upper() for option in command.params if option.name)
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _variables_of(ctx, inner, f"{prefix}_{name.upper()}")


def main() -> None:
    """Run the command; print an error of ours as one sentence."""
    guard()
    logging.getLogger("aiokafka").addHandler(logging.NullHandler())  # its warnings say what our errors say
    try:
        _newsfold(prog_name="newsfold", auto_envvar_prefix=_PREFIX)
    except NewsfoldError as error:
        click.echo(f"newsfold: {error}", err=True)
        raise SystemExit(2 if isinstance(error, UsageError) else 1) from error
    except OSError as error:
        _end(error)


def _end(error: OSError) -> None:
    if error.filename:
        click.echo(f"newsfold: {error.filename} cannot be used: {error.strerror}; name another", err=True)
    elif error.errno in _FULL:
        click.echo(
            f"newsfold: the output cannot be written: {error.strerror}; what is there is cut", err=True
        )
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # Python tries once more as it ends, and would say so
    else:
        raise error
    raise SystemExit(2) from error
