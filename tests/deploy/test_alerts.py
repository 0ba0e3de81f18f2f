"""Alerts fire when they should, and their runbook says what to do."""

import re
import shlex
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from tests.deploy.prometheus import CONFIG, ROOT, needs, promtool, rules

_TESTS = Path(__file__).with_name("alerts.yaml")
_RUNBOOK = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
_RULES = {rule["alert"]: rule for rule in rules()}
_ENTRIES = dict(re.findall(r"^## (Newsfold\w+)\n(.*?)(?=^## |\Z)", _RUNBOOK, re.MULTILINE | re.DOTALL))
_COMMANDS = re.findall(r"^    (newsfold .*)$", _RUNBOOK, re.MULTILINE)


@needs("promtool")
def test_each_alert_fires_when_it_should_and_not_when_it_should_not() -> None:
    promtool("test", "rules", str(_TESTS))


@needs("promtool")
def test_prometheus_takes_its_settings() -> None:
    promtool("check", "config", str(CONFIG))


def test_each_alert_is_tested_to_fire_and_not_to_fire() -> None:
    fires, rests = Counter[str](), Counter[str]()
    for case in yaml.safe_load(_TESTS.read_text(encoding="utf-8"))["tests"]:
        name = case["name"].split(",")[0]
        assert {asked["alertname"] for asked in case["alert_rule_test"]} == {name}
        fired = any(asked["exp_alerts"] for asked in case["alert_rule_test"])
        (fires if fired else rests)[name] += 1
    assert set(fires) == set(rests) == set(_RULES)


def test_every_alert_has_its_entry_and_every_entry_its_alert() -> None:
    assert list(_ENTRIES) == list(_RULES), "in the order of the rules"
    for name, rule in _RULES.items():
        assert rule["annotations"]["runbook"] == f"docs/runbook.md#{name.lower()}"


@pytest.mark.parametrize("name", _RULES)
def test_an_entry_says_what_it_means_how_to_look_and_what_to_do(name: str) -> None:
    marks = re.findall(r"^\*\*(.+?)\*\*", _ENTRIES[name], re.MULTILINE)
    assert marks == ["What it means.", "How to look.", "What to do."]


@pytest.mark.parametrize("line", sorted(set(_COMMANDS)))
def test_the_runbook_names_commands_that_there_are(line: str) -> None:
    _, verb, *rest = shlex.split(line.split(" | ", maxsplit=1)[0], comments=True)
    command: Any = getattr(import_module(f"streams.cli.{verb}"), verb)
    while isinstance(command, click.Group):
        command = command.commands[rest.pop(0)]
    command.make_context(verb, rest)
