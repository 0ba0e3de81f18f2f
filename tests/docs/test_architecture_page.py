"""The page for maintainers names what is there."""

import re
from pathlib import Path

import pytest

from streams import topics

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
PATHS = sorted(set(re.findall(r"`((?:streams|tests|deploy|docs)/[\w./]+)`", PAGE)))


@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_is_named_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_topic_and_table_is_in_it() -> None:
    assert [
        name for name in (*(one.name for one in topics.ALL), *topics.TABLES) if f"`{name}`" not in PAGE
    ] == []
