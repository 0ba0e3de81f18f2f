from typing import Any

import pytest

from streams.fold.canonical import choose
from streams.fold.card import Card, card_of
from streams.fold.features import features, read
from tests.fold.make import article, block, id_of, url_of


def member(name: str, words: int = 50, source: str | None = None, hours: int = 0, **more: Any) -> Card:
    """Return the card of a member: its name, its words, and the name of the source that its page gives."""
    named = url_of(source) if source else None
    page = article(name, block("p", words), hours=hours, canonical_url=named, **more)
    return card_of(features(read(page)))


def members(*described: tuple[str, int, str | None]) -> list[Card]:
    """Return members in canonical order."""
    return [member(*one, hours=hours) for hours, one in enumerate(described)]


def chosen(*described: tuple[str, int, str | None]) -> tuple[str, str]:
    best, reason = choose(members(*described))
    return next(name for name, *_ in described if id_of(name) == best.article_id), reason


def test_the_only_article() -> None:
    assert chosen(("a", 50, None)) == ("a", "It is the only article of the story.")


def test_the_source_that_members_name_comes_first() -> None:
    expected = ("b", "2 other members name it as their source, by canonical URL.")
    assert chosen(("a", 90, "b"), ("b", 50, None), ("c", 60, "b"), ("d", 60, "a")) == expected


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{block('p', 60)} This report was first published by The B.", None),
        (f"{block('p', 60)} First published on b.test.", None),
        (block("p", 60), "B"),
    ],
)
def test_a_source_is_named_in_words_too(text: str, agency: str | None) -> None:
    crediting = card_of(features(read(article("a", text, agency=agency))))
    best, reason = choose([crediting, member("b", 50), member("c", 90)])
    assert best.article_id == id_of("b")
    assert reason == "1 other member names it as its source, by credit."


def test_ways_of_naming_add_up() -> None:
    cards = [member("a", agency="B Press"), member("b", outlet_name="B Press"), member("c", source="b")]
    reason = "2 other members name it as their source, 1 by canonical URL and 1 by credit."
    assert choose(cards) == (cards[1], reason)


def test_an_agency_above_its_own_page_names_nobody() -> None:
    cards = [member("a", 90), member("b", 50, agency="B")]
    assert choose(cards)[0] == cards[0]


def test_of_equal_sources_the_earliest() -> None:
    cards = [member("a", source="b"), member("b", source="a")]
    assert choose(cards)[0] == cards[0]


def test_a_source_outside_the_story_does_not_count() -> None:
    assert chosen(("a", 90, "z"), ("b", 50, "z"))[0] == "a"


def test_the_fullest_text_comes_next() -> None:
    expected = ("b", "Its text is the fullest, 100 words, and no other member comes near.")
    assert chosen(("a", 89, None), ("b", 100, None)) == expected


def test_of_full_texts_the_earliest() -> None:
    reason = "It is the earliest of the 2 members whose text is within a tenth of the fullest (100 words)."
    assert chosen(("a", 50, None), ("b", 90, None), ("c", 100, None)) == ("b", reason)
