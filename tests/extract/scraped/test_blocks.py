from streams.extract.scraped.block import Block
from streams.extract.scraped.blocks import broken_at_gaps, read_blocks, released

FIRST = "The ferry line between Northcliff and Seal Island will run again from March, the board said."
SECOND = "Islanders have waited long enough, its chair told the Gazette after the vote, and nobody disagreed."
LABELS = ["Local", "Weather", "Sport", "Courts", "Letters", "Obituaries"]
LONG = " ".join([FIRST, SECOND] * 5)
PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)
LINK = Block(
    "The harbour board of the old town said on Monday that it was to open the line before the season began.",
    "link",
)


def test_several_spaces_part_the_texts_of_a_page_without_breaks() -> None:
    pieces = [*LABELS, LONG, FIRST, SECOND]
    assert broken_at_gaps("   ".join(pieces)).split("\n") == pieces


def test_a_sentence_that_a_gap_breaks_at_a_link_goes_on() -> None:
    page = "   ".join([*LABELS, f"{FIRST[:-1]}, as  the Gazette  has learned from the islanders.", LONG])
    assert f"{FIRST[:-1]}, as the Gazette has learned from the islanders." in [
        block.text for block in read_blocks(page)
    ]


def test_two_spaces_behind_a_full_stop_are_a_typists() -> None:
    typed = "  ".join([FIRST, SECOND] * 6)
    assert broken_at_gaps(typed) == typed


def test_columns_of_a_table_stay_in_their_line() -> None:
    table = "\n".join(f"{label}   12   3   48   7" for label in LABELS)
    assert broken_at_gaps(f"{table}\n{LONG}") == f"{table}\n{LONG}"


def test_a_text_with_breaks_keeps_its_spaces() -> None:
    text = f"{FIRST}  {SECOND}\n" * 6
    assert broken_at_gaps(text) == text


def test_a_paragraph_begins_with_an_ideographic_space() -> None:
    first, second = "港湾局は月曜日、船を再び動かすと発表した。", "島民は「勝った！\u3000次は橋だ」と話した。"
    blocks = read_blocks(f"港の知らせ\n\u3000{first}\u3000{second}\n")
    assert [block.text for block in blocks] == ["港の知らせ", first, second.replace("\u3000", " ")]


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
