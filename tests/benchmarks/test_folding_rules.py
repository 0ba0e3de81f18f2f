"""The made wire has what it says, and rules can be switched off one by one."""

import json
from collections import Counter
from pathlib import Path

from click.testing import CliRunner

from benchmarks.folding.ablations import RULES, main
from benchmarks.folding.local import local
from benchmarks.folding.retold import wrapped
from benchmarks.folding.wire import HALVES, forms, reports
from streams.fold.rules import _PASSES, Rule
from tests.cli.test_evaluate import copies

__all__ = ["copies"]


def test_the_wire_is_the_same_each_time_and_in_time() -> None:
    made = list(reports(300, seed=1))
    assert made == list(reports(300, seed=1))
    assert made != list(reports(300, seed=2))
    assert [line["published_at"] for line in made] == sorted(line["published_at"] for line in made)
    assert len({line["url"] for line in made}) == 300


def test_copies_have_the_label_of_their_report_and_look_alikes_their_own() -> None:
    made = list(reports(1500, seed=1))
    several = {label for label, count in Counter(line["label"] for line in made).items() if count > 1}
    ways = {line["kind"].partition("-")[2] for line in made if line["label"] in several}
    assert ways == {"", "copy", "resend", "correction", "short", "headline", "update"}
    alone = {line["kind"].partition("-")[2] for line in made if line["label"] not in several}
    assert {"twin", "next", "again"} <= alone
    assert not any("{" in line["title"] + line["text"] for line in made)


def test_no_look_alike_has_the_text_of_its_report() -> None:
    made = list(reports(1500, seed=2))
    labels = {line["text"]: line["label"] for line in made}
    assert all(labels[line["text"]] == line["label"] for line in made)


def test_copies_below_local_leads_have_their_label_and_twins_none_of_the_names_of_the_lead() -> None:
    text = "Ministers of Norland told Acme Steel to close. " + "They met on a rainy day, as before. " * 12
    made = list(local([{"title": f"Acme told {n}", "text": f"{text}{n}"} for n in range(8)], 8, seed=1))
    assert made == list(
        local([{"title": f"Acme told {n}", "text": f"{text}{n}"} for n in range(8)], 8, seed=1)
    )
    kinds = Counter(line["kind"] for line in made if line["label"].endswith("twin"))
    assert sum(kinds.values()) == 4
    assert not any("Norland" in line["text"] for line in made if line["label"].endswith("twin"))
    copies = [line for line in made if line["kind"] == "local"]
    originals = {line["label"]: line["text"] for line in made if line["kind"] == "original"}
    assert all(line["text"].endswith(originals[line["label"]]) for line in copies)


def test_the_halves_have_each_form_once() -> None:
    assert sorted(forms(HALVES[0]) + forms(HALVES[1])) == forms(None)
    assert {line["kind"].partition("-")[0] for line in reports(500, 1, HALVES[0])} <= set(forms(HALVES[0]))


def test_wrapped_lines_have_64_characters_and_paragraphs_are_indented() -> None:
    lines = wrapped(f"{'word ' * 30}end.\nNext one.").split("\n")
    assert max(map(len, lines)) <= 64
    assert [line for line in lines if line.startswith("    ")] == ["    Next one."]


def test_every_rule_is_judged_and_is_there_again_afterwards(copies: Path) -> None:
    before = dict(_PASSES)
    done = CliRunner().invoke(main, ["--copies", str(copies), "--wire", "40"], catch_exceptions=False)
    assert done.exit_code == 0
    assert {rule.name.split()[0] for rule in RULES} <= {
        line.split()[0] for line in done.output.splitlines() if line
    }
    assert before == _PASSES
    assert set(_PASSES) == set(Rule)


def test_a_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"url": "a"}), encoding="utf-8")
    done = CliRunner().invoke(main, ["--copies", str(tmp_path / "a.jsonl")])
    assert done.exit_code == 1
    assert "a.jsonl:1 cannot be used" in done.output
