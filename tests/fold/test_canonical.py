from streams.fold.canonical import choose
from streams.fold.card import Card, card_of
from streams.fold.features import features, read
from tests.fold.make import article, block, id_of, url_of


def members(*told: tuple[str, int, str | None]) -> list[Card]:
    """Return members in canonical order: name, words, and the name of the source they give."""
    return [
        card_of(
            features(
                read(
                    article(
                        name, block("p", words), hours=i, canonical_url=url_of(source) if source else None
                    )
                )
            )
        )
        for i, (name, words, source) in enumerate(told)
    ]


def chosen(*told: tuple[str, int, str | None]) -> tuple[str, str]:
    best, reason = choose(members(*told))
    return next(name for name, *_ in told if id_of(name) == best.article_id), reason


def test_the_only_article() -> None:
    assert chosen(("a", 50, None)) == ("a", "It is the only article of the story.")


def test_the_source_that_members_name_comes_first() -> None:
    expected = ("b", "2 other members name it as the source by canonical URL.")
    assert chosen(("a", 90, "b"), ("b", 50, None), ("c", 60, "b"), ("d", 60, "a")) == expected


def test_a_source_outside_the_story_does_not_count() -> None:
    assert chosen(("a", 90, "z"), ("b", 50, "z"))[0] == "a"


def test_the_fullest_text_comes_next() -> None:
    expected = ("b", "Its text is the fullest, 100 words, and no other member comes near.")
    assert chosen(("a", 89, None), ("b", 100, None)) == expected


def test_of_full_texts_the_earliest() -> None:
    said = "It is the earliest of the 2 members whose text is within a tenth of the fullest (100 words)."
    assert chosen(("a", 50, None), ("b", 90, None), ("c", 100, None)) == ("b", said)
