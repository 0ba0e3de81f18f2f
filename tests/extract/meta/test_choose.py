from streams.extract.meta.choose import own_articles
from streams.extract.meta.jsonld import Node

URL = "https://www.harrowdaily.example/news/tram-halts"


def _own(*nodes: Node, title: str = "Tram to the harbour halts") -> list[object]:
    articles = ({"@type": "Article", **node} for node in nodes)
    return [node.get("headline") for node in own_articles(articles, [title], [URL]).nodes]


def test_article_with_the_address_of_the_page_comes_first() -> None:
    other: Node = {"headline": "Ferry sails", "url": "/news/ferry"}
    assert _own(other, {"headline": "Trams", "mainEntityOfPage": {"@id": f"{URL}/?a=b"}}) == ["Trams"]


def test_article_with_the_title_of_the_page_is_the_page_s() -> None:
    assert _own({"headline": "Ferry sails"}, {"headline": "Tram to the harbour halts"}) == [
        "Tram to the harbour halts"
    ]


def test_lone_article_is_believed() -> None:
    assert _own({"headline": "No rails for a week"}) == ["No rails for a week"]


def test_lone_article_of_another_page_is_not() -> None:
    assert _own({"headline": "Ferry sails", "url": "https://www.harrowdaily.example/news/ferry"}) == []


def test_list_of_other_articles_is_none() -> None:
    assert _own({"headline": "Ferry sails"}, {"headline": "Quay opens"}) == []


def test_title_in_the_place_of_an_address_is_a_headline() -> None:
    assert _own({"mainEntityOfPage": "Ferry sails"}, {"mainEntityOfPage": "Quay opens"}) == []
