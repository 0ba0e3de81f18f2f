from streams.evaluation import Labelled, false_pairs, recall_by_kind

LEAD = Labelled(url="1", label="a", kind="lead")
WHOLE = Labelled(url="2", label="a", kind="agency")
OTHER = Labelled(url="3", label="b", kind="update", story="a")
STORIES = {"1": "x", "2": "y", "3": "y"}


def test_a_kind_is_found_where_it_stands_with_others_of_its_label() -> None:
    third = Labelled(url="4", label="a", kind="agency")
    recalls = recall_by_kind([LEAD, WHOLE, third, OTHER], {**STORIES, "4": "y"})
    assert {kind: (recall.right, recall.pairs) for kind, recall in recalls.items()} == {
        "agency": (2, 4),
        "lead": (0, 2),
    }
    assert recalls["agency"].share == 0.5


def test_false_pairs_are_those_of_two_labels_in_one_story() -> None:
    assert false_pairs([LEAD, WHOLE, OTHER], STORIES) == [(WHOLE, OTHER)]


def test_pairs_that_are_left_out_are_not_false() -> None:
    assert false_pairs([LEAD, WHOLE, OTHER], STORIES, grey=frozenset({frozenset("23")})) == []
    assert false_pairs([LEAD, WHOLE, OTHER], STORIES, ignore=True) == []
