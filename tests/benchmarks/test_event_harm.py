"""The benchmark of harm tells articles that report an attack from mishaps and from history."""

import json
from pathlib import Path

from benchmarks.events.harm import HarmLine, codings_by_set

HOME = Path(__file__).parents[2] / "benchmarks" / "events" / "blind"


def test_attacks_mishaps_and_history_are_told_apart() -> None:
    texts = [
        ("Gunmen killed nine soldiers in Gao on Monday.", True),
        ("Floods killed nine people in Kerala on Monday.", False),
        ("Gunmen killed nine soldiers in Gao in 1995.", False),
    ]
    (codings,) = codings_by_set(
        [HarmLine(text=text, attack=attack) for text, attack in texts], lead=5
    ).values()
    assert [(one.attack, one.assault, one.mishap) for one in codings] == [
        (True, True, False),
        (False, False, True),
        (False, True, False),
    ]


def test_every_line_of_the_blind_sets_says_what_is_right() -> None:
    for path in HOME.glob("*.jsonl"):
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        assert all(("attack" in line) != ("label" in line) for line in lines), path
        assert len({(line.get("title"), line["text"]) for line in lines}) == len(lines)
