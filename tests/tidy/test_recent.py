from streams.tidy.candidates import Place
from streams.tidy.outlet import Seen
from streams.tidy.recent import enter, marks_of, meet


def seen(name: str, *keys: int, at_end: bool = True, topic: bytes = b"") -> Seen:
    return Seen(name.encode(), 0, topic, len(keys), marks_of((key, Place(at_end)) for key in keys))


def test_a_paragraph_meets_the_others_that_had_it_with_its_place_there() -> None:
    articles = {0: seen("a", 1, 2), 1: seen("b", 2, 3, at_end=False), 2: seen("c", 2, 4)}
    assert meet(articles, 2, [2, 4]) == {2: {0: True, 1: False}}


def test_nothing_meets_nothing() -> None:
    assert meet({}, 0, []) == {}
    assert meet({0: seen("a", 1)}, 0, [1]) == {}
    assert meet({0: seen("a"), 1: seen("b", 1)}, 1, [1]) == {}


def test_an_article_gets_the_first_number_that_is_free_and_stands_last() -> None:
    number, articles = enter({0: seen("a"), 2: seen("b")}, seen("c", 1))
    assert number == 1
    assert list(articles) == [0, 2, 1]


def test_an_article_that_comes_again_has_what_stood_in_all_its_revisions_and_its_first_topic() -> None:
    before = {0: seen("a", 1, topic=b"first"), 1: seen("b")}
    number, articles = enter(before, seen("a", 2, topic=b"other"))
    assert number == 0
    assert list(articles) == [1, 0]
    assert articles[0].topic == b"first"
    assert set(meet(articles, 1, [1, 2])) == {1, 2}


def test_what_stood_at_an_end_in_one_revision_stood_at_an_end() -> None:
    for places in ((True, False), (False, True)):
        articles = {0: seen("a", 1, at_end=places[0]), 1: seen("b")}
        _, articles = enter(articles, seen("a", 1, at_end=places[1]))
        assert meet(articles, 1, [1]) == {1: {0: True}}


def test_an_article_of_many_revisions_keeps_the_marks_of_its_first_and_the_latest() -> None:
    articles = {0: seen("a", *range(100))}
    for start in range(100, 500, 100):
        _, articles = enter(articles, seen("a", *range(start, start + 100)))
    assert (articles[0].first, len(articles[0].marks)) == (100, 4 * 128)
    assert set(meet(articles, 1, list(range(500)))) == {*range(100), *range(400, 428)}
