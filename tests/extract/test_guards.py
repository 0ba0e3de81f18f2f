import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.errors import BadInput
from streams.extract import ExtractSettings
from streams.extract.guards import check, check_text
from streams.extract.page import Html
from streams.records import Reason

SETTINGS = ExtractSettings(max_depth=500, max_elements=20_000)


def _reason(content: str) -> Reason:
    with pytest.raises(BadInput) as caught:
        check(Html(content), SETTINGS)
    return caught.value.reason


def test_too_many_lines_of_text() -> None:
    check_text("A line.\n\n \n" * 20_000, SETTINGS)
    with pytest.raises(BadInput, match="20,001 lines") as caught:
        check_text("A line.\r\n" * 20_001, SETTINGS)
    assert caught.value.reason == Reason.TOO_LARGE


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<DIV>" * 600,
        "<div/>" * 600,  # HTML knows no element that closes itself
        "<b>" * 100_000,
        "<div>" * 600 + "x" + "</div>" * 600,
        "<ul><li>" * 600,
        "<table><tr><td>" * 600,
        "<table><tr><td></div></table>" * 9 + "<section>" * 600,
        "<div><table><tr><td></div></div>" * 600,  # what seems to close them is out of their reach
        "<!-- " + "</div>" * 600 + "-->" + "<div>" * 600,
    ],
)
def test_too_deep(html: str) -> None:
    assert _reason(html) == Reason.TOO_DEEP


@pytest.mark.parametrize(
    "element", ["<p>A line.</p>", '<a href="/">Home</a>', "<br>", "<td>1", "<div></div>"]
)
def test_too_many_elements(element: str) -> None:
    assert _reason(element * 20_001) == Reason.TOO_LARGE


def test_as_many_elements_as_allowed_pass() -> None:
    check(Html("<p>A line.</p>" * 20_000), SETTINGS)


@pytest.mark.parametrize("attribute", ["a{0}", "a{0}=1", "a{0}='1'", 'a{0}="x y=z"'])
@pytest.mark.parametrize("start", ["", "<p>" * 300 + "text " * 20_000])
def test_too_many_attributes_of_one_tag(attribute: str, start: str) -> None:
    attributes = " ".join(attribute.format(number) for number in range(12_000))
    assert _reason(f"{start}<div {attributes}>") == Reason.TOO_LARGE


def test_too_many_attributes_of_one_element() -> None:
    assert _reason("".join(f"<body a{number}=1>" for number in range(9_000))) == Reason.TOO_LARGE


@pytest.mark.parametrize("name", ["font", "B"])
def test_too_many_elements_left_open(name: str) -> None:
    opened = "".join(f"<{name} id={number}>" for number in range(400))
    assert _reason(opened + "<p>x" * 5_000) == Reason.TOO_LARGE


@pytest.mark.parametrize(
    "content",
    [
        "%PDF-1.7 stream",
        "\x89PNG\r\n",
        b"\xff\xd8\xff\xe0\x00\x10JFIF".decode("latin-1"),
        "\x00\x01\x02\x03" * 50,
        bytes(range(256)).decode("utf-8", "replace") * 9,
    ],
)
def test_binary(content: str) -> None:
    assert _reason(content) == Reason.BINARY
    with pytest.raises(BadInput, match=r"no text|binary"):
        check_text(content, SETTINGS)


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 5_000,  # a paragraph closes the one before
        "<div></div>" * 5_000,
        "<br/>" * 5_000,
        "<img src='data:image/png;base64," + "A=" * 100_000 + "'>",
        "<div data-x=\"{'a': 1, 'b > c': 2}\">" + "<p>" * 9,
        "<script>" + "a<b;" * 100_000 + "</script>",
        "<script>x = a<b" + "; y = 1" * 50_000 + "</script>",
        "word " * 100_000,
        "".join(f"<b id={number}>x</b>" for number in range(5_000)),
        "<b>x" * 10 + "<p>y" * 10_000,
        "a \ufffd in a page of a wrong encoding " * 20,
        '<html "><![endif]--><html><body>'
        + "<p>text</p>" * 4_000
        + '<a id="x">',  # a quote that opens nothing
        '<b "><p>text</p></b>' * 4_000 + "<b><p>text" * 9,
    ],
)
def test_what_only_looks_costly_passes(html: str) -> None:
    check(Html(html), SETTINGS)


_TAGS = [
    "div",
    "p",
    "table",
    "tr",
    "td",
    "b",
    "ul",
    "li",
    "a",
    "button",
    "select",
    "option",
    "svg",
    "h1",
    "br",
]
_TAGS += ["template", "object", "font", "section", "i", "form", "dl", "dd"]
_SOUP = st.lists(
    st.sampled_from([form % name for name in _TAGS for form in ("<%s>", "</%s>", "<%s>x")])
    | st.integers(2, 9),
    max_size=30,
)


def _soup(pieces: list[str | int]) -> str:
    """Return the pieces in a row; a number repeats all before it."""
    html = ""
    for piece in pieces:
        html = html * piece if isinstance(piece, int) and len(html) < 3000 else f"{html}{piece}"
    return html


def _depth(html: str) -> int:
    """Return how deep the tree is, found another way: from each node upwards."""
    root = LexborHTMLParser(html).root
    nodes: list[LexborNode] = [] if root is None else list(root.traverse(include_text=False))
    return max((_ancestors(node) for node in nodes), default=0) - 1  # the document is no element


def _ancestors(node: LexborNode | None) -> int:
    count = 0
    while node is not None:
        count, node = count + 1, node.parent
    return count


@given(_SOUP)
def test_no_tree_that_passes_is_deeper_than_allowed(pieces: list[str | int]) -> None:
    html = _soup(pieces)
    limits = ExtractSettings(max_depth=12, max_elements=10_000)
    try:
        check(Html(html), limits)
    except BadInput:
        return
    assert _depth(html) <= limits.max_depth
