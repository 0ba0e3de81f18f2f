"""Whether more pages may come."""

import pytest

from streams.connection import Connection
from streams.serve.backlog import Backlog
from streams.serve.problems import Refused


def test_where_nothing_is_known_pages_are_taken_and_who_asks_comes_back() -> None:
    backlog = Backlog(Connection(), "newsfold", 1)
    backlog.require_room()
    with pytest.raises(Refused, match="it is not known how far behind") as error:
        _ = backlog.records
    assert (error.value.problem.status, error.value.headers) == (503, {"Retry-After": "10"})


@pytest.mark.parametrize(
    ("most", "refused"),
    [(0, False), (3, True), (4, False)],
    ids=["any number may wait", "too many", "as many"],
)
def test_what_waits_in_all_topics_counts(most: int, refused: bool) -> None:
    backlog = Backlog(Connection(), "newsfold", most)
    backlog._records = {"raw-articles": 3, "signatures": 1}
    if refused:
        with pytest.raises(Refused) as error:
            backlog.require_room()
        assert error.value.problem.status == 429
    else:
        backlog.require_room()
