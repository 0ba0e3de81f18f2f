from streams.extract.scraped.block import Block
from streams.extract.scraped.read import biography_at

NAME = "Nora Pike"
PROSE = [
    Block(
        "The ferry line between Northcliff and Seal Island will run again from the first week of March, as "
        f"the harbour board of the old town has said {day} after a year of repairs to the quay."
    )
    for day in ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Sunday")
]
LIFE = Block(f"{NAME} covers the islands and the sea, and has written of ferries for more than ten years.")


def _at(*blocks: Block) -> int:
    return biography_at(blocks, [""] * len(blocks), [NAME])


def test_it_begins_with_the_authors_name_as_its_first_words_or_above_it() -> None:
    assert _at(*PROSE, LIFE) == 6
    assert _at(*PROSE, Block(f"By {NAME}"), LIFE) == 6
    assert _at(*PROSE, Block(NAME), Block(LIFE.text.replace(NAME, "She"))) == 6


def test_an_article_without_one_ends_where_it_ends() -> None:
    assert _at(*PROSE) == 6
    assert _at(*PROSE[:3], LIFE, *PROSE[3:]) == 7


def test_a_signature_below_the_article_is_none() -> None:
    assert _at(*PROSE, Block(NAME)) == 7
