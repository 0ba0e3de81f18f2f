from streams.extract.scraped.block import Block
from streams.extract.scraped.blocks import released

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


def test_two_sentences_are_a_paragraph_wherever_they_stand_and_one_is_a_headline() -> None:
    text = LINK.text.replace("that it was to open", "that the quay is sound. It is to open") + " " + LINK.text
    assert released([LINK, Block(text, "link"), LINK])[1] == Block(text)
    assert released([LINK, Block(text.replace(".", ",") + ".", "link"), LINK])[1].mark == "link"


def test_two_sentences_of_a_script_without_spaces_are_one_too() -> None:
    text = "北岸町の港湾局は、来月から渡船を再開すると発表した。" * 4
    assert released([LINK, Block(text, "link")])[1] == Block(text)
