from hypothesis import given
from hypothesis import strategies as st

from streams.fold.postings import Postings

_HELD = st.dictionaries(st.sampled_from("abcde"), st.sets(st.integers(0, 5)))


def holders(postings: Postings, keys: range) -> list[list[str]]:
    return [held for key in keys for held in postings.holders([key])]


def postings_of(held: dict[str, set[int]]) -> Postings:
    postings = Postings()
    for article_id, keys in sorted(held.items()):
        postings.add(sorted(keys), article_id)
    return postings


@given(_HELD)
def test_every_key_has_its_holders(held: dict[str, set[int]]) -> None:
    expected = [sorted(a for a, keys in held.items() if key in keys) for key in range(6)]
    assert holders(postings_of(held), range(6)) == [e for e in expected if e]


@given(_HELD, st.sets(st.sampled_from("abcde")))
def test_removal_leaves_what_would_have_been_built_without(held: dict[str, set[int]], gone: set[str]) -> None:
    postings = postings_of(held)
    for article_id in sorted(gone & held.keys()):
        postings.remove(sorted(held[article_id]), article_id)
    fresh = postings_of({a: keys for a, keys in held.items() if a not in gone})
    assert holders(postings, range(6)) == holders(fresh, range(6))
