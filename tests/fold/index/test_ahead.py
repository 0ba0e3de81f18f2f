"""What is found out ahead is what would have been found out then."""

from functools import partial
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from streams.fold.index import Candidates, Marks, candidates, marks
from streams.fold.index.candidates import LEAST, SHARE
from streams.fold.index.postings import Postings

_MANY = 3  # articles of which a shingle is no evidence
_AT_ONCE = 4

#: The lead by which articles share their bands, if any, and the shingles.
_Drawn = tuple[int, frozenset[int]]
_DRAWN = st.tuples(
    st.sampled_from([0, 0, 0, 1, 2]), st.frozensets(st.sampled_from(range(8, 64, 8)), min_size=1, max_size=7)
)


class _Article(NamedTuple):
    lead: int
    shingles: frozenset[int]
    marks: Marks


def marked(lead: int, shingles: frozenset[int]) -> Marks:
    least = np.random.default_rng(lead).integers(0, 2**32, 128, dtype=np.uint32)
    return marks(least, np.array(sorted(shingles), np.uint32), "en")


class AheadMachine(RuleBasedStateMachine):
    """An index that is asked ahead, and not, beside a plain one."""

    def __init__(self) -> None:
        super().__init__()
        self._patched = patch.multiple(candidates, COMMON=_MANY, AT_ONCE=_AT_ONCE, _FEW=0)
        self._patched.start()
        self.index = Candidates()
        self.held: dict[int, _Article] = {}
        self.free: list[int] = []
        self.coming: list[_Article] = []
        self.alone = 100

    def teardown(self) -> None:
        self._patched.stop()

    def article(self, drawn: _Drawn) -> _Article:
        self.alone += 1
        lead, shingles = drawn[0] or self.alone, drawn[1]
        return _Article(lead, shingles, marked(lead, shingles))

    @rule(drawn=st.lists(_DRAWN, min_size=1, max_size=5))
    def ahead(self, drawn: list[_Drawn]) -> None:
        self.coming = [self.article(each) for each in drawn]
        self.index.ahead([each.marks for each in self.coming])

    @rule(drawn=_DRAWN)
    def come(self, drawn: _Drawn) -> None:
        self.take(self.article(drawn))

    @rule(count=st.integers(1, 5))
    def come_as_foreseen(self, count: int) -> None:
        for article in self.coming[:count]:
            self.take(article)
        del self.coming[:count]

    @precondition(lambda self: len(self.held) > 7)
    @rule(data=st.data(), count=st.integers(1, 3))
    def leave(self, data: st.DataObject, count: int) -> None:
        for number in data.draw(st.permutations(sorted(self.held)))[:count]:
            self.index.remove(number, partial(getattr, self.held.pop(number), "marks"))
            self.free.append(number)

    @rule(drawn=_DRAWN)
    def ask(self, drawn: _Drawn) -> None:
        article = self.article(drawn)
        assert self.index.near(article.marks).tolist() == self.plain(article)

    def take(self, article: _Article) -> None:
        assert self.index.near(article.marks).tolist() == self.plain(article)
        number = self.free.pop() if self.free else len(self.held) + 1
        self.index.add(number, article.marks)
        self.held[number] = article

    def plain(self, asked: _Article) -> list[int]:
        held = self.held.items()
        few = {s for s in asked.shingles if sum(s in each.shingles for _, each in held) <= _MANY}
        least = {n: max(LEAST, SHARE * min(len(each.shingles), len(asked.shingles))) for n, each in held}
        has_lead = sum(each.lead == asked.lead for _, each in held) <= _MANY
        return sorted(
            n
            for n, each in held
            if (has_lead and each.lead == asked.lead) or len(few & each.shingles) >= least[n]
        )


TestAhead = AheadMachine.TestCase
TestAhead.settings = settings(max_examples=100, stateful_step_count=60)


def filled(monkeypatch: pytest.MonkeyPatch) -> tuple[Candidates, list[Marks]]:
    """Return an index of the first three of six articles, which can ask the arrays for none alone."""
    index, every = Candidates(), [marked(i, frozenset({8, 16, 24})) for i in range(6)]
    index.add_many([1, 2, 3], every[:3])
    monkeypatch.delattr(candidates, "_ask")
    return index, every


def test_what_was_found_out_ahead_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    index, every = filled(monkeypatch)
    index.ahead(every)
    assert [index.near(of).tolist() for of in every] == [[1, 2, 3]] * 6


def test_those_that_come_together_meet_without_being_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    index, every = filled(monkeypatch)
    index.ahead(every[3:])
    index.add(4, every[3])
    assert index.near(every[4]).tolist() == [1, 2, 3, 4]
    index.add(5, every[4])
    index.remove(4, lambda: every[3])
    index.remove(1, lambda: every[0])
    assert index.near(every[5]).tolist() == [2, 3, 5]


def test_those_that_came_together_are_put_in_where_they_were_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index, every = filled(monkeypatch)
    index.ahead(every[3:])
    for number in (4, 5, 6):
        index.add(number, every[number - 1])
    index.remove(2, lambda: every[1])
    monkeypatch.delattr(Postings, "add")
    again = marked(0, frozenset({8, 16, 24}))
    index.ahead([again])
    assert index.near(again).tolist() == [1, 3, 4, 5, 6]


def test_what_others_bring_is_not_left_out() -> None:
    index, every = Candidates(), [marked(i, frozenset({8, 16, 24})) for i in range(6)]
    index.add_many([1, 2, 3], every[:3])
    index.ahead(every[4:])
    index.add(4, every[3])  # of which nothing was known
    assert index.near(every[4]).tolist() == [1, 2, 3, 4]


def test_a_sample_is_common_only_when_those_have_come_that_were_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "COMMON", 3)
    index, every = Candidates(), [marked(i, frozenset({8, 16, 24})) for i in range(6)]
    index.add_many([1, 2, 3], every[:3])
    index.ahead(every[3:])
    assert index.near(every[4]).tolist() == [1, 2, 3]  # the fourth did not come
    index.add(4, every[3])
    assert index.near(every[4]).tolist() == []
    index.remove(1, lambda: every[0])
    assert index.near(every[4]).tolist() == [2, 3, 4]
