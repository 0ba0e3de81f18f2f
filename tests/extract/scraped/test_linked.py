from streams.extract.scraped.block import Block
from streams.extract.scraped.linked import released

PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)
LINK = Block(
    "The harbour board of the old town said on Monday that it was to open the line before the season began.",
    "link",
)


def test_a_sentence_beside_a_paragraph_is_none_of_a_list_of_links() -> None:
    assert [block.mark for block in released([LINK, Block(PROSE)])] == ["", ""]
    assert [block.mark for block in released([Block(PROSE), LINK])] == ["", ""]


def test_sentences_among_links_stay_links() -> None:
    assert released([Block("More news"), LINK, LINK]) == [Block("More news"), LINK, LINK]


def test_a_headline_beside_a_paragraph_stays_a_link() -> None:
    headline = Block("Harbour board opens the line.", "link")
    assert released([Block(PROSE), headline])[1] == headline
