import tomllib
from importlib.resources import files

import pytest

from streams.extract.meta.dating import CHANGED, PUBLISHED, THIS

_WORDS = tomllib.loads(files("streams.extract.meta").joinpath("dating.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "published", "changed"),
    [
        ("Published on", True, False),
        ("Last updated:", False, True),
        ("Erschienen am:", True, False),
        ("Stand:", False, True),
        ("The standard of", False, False),
        ("Written by", True, False),
        ("本文发布于", True, False),
        ("最終更新日", False, True),
        ("تم نشره", True, False),
        ("Public hearing", False, False),
        ("Publication |", False, False),
    ],
)
def test_text_beside_a_date_says_what_it_is_of(text: str, published: bool, changed: bool) -> None:
    assert (PUBLISHED.search(text) is not None, CHANGED.search(text) is not None) == (published, changed)


def test_line_about_the_article_begins_with_this() -> None:
    assert THIS.match("This entry was posted on")
    assert THIS.match("Dieser Beitrag wurde")
    assert not THIS.match("The entry was posted on")


def test_each_list_has_the_same_languages() -> None:
    languages = {name: list(words) for name, words in _WORDS.items()}
    assert languages["changed"] == languages["published"] == languages["this"]
