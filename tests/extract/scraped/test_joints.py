from streams.extract.scraped.joints import Joints

SENTENCE = "The board said what the content of the letter was, and more of the story in a word on sport"
LABELS = [
    *["Article contentWe were told", "Read moreThe board", "SportWhat was said", "Published 2024The letter"],
    *["Board newsThe word", "Story lettersMore of it", "a wordOn sport", "(GNP)The story", "GNPThe board"],
    *["whatOn the board", "Letter SaidThe word"],
]
PAGE = [SENTENCE, *LABELS]


def test_two_words_of_the_page_that_are_one_are_two_texts() -> None:
    joints = Joints(PAGE)
    assert joints.are_many
    assert joints.split("Article contentWe were told", strung=False) == ["Article content", "We were told"]
    assert joints.split("SportWhat was said", strung=False) == ["Sport", "What was said"]


def test_a_bracket_a_year_and_an_agency_end_a_text() -> None:
    joints = Joints([*PAGE, "From the GNP on"])
    assert joints.split("(Picture: GNP)The story", strung=False) == ["(Picture: GNP)", "The story"]
    assert joints.split("Published 2024The letter", strung=False) == ["Published 2024", "The letter"]
    assert joints.split("GNPThe board", strung=False) == ["GNP", "The board"]


def test_a_name_stands_in_more_than_one_place() -> None:
    texts = [*PAGE, "The StoryBoard was shown", "said a StoryBoard of it"]
    assert Joints(texts).split("The StoryBoard was shown", strung=True) == ["The StoryBoard was shown"]
    assert Joints(texts[:-1]).split("The StoryBoard was shown", strung=True) == [
        "The Story",
        "Board was shown",
    ]


def test_words_that_are_none_of_the_pages_are_parts_of_names() -> None:
    for name in ("McVarn said", "an iPhone and", "YouTube has it", "LeserInnen sagten", "ku3D"):
        assert Joints([*PAGE, name]).split(name, strung=False) == [name]


def test_prefixes_are_no_texts_in_a_line_of_labels_either() -> None:
    text = "lakwaTransnet uMalusi eLynnwood"
    assert Joints([*PAGE, text]).split(text, strung=True) == [text]


def test_few_joints_are_those_of_names() -> None:
    assert not Joints([SENTENCE, *LABELS[:4]]).are_many
    assert not Joints([SENTENCE]).are_many


def test_a_quotation_ends_a_text_too() -> None:
    assert Joints(PAGE).split("said „das reicht“Board", strung=False) == ["said „das reicht“", "Board"]


def test_a_paragraph_comes_apart_from_the_credit_of_the_picture_above_it() -> None:
    caption, sentence = (
        "The quay at Tarsk on Monday. Foto: GNP/dap",
        "In Tarsk the ferry lies at its quay, as it has since May.",
    )
    assert Joints([caption + sentence]).split_captions(caption + sentence) == [caption, sentence]
    assert Joints([sentence]).split_captions("Foto: iStock") == ["Foto: iStock"]


def test_the_time_of_another_article_stands_for_itself() -> None:
    assert Joints(PAGE).split("Ferry lost in Tarsk3 hours ago", strung=False) == [
        *["Ferry lost in Tarsk", "3 hours ago"]
    ]
    assert Joints(PAGE).split("a mp3 player and B2 hours", strung=False) == ["a mp3 player and B2 hours"]


def test_words_without_end_take_linear_time() -> None:
    text = "a" * 100_000 + "bC" * 100_000
    assert "".join(Joints([text]).split(text, strung=True)) == text
