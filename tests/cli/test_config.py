"""Where an option comes from: command line, environment, newsfold.toml, default, in this order."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from streams.cli import _newsfold
from streams.cli.config import Config
from streams.cli.evaluate import evaluate
from streams.cli.options import SHARED
from streams.cli.worker import worker
from streams.errors import UsageError
from tests.docs.markdown import ROOT, blocks

#: Where a value is given, from what goes first to what goes last, and how.
PLACES = ("line", "verb", "all", "table", "top")


def _printed(folder: Path, words: list[str], environment: Mapping[str, str], toml: str) -> list[str]:
    """Return what the command says about a file and an environment; nothing of the real one."""
    (folder / "newsfold.toml").write_text(toml)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(
            _newsfold, words, env=dict(environment), auto_envvar_prefix="NEWSFOLD", catch_exceptions=False
        )
    return done.output.splitlines()


@given(st.sets(st.sampled_from(PLACES), min_size=1))
def test_the_first_place_that_gives_an_option_has_it(
    tmp_path_factory: pytest.TempPathFactory, given_in: set[str]
) -> None:
    values = {place: f"{place}.test" for place in given_in}  # a host without a port is refused, and named
    words = ["topics", *(["--brokers", values["line"]] if "line" in values else [])]
    names = {"verb": "NEWSFOLD_TOPICS_BROKERS", "all": "NEWSFOLD_BROKERS"}
    environment = {name: values[place] for place, name in names.items() if place in values}
    top, table = (f'brokers = "{values[place]}"\n' if place in values else "" for place in ("top", "table"))
    message = _printed(tmp_path_factory.mktemp("config"), words, environment, f"{top}[topics]\n{table}")
    first = next(place for place in PLACES if place in given_in)
    assert f"'{first}.test' is not HOST:PORT" in message[-1]


def test_a_verb_of_verbs_has_a_table_for_each(tmp_path: Path) -> None:
    message = _printed(tmp_path, ["eval", "clean", "."], {}, '[eval.clean]\nworst = "many"\n')
    assert "Invalid value for '--worst': 'many' is not a valid" in message[-1]


def test_a_file_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text('brokers = "other.test"')
    named = tmp_path / "other.toml"
    by_option = _printed(tmp_path, ["--config", str(named), "topics"], {}, "")
    by_environment = _printed(tmp_path, ["topics"], {"NEWSFOLD_CONFIG": str(named)}, "")
    assert all("'other.test' is not HOST:PORT" in message[-1] for message in (by_option, by_environment))


def test_names_that_are_of_no_option_are_reported_with_what_was_meant(tmp_path: Path) -> None:
    toml = """
    leed = 3
    metrics-port = 9108
    [topics]
    only-list = true
    list = true
    [wroker]
    [fold]
    no-such-option = "of a verb that is not called"
    [eval.clena]
    """
    (tmp_path / "newsfold.toml").write_text(toml)
    message = _printed(tmp_path, ["topics"], {}, toml)
    assert [line.removeprefix("newsfold: newsfold.toml: ") for line in message[:4]] == [
        "leed is no option of all verbs (put it under [its verb]), and is ignored; do you mean lead?",
        "metrics-port is no option of all verbs (put it under [its verb]), and is ignored",
        "wroker is no verb, and is ignored; do you mean worker?",
        "topics.only-list is no option of this verb, and is ignored; do you mean list?",
    ]
    assert message[4].startswith("raw-articles ")  # as with --list
    of_eval = _printed(tmp_path, ["eval"], {}, toml)
    assert of_eval[3].endswith(" eval.clena is no verb, and is ignored; do you mean clean?")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("brokers = ", "newsfold.toml cannot be read as TOML: Invalid value"),
        ("brokers = ['a:1']", "newsfold.toml: brokers is neither text nor number"),
        ("[topics]\npartitions = {a = 1}", "newsfold.toml: topics.partitions is neither text nor number"),
    ],
)
def test_a_file_that_cannot_be_used_is_reported(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        _printed(tmp_path, ["topics", "--list"], {}, toml)


def test_the_file_of_the_runbook_is_right(tmp_path: Path) -> None:
    (block,) = (block for block in blocks("toml") if block.mark == "newsfold.toml")
    (tmp_path / "shown.toml").write_text(block.body)
    config = Config(tmp_path / "shown.toml", SHARED)
    options = config.defaults("worker", worker, ("worker", "eval"))["worker"]
    assert (options["brokers"], options["metrics_port"]) == ("kafka1:9093,kafka2:9093", "9108")
    config.defaults("eval", evaluate, ("worker", "eval"))
    assert config.doubts == []


def test_what_all_verbs_share_stands_in_the_runbook() -> None:
    page = (ROOT / "docs/operating.md").read_text()
    families = ("security-", "sasl-", "ssl-", "kafka-", "coder")  # of the broker and the coder, named as one
    names = [name.replace("-", "_").upper() for name in SHARED if not name.startswith(families)]
    assert [name for name in names if f"`NEWSFOLD_{name}`" not in page] == []


def test_a_secret_of_the_environment_stands_in_no_help(tmp_path: Path) -> None:
    environment = {"NEWSFOLD_SASL_PASSWORD": "p4ss"}
    message = str(_printed(tmp_path, ["worker", "--help"], environment, 'ssl-key-password = "w0rd"'))
    assert ("--sasl-password" in message, "p4ss" in message, "w0rd" in message) == (True, False, False)
