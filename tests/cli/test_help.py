import subprocess
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from streams import topics
from streams.cli import _newsfold
from tests.cli.support import TEXT, command, joined, newsfold

VERBS = (
    "demo", "worker", "serve", "topics", "repartition", "push", "tail", "export", "replay", "deadletters",
    "clean", "fold", "events", "threads", "explain", "eval", "broker", "schema", "doctor",
)  # fmt: skip


def test_help_names_every_verb_and_the_exit_codes() -> None:
    page = newsfold("--help").stdout.decode()
    assert [verb for verb in VERBS if f"\n  {verb} " not in page] == []
    words = " ".join(page.split())
    assert all(code in words for code in ("0 done; 1 done, and", "; 2 not done, as the command is wrong, or"))


def test_a_name_in_the_environment_that_is_of_no_option_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    known = ("NEWSFOLD_FOLD_JSONL", "NEWSFOLD_WORKER_EMBEDDED", "NEWSFOLD_LLM_KEY", "NEWSFOLD_SASL_USERNAME")
    wrong = ("NEWSFOLD_EVAL_CLEAN_WORTS", "NEWSFOLD_WROKER_BROKERS")
    for name in (*known, "NEWSFOLD_EVAL_CLEAN_WORST", *wrong):
        monkeypatch.setenv(name, "1")
    warnings = newsfold("eval", "clean", "--help").stderr.decode().splitlines()
    assert [line.split()[1] for line in warnings] == list(wrong)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
@pytest.mark.parametrize("arguments", [["schema", "event"], ["clean", "--jsonl"], ["fold", "--jsonl"]])
def test_a_full_disk_is_told_in_one_sentence(arguments: list[str]) -> None:
    page = joined([{"url": "http://a.example/1", "text": TEXT}])
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*arguments), input=page, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 2
    assert done.stderr == (
        b"newsfold: the output cannot be written: No space left on device; what is there is cut\n"
    )


@pytest.mark.parametrize("name", ["bad id", "a/b", "\u20ac", "", "a" * 201])
def test_an_app_id_that_kafka_takes_for_no_name_is_refused(name: str) -> None:
    for verb in ("worker", "topics", "doctor"):
        called: click.Command = getattr(import_module(f"streams.cli.{verb}"), verb)
        outcome = CliRunner().invoke(called, ["--app-id", name])
        assert (outcome.exit_code, "may have letters, digits" in outcome.output) == (2, True)


def test_a_number_that_is_none_is_called_a_number() -> None:
    called: click.Command = import_module("streams.cli.topics").topics
    output = CliRunner().invoke(called, ["--partitions", "abc"]).output
    assert "'abc' is not a valid whole number." in output


def test_the_list_of_topics_marks_those_that_are_nobody_elses() -> None:
    called: click.Command = import_module("streams.cli.topics").topics
    rows = CliRunner().invoke(called, ["--list"]).output.splitlines()
    internal = {row.split()[0] for row in rows if " internal: " in row}
    assert internal == {topic.name for topic in topics.ALL if not topic.public}


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_every_verb_has_an_example(verb: str) -> None:
    name = {"eval": "evaluate"}.get(verb, verb)
    command: click.Command = getattr(import_module(f"streams.cli.{name}"), name)
    page = CliRunner().invoke(command, ["--help"]).output
    assert f"\n    newsfold {verb}" in page  # on a line of its own: click has kept it as it is


def test_the_shell_completes_verbs_without_importing_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.cli.import_module", None)
    completed = ShellComplete(_newsfold, {}, "newsfold", "_NEWSFOLD_COMPLETE")
    assert [(item.value, item.help) for item in completed.get_completions([], "top")] == [
        ("topics", "Create the topics on a broker, or list them.")
    ]
    assert {item.value for item in completed.get_completions([], "")} == set(VERBS)


def test_the_shell_completes_options_of_a_verb() -> None:
    completed = ShellComplete(_newsfold, {}, "newsfold", "_NEWSFOLD_COMPLETE")
    assert "--ssl-ca" in {item.value for item in completed.get_completions(["topics"], "--ssl")}
    choices = completed.get_completions(["topics", "--security-protocol"], "SASL")
    assert [item.value for item in choices] == ["SASL_PLAINTEXT", "SASL_SSL"]


def test_an_unknown_verb_is_wrong_usage_of_newsfold() -> None:
    done = newsfold("nope")
    assert done.returncode == 2
    assert done.stderr.startswith(b"Usage: newsfold ")
