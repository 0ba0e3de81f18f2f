from streams.fold.cluster import Stories
from streams.fold.graph import MatchGraph
from streams.fold.rows import Figures
from tests.fold.make import id_of
from tests.fold.test_graph import FEATURES, graph_of

EVER = (float("-inf"), "")


def stories_of(graph: MatchGraph) -> list[str]:
    stories = Stories(graph)
    stories.settle(graph, EVER)
    ids = {id_of(n): n for n in FEATURES}
    story_ids = {stories.of(a) for a in graph}
    return sorted("".join(ids[a] for a in stories.members(s)) for s in story_ids if s)


def test_matches_make_a_story() -> None:
    assert stories_of(graph_of("abc", "ab", "ac", "bc")) == ["abc"]


def test_half_of_the_members_is_enough() -> None:
    assert stories_of(graph_of("abc", "ab", "bc")) == ["abc"]


def test_less_than_half_is_not() -> None:
    assert stories_of(graph_of("abcd", "ab", "ac", "bc", "cd")) == ["abc", "d"]


def test_the_more_similar_story_is_joined() -> None:
    graph = graph_of("abc")
    graph.connect(id_of("a"), id_of("c"), Figures(0.5, 0.6))
    graph.connect(id_of("b"), id_of("c"), Figures(0.5, 0.7))
    assert stories_of(graph) == ["a", "bc"]


def test_several_that_match_outweigh_one_that_matches_a_little_better() -> None:
    graph = graph_of("abcd", "bc")
    graph.connect(id_of("a"), id_of("d"), Figures(0.2, 0.98))  # a round-up with the lead of d
    for other in "bc":
        graph.connect(id_of(other), id_of("d"), Figures(0.2, 0.9))
    assert stories_of(graph) == ["a", "bcd"]


def test_of_equals_the_earlier_story_is_joined() -> None:
    assert stories_of(graph_of("abc", "ac", "bc")) == ["ac", "b"]


def test_a_story_bears_the_id_of_its_first_member() -> None:
    graph = graph_of("bca", "ab", "bc")
    stories = Stories(graph)
    stories.settle(graph, EVER)
    assert stories.of(id_of("c")) == id_of("a")


def test_settling_the_tail_tells_whose_stories_may_be_others() -> None:
    graph = graph_of("abc", "ac")
    stories = Stories(graph)
    stories.settle(graph, EVER)
    graph.take_out("c")
    assert stories.settle([id_of("a"), id_of("c")], FEATURES["c"].order) == {id_of("a"), id_of("c")}
    assert stories.members(id_of("a")) == [id_of("a")]
