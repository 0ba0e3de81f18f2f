from streams.extract.scraped.browsers import read_lines
from streams.extract.scraped.joining import join

PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)


def _joined(text: str) -> list[str]:
    return [block.text for block in join(read_lines(text))]


def test_sentence_broken_over_lines_is_joined() -> None:
    assert _joined("The board said it\nwill open the line.\nA new paragraph.") == [
        "The board said it will open the line.",
        "A new paragraph.",
    ]


def test_text_wrapped_throughout_is_joined_block_by_block() -> None:
    block = (
        "The ferry line between the town of Northcliff and\n"
        "Seal Island will run again. Officials of the harbour\nBoard said so on Monday at noon."
    )
    assert _joined(f"{block}\n\n{block}\n") == [block.replace("\n", " ")] * 2


def test_a_line_of_wrapped_text_that_was_not_full_ends_its_paragraph() -> None:
    lines = ["A" * 20 + " b" * 28, "c " * 30, "Nora Pike", "d " * 38, "e " * 38, "f."]
    assert _joined("\n".join(lines))[1:] == ["Nora Pike", " ".join(("d " * 38 + "e " * 38).split()) + " f."]


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    assert _joined(f"{PROSE}\n{PROSE}") == [PROSE, PROSE]


def test_a_link_breaks_a_sentence_for_no_longer_than_itself() -> None:
    lines = [
        "Officials of the harbour board of the old town said on Monday that",
        "Northern Lines",
        "and its partner would run the ferry, as the",
        "Gazette",
        ", a weekly, had reported.",
        "Nobody else had asked for it.",
    ]
    assert _joined("\n".join(lines)) == [
        " ".join(lines[:3]) + " Gazette, a weekly, had reported.",
        "Nobody else had asked for it.",
    ]


def test_a_menu_stays_as_it_is_however_it_is_written() -> None:
    menu = ["world", "europe", "northern ireland", "TV & radio", "Search"]
    assert _joined("\n".join(menu)) == menu


def test_a_quotation_is_closed_and_a_bracket_filled() -> None:
    assert _joined('The board called it "\na scandal\n" and (\nlast week\n) left.') == [
        'The board called it "a scandal" and (last week) left.'
    ]


def test_a_by_word_begins_a_line_of_its_own() -> None:
    assert _joined("Ferry line to reopen after a year of repairs\nby\nNora Pike") == [
        "Ferry line to reopen after a year of repairs",
        "by",
        "Nora Pike",
    ]


def test_scripts_without_spaces_are_joined_without_them() -> None:
    lines = ["北岸町の港湾局は、来月から", "渡船", "を再開すると発表した。"]
    assert _joined("\n".join(lines)) == ["".join(lines)]


def test_a_link_at_the_head_of_a_wrapped_line_goes_on_with_its_paragraph() -> None:
    text = (
        "   The ferry line between the town of [1]Northcliff and\n"
        "   [2]Seal Island will run again. Officials of the [3]Harbour\n   Board said so on Monday at noon.\n"
    )
    bare = " ".join(text.replace("[1]", "").replace("[2]", "").replace("[3]", "").split())
    assert _joined(f"{text}\n{text}\n") == [bare] * 2


def test_lines_are_measured_in_the_columns_in_which_they_are_full() -> None:
    line = "पुलिस ने बुधवार को खुलासा कर लिया है और इस मामले में गांव में छापेमारी कर चोरी"
    text = "\n".join(
        [line, line, line, "ने कहा।", "", "Ferry line to reopen in March, the board says in Northcliff now"]
    )
    assert _joined(text)[0] == f"{line} {line} {line} ने कहा।"


def test_a_figure_and_an_ideograph_are_joined_without_a_space() -> None:
    wide = "市は冬の議会で港に新しい橋を架けることを決めたと発表し来年の春から二"
    assert _joined("\n".join([f"{wide}12", f"月{wide}", f"{wide}12", "月。"]))[0] == (
        f"{wide}12月{wide}{wide}12月。"
    )


def test_a_sentence_may_begin_with_two_short_pieces() -> None:
    lines = [
        "British",
        "backpacker",
        "and lawyer Nora Pike was among those who took the ferry to the island.",
    ]
    assert _joined("\n".join([PROSE, *lines])) == [PROSE, " ".join(lines)]
    assert _joined("\n".join(["Home", "my page", "more"])) == ["Home", "my page", "more"]


def test_a_line_goes_on_behind_an_article_or_a_preposition() -> None:
    lines = ["Der", "FC Nordkliff", "hat in der", "Inselliga", "das Spiel beim", "SV Robbeninsel verloren."]
    assert _joined("\n".join(lines)) == [" ".join(lines)]


def test_a_button_ends_with_a_preposition_and_does_not_go_on() -> None:
    assert _joined("Sign in\nNorthcliff\nSave for\nWorld") == ["Sign in", "Northcliff", "Save for", "World"]


def test_names_that_link_are_joined_by_the_particles_around_them() -> None:
    lines = [
        "元漁師の",
        "中山正一",
        "氏（52）の",
        "船",
        "修理を発端にした",
        "北岸放送",
        "問題が、町に広がっている。",
    ]
    assert _joined("\n".join(lines)) == ["".join(lines)]


def test_labels_of_a_menu_are_not_joined_for_standing_in_a_row() -> None:
    labels = ["社会", "経済", "スポーツ", "天気"]
    assert _joined("\n".join(labels)) == labels
