from hypothesis import given
from hypothesis import strategies as st

from streams.fold.card import card_of
from streams.fold.features import features, read
from streams.fold.graph import MatchGraph
from streams.fold.roster import Roster
from streams.fold.rows import Figures
from tests.fold.make import article, id_of

ALIKE = Figures(1.0, 1.0)
FEATURES = {n: features(read(article(n, "text", hours=i))) for i, n in enumerate("abcdef")}


class Graph(MatchGraph):
    """A graph with its roster."""

    def __init__(self, names: str) -> None:
        self.roster = Roster()
        for name in names:
            self.roster.enter(card_of(FEATURES[name]))
        super().__init__(self.roster)

    def take_out(self, name: str) -> None:
        self.remove(id_of(name))
        self.roster.leave(id_of(name))


def graph_of(names: str, *pairs: str) -> Graph:
    graph = Graph(names)
    for pair in pairs:
        graph.connect(id_of(pair[0]), id_of(pair[1]), ALIKE)
    return graph


def component(graph: MatchGraph, name: str) -> str:
    ids = {id_of(n): n for n in FEATURES}
    return "".join(sorted(ids[a] for a in graph.component(id_of(name))))


def test_a_chain_is_one_component() -> None:
    assert component(graph_of("abcd", "ab", "bc"), "c") == "abc"


def test_an_article_between_two_joins_them() -> None:
    graph = graph_of("abcd", "ab", "cd")
    graph.connect(id_of("b"), id_of("c"), ALIKE)
    assert component(graph, "a") == "abcd"


def test_a_component_falls_apart_without_its_middle() -> None:
    graph = graph_of("abcde", "ab", "bc", "cd", "de")
    graph.take_out("c")
    assert [component(graph, n) for n in "abde"] == ["ab", "ab", "de", "de"]


def test_what_is_not_there_has_no_component() -> None:
    assert component(graph_of("a"), "b") == ""


def test_the_latest_of_a_component() -> None:
    graph = graph_of("abc", "ac")
    assert graph.latest(id_of("a")) == FEATURES["c"].order
    graph.take_out("c")
    assert graph.latest(id_of("a")) == FEATURES["a"].order


def test_a_dropped_component_leaves_the_others() -> None:
    graph = graph_of("abcd", "ab", "cd")
    graph.drop(graph.component(id_of("a")))
    assert [component(graph, n) for n in "abcd"] == ["a", "b", "cd", "cd"]
    assert graph.components() == [{id_of("c"), id_of("d")}]


def test_an_article_that_matches_nothing_is_its_own_component() -> None:
    graph = graph_of("ab")
    assert component(graph, "a") == "a"
    assert graph.latest(id_of("a")) == FEATURES["a"].order
    assert graph.matches(id_of("a")) == {}


_PAIRS = st.sets(st.sampled_from([a + b for a in "abcdef" for b in "abcdef" if a < b]))


@given(_PAIRS, st.sets(st.sampled_from("abcdef")))
def test_removal_leaves_what_would_have_been_built_without(pairs: set[str], removed: set[str]) -> None:
    graph = graph_of("abcdef", *sorted(pairs))
    for name in sorted(removed):
        graph.take_out(name)
    left = "".join(sorted(set("abcdef") - removed))
    fresh = graph_of(left, *sorted(p for p in pairs if not removed & set(p)))
    assert [component(graph, n) for n in left] == [component(fresh, n) for n in left]
    assert [graph.latest(id_of(n)) for n in left] == [fresh.latest(id_of(n)) for n in left]
