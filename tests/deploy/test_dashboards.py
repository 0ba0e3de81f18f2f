"""The dashboards in the files are those of the code, and Grafana can read them."""

import json
import re
from typing import Any

import pytest

from deploy.dashboards import BOARDS, FOLDER, written
from tests.docs.test_lists import named_metrics

_FILES = {path.name: json.loads(path.read_bytes()) for path in FOLDER.glob("*.json")}


def _panels(board: dict[str, Any]) -> list[dict[str, Any]]:
    return [panel for panel in board["panels"] if panel["type"] != "row"]


def test_the_files_are_what_the_code_writes() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert files == written(), "run `make dashboards`, and commit what it writes"


def test_each_has_a_title_and_an_address_of_its_own() -> None:
    assert len({board["uid"] for board in _FILES.values()}) == len(BOARDS)
    assert len({board["title"] for board in _FILES.values()}) == len(BOARDS)


@pytest.mark.parametrize("name", sorted(_FILES))
def test_panels_have_numbers_and_titles_of_their_own_and_fit_on_the_grid(name: str) -> None:
    panels, every = _panels(_FILES[name]), _FILES[name]["panels"]
    assert len({panel["id"] for panel in every}) == len(every)
    assert len({panel["title"] for panel in panels}) == len(panels)
    squares: set[tuple[int, int]] = set()
    for at in (panel["gridPos"] for panel in every):
        taken = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert max(x for x, _ in taken) < 24
        assert squares.isdisjoint(taken)
        squares |= taken


@pytest.mark.parametrize("name", sorted(_FILES))
def test_queries_are_of_metrics_that_there_are_at_a_source_that_can_be_chosen(name: str) -> None:
    (variable,) = _FILES[name]["templating"]["list"]
    assert (variable["name"], variable["type"], variable["query"]) == (
        "datasource",
        "datasource",
        "prometheus",
    )
    for panel in _panels(_FILES[name]):
        letters = [target["refId"] for target in panel["targets"]]
        assert len(set(letters)) == len(letters) > 0
        for target in panel["targets"]:
            assert target["datasource"]["uid"] == "${datasource}"
            asked = set(re.findall(r"newsfold_\w+", target["expr"]))
            assert {re.sub(r"_(bucket|sum|count)$", "", metric) for metric in asked} <= named_metrics()
