import pytest

from tests.extract.body.pages import PROSE, outline


def _texts(body: str) -> list[str]:
    return [block.text for block in outline(body).blocks]


def test_blocks_end_where_block_elements_do() -> None:
    assert _texts("One <b>and</b> <span>half</span><p>Two</p>three<div>four<p>five</p>six</div>") == [
        "One and half", "Two", "three", "four", "five", "six",
    ]  # fmt: skip


def test_white_space_is_one_space() -> None:
    assert _texts("<p>\n  One\t <i> and </i>\n half </p>") == ["One and half"]


def test_line_break_ends_a_line_and_two_end_a_block() -> None:
    blocks = outline("<p>One<br>two<br> <br>three</p>").blocks
    assert [block.lines for block in blocks] == [["One", "two"], ["three"]]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>let a</script>", "<style>a {}</style>", "<noscript>No</noscript>", "<!-- no -->",
        "<template><p>Later</p></template>", "<button>Go</button>", "<svg><text>A</text></svg>",
        '<span hidden>No</span>', '<span class="sr-only">No</span>', '<b style="display: none">No</b>',
        '<a aria-hidden="true">#</a>', "<select><option>Town</option></select>",
    ],
)  # fmt: skip
def test_what_is_no_text_is_passed_over(hidden: str) -> None:
    assert _texts(f"<p>One {hidden}two</p>") == ["One two"]


def test_menu_is_passed_over() -> None:
    assert _texts("<nav><ul><li>Home</li></ul></nav><p>One</p>") == ["One"]


def test_reading_aids_of_a_word_are_passed_over() -> None:
    assert _texts("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>") == ["漢字"]


def test_letters_in_links_are_counted() -> None:
    block = outline('<p>See <a href="/a">the bridge</a> and <a href="/b">the town</a>.</p>').blocks[0]
    assert (block.linked, block.links) == (len("the bridgethe town"), ["/a", "/b"])


def test_link_goes_on_through_its_blocks() -> None:
    blocks = outline('<a href="/a"><h3>The bridge</h3><p>The town</p></a><p>The end</p>').blocks
    assert [(block.linked, block.links) for block in blocks] == [(10, ["/a"]), (8, ["/a"]), (0, [])]


def test_link_before_a_block_is_none_of_its_links() -> None:
    blocks = outline('<a href="/a"> </a><p>The end</p>').blocks
    assert [block.links for block in blocks] == [[]]


def test_paragraph_is_prose_and_a_heading_is_not() -> None:
    blocks = outline(f'<h2>{PROSE}</h2><p>{PROSE}</p><p>Short.</p><p><a href="/">{PROSE}</a></p>').blocks
    assert [block.prose > 0 for block in blocks] == [False, True, False, False]


def test_ideographs_weigh_more_than_letters() -> None:
    assert outline("<p>" + "橋" * 30 + "</p>").blocks[0].prose > 60


def test_elements_know_their_blocks_and_elements() -> None:
    page = outline("<div><p>One</p><p>Two</p></div><p>Three</p>")
    spans = {element.tag: (element.first, element.end, element.last) for element in page.elements[:2]}
    assert spans == {"body": (0, 3, 5), "div": (0, 2, 4)}


def test_pictures_count_for_all_around_them() -> None:
    page = outline("<div><p><img><picture><img></picture></p><iframe></iframe></div>")
    assert [element.images for element in page.elements] == [3, 3, 2]


def test_page_without_text_has_no_blocks() -> None:
    assert outline("<div><p> </p><br><br></div>").blocks == []


def test_page_nested_deeper_than_python_recurses() -> None:
    assert _texts("<div>" * 5_000 + "One" + "</div>" * 5_000) == ["One"]


def test_each_block_has_its_own_links_only() -> None:
    page = outline(
        '<p>Text</p><p>More</p><p><a href="/a">Link</a></p><p>Text</p><a href="/b"><p>Card</p></a>'
    )
    assert [block.links for block in page.blocks] == [[], [], ["/a"], [], ["/b"]]


def test_article_within_a_noscript_that_is_left_open() -> None:
    story = "".join(f"<p>{PROSE} It was night {night}, and nobody minded.</p>" for night in range(6))
    assert len(_texts(f'<noscript><div id="none"></noscript><div>{story}</div>')) == 6
    assert _texts(f"<noscript><div><p>{PROSE}</p></div></noscript>") == []
