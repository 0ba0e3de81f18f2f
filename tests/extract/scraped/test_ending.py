from streams.extract.scraped.block import Block
from streams.extract.scraped.ending import ended
from streams.extract.scraped.place import Place

PARAGRAPH = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, the "
    "harbour board has said. It closed the line a year ago, when the quay had sunk by a hand in one night."
)
TEASER = ["Old town", "Quay to be repaired before winter", PARAGRAPH[:130] + ".", "24 October 2025"]


def _left(*texts: str) -> int:
    blocks = [Block(text) for text in texts]
    return ended(blocks, Place("", -1, 0, len(blocks), [""] * len(blocks))).end


def test_teasers_below_an_article_are_no_part_of_it_whatever_paragraphs_they_have() -> None:
    assert _left(*[PARAGRAPH] * 6, *TEASER * 8) == 6


def test_subheadings_and_a_box_among_paragraphs_end_no_article() -> None:
    texts = [*[PARAGRAPH] * 4, "A quay of stone", *[PARAGRAPH] * 2, *TEASER, *[PARAGRAPH] * 3]
    assert _left(*texts) == len(texts)


def test_labels_of_which_none_says_what_it_is_count_once() -> None:
    boats = ["Gull", "Heron", "Plover", "Tern", "Curlew", "Petrel", "Fulmar", "Gannet"]
    parts = [text for boat in boats for text in (f"{boat} and its crew", PARAGRAPH[:150] + ".")]
    texts = [*[PARAGRAPH] * 6, *parts]
    assert _left(*texts) == len(texts)


def test_readers_letters_are_no_part_of_an_article() -> None:
    letter = ["Nora Pike", "24 October 2025 at 3:53 pm", PARAGRAPH, "Reply"]
    assert _left(*[PARAGRAPH] * 4, "2 Comments", *letter * 8) == 4


def test_most_of_what_speaks_for_the_article_is_left() -> None:
    assert _left(PARAGRAPH, *TEASER, *TEASER, PARAGRAPH, *TEASER, *TEASER, *[PARAGRAPH] * 2) == 20


def test_reasons_are_those_of_the_blocks_that_are_left() -> None:
    blocks = [Block(text) for text in [PARAGRAPH] * 6 + TEASER * 8]
    place = ended(blocks, Place("", -1, 0, len(blocks), ["caption", *[""] * (len(blocks) - 1)]))
    assert place.reasons == ["caption", "", "", "", "", ""]


def test_sentences_of_other_articles_are_no_proof_that_the_article_goes_on() -> None:
    """Each of them has a caption and an introduction of a sentence; together they are longer than it."""
    caption, introduction = f"{PARAGRAPH[:85]}.", f"{PARAGRAPH[:120]}."
    other = ["Quay to be repaired before winter", caption, "Old town", introduction]
    assert _left(*[PARAGRAPH] * 4, "24 October 2025", *other * 20) == 4


def test_a_list_of_the_latest_articles_ends_one_however_much_text_stands_below_it() -> None:
    titles = [f"{boat} to be repaired before winter" for boat in ("Gull", "Heron", "Plover", "Tern")]
    times = [line for hour, title in enumerate(titles, start=10) for line in (f"{hour}:30", title)]
    text = PARAGRAPH + PARAGRAPH[:60]
    boats = ("Curlew", "Petrel", "Fulmar", "Gannet")
    boxes = [line for boat in boats for line in (boat, f"{boat} sold", f"{boat} A", f"{boat} B", text)]
    assert _left(*[PARAGRAPH] * 8, *times, *boxes) == 8
    assert _left(*[PARAGRAPH] * 8, *titles, *boxes) == 8 + len(titles) + len(boxes)


def test_paragraphs_in_a_row_go_on_below_a_box() -> None:
    """Those of other articles have a title each, so that their labels count more."""
    box = ["Read more", "1/", "Quay", *[line for line in ("Old town", "24 October 2025") for _ in range(3)]]
    short = PARAGRAPH[:170] + "."
    assert _left(*[PARAGRAPH] * 6, *box, *[short] * 3) == 6 + len(box) + 3
    assert _left(*[PARAGRAPH] * 6, *box, short, "Old town", short) == 6


def test_what_a_page_says_of_itself_is_no_part_of_an_article() -> None:
    notice = "This website uses cookies to improve your experience while you navigate its pages."
    assert _left(*[PARAGRAPH] * 4, "Old town", notice, "Quay", notice, "More") == 4
