import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.meta.jsonld import is_article, names, read_graph, strings, types_of


def test_nodes_are_found_in_graphs_and_lists_in_order() -> None:
    script = (
        '[[{"@graph": [{"@type": "WebPage"}, {"@type": "Article"}]}], {"mainEntity": {"@type": "Person"}}]'
    )
    kinds = [types_of(node) for node in read_graph([script]).nodes]
    assert [kind for kind in kinds if kind] == [("WebPage",), ("Article",), ("Person",)]


def test_reference_is_replaced_by_what_it_refers_to() -> None:
    script = """{"@graph": [{"@type": "Article", "author": [{"@id": "#r"}]},
                            {"@type": "Person", "@id": "#r", "name": "Ruth Ambler"}]}"""
    graph = read_graph([script])
    assert [list(names(graph.values(node, "author"))) for node in graph.nodes if is_article(node)] == [
        ["Ruth Ambler"]
    ]


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"@type": "NewsArticle"}, True),
        ({"@type": ["Thing", "http://schema.org/BlogPosting"]}, True),
        ({"@type": "LiveBlogPosting"}, True),
        ({"@type": "JobPosting"}, False),
        ({"@type": "WebPage"}, False),
        ({"headline": "a", "datePublished": "b"}, True),
        ({"headline": "a"}, False),
        ({"@type": {"a": 1}}, False),
    ],
)
def test_article(node: dict[str, object], expected: bool) -> None:
    assert is_article(node) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ruth", ["Ruth"]),
        ([["Ruth"], {"name": "Nora"}, None, 5], ["Ruth", "Nora"]),
        ({"name": ["Ruth", ""]}, ["Ruth"]),
        ({"@value": "Ruth", "@language": "en"}, ["Ruth"]),
        (None, []),
    ],
)
def test_names(value: object, expected: list[str]) -> None:
    assert list(names(value)) == expected


@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_value_has_strings_and_names(value: object) -> None:
    assert all(isinstance(text, str) for text in (*strings(value), *names(value)))


def test_list_without_end_is_cut() -> None:
    assert len(read_graph(["[" + ",".join(['{"@type": "Article"}'] * 5000) + "]"]).nodes) < 1000
