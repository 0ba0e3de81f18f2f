import numpy as np

from streams.fold.samples import Samples
from streams.text.shingles import Hashes


def sampled(*numbers: int) -> Hashes:
    """Return shingles of which each is sampled."""
    return np.array([8 * n for n in numbers], np.uint32)


def index(**held: Hashes) -> Samples:
    samples = Samples()
    for article_id, shingles in held.items():
        samples.add(article_id, shingles)
    return samples


def test_a_short_text_meets_the_long_one_that_contains_it() -> None:
    assert index(long=sampled(*range(100))).near(sampled(1, 2, 3, 4)) == {"long"}


def test_a_long_text_meets_the_short_one_within_it() -> None:
    assert index(short=sampled(1, 2, 3, 4)).near(sampled(*range(100))) == {"short"}


def test_two_shared_are_not_enough() -> None:
    assert index(a=sampled(1, 2, 3)).near(sampled(2, 3, 4)) == set()


def test_three_shared_are_not_enough_of_many() -> None:
    assert index(a=sampled(*range(11))).near(sampled(*range(8, 19))) == set()


def test_one_shingle_in_eight_is_sampled() -> None:
    assert index(a=np.arange(8, 24, dtype=np.uint32)).near(np.arange(8, 24, dtype=np.uint32)) == set()
    assert index(a=np.arange(8, 25, dtype=np.uint32)).near(np.arange(8, 25, dtype=np.uint32)) == {"a"}


def test_a_shingle_of_more_than_200_articles_is_no_evidence() -> None:
    samples = index(**{f"a{i}": sampled(1, 2, 3) for i in range(200)})
    assert len(samples.near(sampled(1, 2, 3))) == 200
    samples.add("another", sampled(1, 2, 3))
    assert samples.near(sampled(1, 2, 3)) == set()


def test_what_is_removed_is_not_found() -> None:
    samples = index(a=sampled(1, 2, 3), b=sampled(1, 2, 3))
    samples.remove("a", sampled(1, 2, 3))
    assert samples.near(sampled(1, 2, 3)) == {"b"}
