"""Pairs of articles, how they are drawn and labelled, and how far two readings agree."""

from collections.abc import Sequence

import pytest
from click.testing import CliRunner

from benchmarks.threads.agreement import agreement, main
from benchmarks.threads.draw import STRATA, Article, drawn, likeness, sha_of, shuffled
from benchmarks.threads.pairs import LabelledPair, Verdict, read_pairs
from streams.errors import BadInput
from streams.wire import decode, encode


def _pair(one: Verdict, other: Verdict) -> LabelledPair:
    return LabelledPair(first="a", second="b", first_sha="0", second_sha="1", readers=(one, other), label=one)


def _articles(*texts: str) -> list[Article]:
    return [Article(url=f"https://a.example/{at}", title="", text=text) for at, text in enumerate(texts)]


def test_agreement_beyond_chance_is_that_of_the_textbook() -> None:
    # 20 are the same to both, 15 to none, 15 to one: Cohen's kappa is 0.4
    pairs = [
        *[_pair("same", "same")] * 20,
        *[_pair("same", "other")] * 5,
        *[_pair("other", "same")] * 10,
        *[_pair("other", "other")] * 15,
    ]
    assert agreement(pairs) == pytest.approx((0.7, 0.4))


def test_each_pair_stands_once_and_is_no_article_with_itself() -> None:
    pairs = read_pairs()
    assert len({frozenset((pair.first, pair.second)) for pair in pairs}) == len(pairs) == 500
    assert all(pair.first != pair.second for pair in pairs)


def test_an_article_has_one_hash_of_sixteen_digits() -> None:
    hashes = {(url, sha) for pair in read_pairs() for url, sha in _named(pair)}
    assert len(dict(hashes)) == len(hashes)
    assert all(len(sha) == 16 and int(sha, 16) >= 0 for _, sha in hashes)


def _named(pair: LabelledPair) -> Sequence[tuple[str, str]]:
    return (pair.first, pair.first_sha), (pair.second, pair.second_sha)


def test_the_label_is_what_both_readings_say() -> None:
    for pair in read_pairs():
        assert pair.label in pair.readers


def test_a_label_that_nobody_may_give_is_no_pair() -> None:
    line = encode(_pair("same", "same")).replace(b'"label":"same"', b'"label":"near"')
    with pytest.raises(BadInput):
        decode(line, LabelledPair)


def test_the_command_tells_kappa_and_where_readings_differ() -> None:
    lines = CliRunner().invoke(main).output.splitlines()
    assert len(lines) == sum(len(set(pair.readers)) > 1 for pair in read_pairs()) + 1
    assert "kappa" in lines[-1]


def test_articles_are_as_alike_as_the_words_that_they_share() -> None:
    alike = likeness(_articles("storm hits coast", "storm hits town", "bank cuts town rates", "bank coast"))
    assert alike[0, 1] > alike[0, 3] > alike[0, 2] == 0


def test_the_same_articles_give_the_same_pairs_and_none_twice() -> None:
    articles = _articles(*(f"word{at % 7} word{at % 5} word{at % 3} only{at}" for at in range(60)))
    pairs = drawn(articles)
    assert pairs == drawn(articles)
    assert len(pairs) == len({(one.url, other.url) for _, one, other in pairs})
    assert len(pairs) == sum(count for _, count in STRATA)


def test_the_same_text_twice_is_no_pair() -> None:
    once, again, another = _articles(
        "a storm hit the coast", "a storm hit the coast", "coast guards hit a bank"
    )
    assert [{one.url, other.url} for _, one, other in drawn([once, again, another])] == [
        {once.url, another.url}, {again.url, another.url},
    ]  # fmt: skip


def test_an_order_has_all_pairs_and_no_trace_of_how_alike_they_are() -> None:
    pairs = drawn(_articles(*(f"word{at % 3} only{at}" for at in range(30))))
    assert shuffled(pairs, 1) != pairs
    assert sorted(shuffled(pairs, 1), key=str) == sorted(pairs, key=str)


def test_a_hash_is_of_the_text_alone() -> None:
    assert sha_of("storm") == sha_of("storm") != sha_of("Storm")
