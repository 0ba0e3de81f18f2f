from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from tests.cli.support import newsfold

VERBS = ("demo", "worker", "topics", "push", "clean", "fold", "events", "explain", "eval", "schema", "doctor")


def test_help_names_every_verb_and_the_exit_codes() -> None:
    said = newsfold("--help").stdout.decode()
    assert [verb for verb in VERBS if f"\n  {verb} " not in said] == []
    assert "0 done, 1 found problems, 2 wrong usage" in said


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_every_verb_has_an_example(verb: str) -> None:
    name = {"eval": "evaluate"}.get(verb, verb)
    command: click.Command = getattr(import_module(f"streams.cli.{name}"), name)
    said = CliRunner().invoke(command, ["--help"]).output
    assert f"\n    newsfold {verb}" in said  # on a line of its own: click has kept it as it is


def test_an_unknown_verb_is_wrong_usage_of_newsfold() -> None:
    done = newsfold("nope")
    assert done.returncode == 2
    assert done.stderr.startswith(b"Usage: newsfold ")
