from streams.extract.meta.jsonld import Node
from tests.extract.meta.pages import markup_of


def _article(body: str) -> Node:
    return markup_of(f'<div itemscope itemtype="https://schema.org/NewsArticle">{body}</div>').articles[0]


def test_fields_are_read_of_contents_times_and_texts() -> None:
    node = _article(
        '<h1 itemprop="headline">Tram halts</h1><meta itemprop="datePublished" content="2025-10-20">'
        '<time itemprop="dateModified" datetime="2025-10-21">yesterday</time>'
    )
    assert [node[name] for name in ("headline", "datePublished", "dateModified")] == [
        "Tram halts",
        "2025-10-20",
        "2025-10-21",
    ]


def test_author_is_named_within() -> None:
    node = _article(
        '<p itemprop="author" itemscope itemtype="http://schema.org/Person">'
        'By <b itemprop="name">Ruth</b></p>'
    )
    assert node["author"] == [{"@type": "Person", "name": "Ruth"}]


def test_field_belongs_to_the_nearest_thing() -> None:
    node = _article(
        '<div itemscope itemtype="https://schema.org/ImageObject"><b itemprop="name">Tram</b></div>'
        '<b itemprop="name">Halt</b>'
    )
    assert node["name"] == "Halt"


def test_comment_of_a_reader_is_no_field() -> None:
    node = _article(
        '<h1 itemprop="headline">Tram</h1>'
        '<ol class="comment-list"><li><b itemprop="author">Nora</b></li></ol>'
    )
    assert "author" not in node


def test_field_without_a_thing_is_the_page_s() -> None:
    markup = markup_of(
        '<meta itemprop="headline" content="Tram"><meta itemprop="datePublished" content="2025-10-20">'
    )
    assert markup.articles[0]["datePublished"] == "2025-10-20"
