import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.threads.__main__ import main
from benchmarks.threads.clusterers import Article, by_tfidf
from benchmarks.threads.score import by_element, by_pair
from tests.threads.made import FLOOD, QUAKE


def test_scores_of_bcubed_are_those_of_a_worked_example() -> None:
    # One cluster of three with one that is not of them, and that one's fellow alone.
    score = by_element(["a", "a", "a", "b"], ["x", "x", "y", "y"])
    assert score.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert score.recall == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)


def test_scores_of_pairs_count_pairs_that_are_together() -> None:
    assert by_pair(["a", "a", "a", "b"], ["x", "x", "y", "y"]) == (1 / 3, 1 / 2)
    assert by_pair(["a", "b"], ["x", "y"]) == (1.0, 1.0)


def test_the_rival_joins_what_shares_words_that_few_have() -> None:
    texts = enumerate((*QUAKE, *FLOOD))
    articles = [Article(str(i), text.partition(". ")[0], text, "en") for i, text in texts]
    clusters = by_tfidf(articles, 0.05)
    assert clusters[0] == clusters[1] != clusters[3] == clusters[4]


def test_the_command_prints_each_way_in_each_order(tmp_path: Path) -> None:
    stories = ["quake"] * len(QUAKE) + ["flood"] * len(FLOOD)
    lines = [
        json.dumps({"url": f"https://{i}.example/", "title": title, "text": text, "story": story})
        for i, (story, (title, text)) in enumerate(
            zip(stories, (text.split(". ", 1) for text in (*QUAKE, *FLOOD)), strict=True)
        )
    ]
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    shown = CliRunner().invoke(main, [str(file), "--shuffles", "1"])
    assert shown.exit_code == 0, shown.output
    rows = [line.split() for line in shown.output.splitlines()]
    (newsfold,) = (row for row in rows if row[0] == "newsfold" and len(row) == 8)
    assert newsfold[1:4] == ["1.000", "1.000", "1.000"]
    assert sum(row[0] == "order" for row in rows) == 4


def test_pairs_want_the_articles_that_were_labelled(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"url": "https://0.example/", "title": "Quake", "text": QUAKE[0]}), "utf-8")
    shown = CliRunner().invoke(main, [str(file), "--pairs"])
    assert (shown.exit_code, shown.output.count("articles of the labelled pairs are not there")) == (1, 1)
