"""The curves are of what they say, and one that is bent is told."""

import pytest
from click.testing import CliRunner

from benchmarks.curves.__main__ import KINDS, Kind, main, verdict
from benchmarks.curves.measure import Point, counts


def point(number: int, ratio: float = 2.0, row: int = 1000) -> Point:
    return Point(number, 1.0, 0.001, ratio, row, 1000, 10.0)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_each_kind_is_measured_and_drawn(kind: str) -> None:
    done = CliRunner().invoke(main, ["--most", "8", "--only", kind], catch_exceptions=False)
    assert done.exit_code == 0
    rows = [line.split() for line in done.output.splitlines()]
    assert [row[0] for row in rows if row and row[0].isdigit()] == ["4", "8"]
    assert "█" in done.output


def test_each_number_is_half_of_the_next() -> None:
    assert counts(4000) == (500, 1000, 2000, 4000)
    assert counts(8) == (4, 8)


def test_a_curve_is_straight_unless_time_rows_or_records_grow_at_its_end() -> None:
    kind, page = (next(one for one in KINDS if one.name == name) for name in ("copies", "symbols"))
    assert judged(kind, point(2000), point(4000)) == "straight"
    assert "2.50 times as long" in judged(kind, point(2000), point(4000, 2.5))
    assert "row grew from 1,000 to 2,000" in judged(kind, point(2000), point(4000, row=2000))
    assert judged(page, point(2000), point(4000, row=2000)) == "straight"


def judged(kind: Kind, *points: Point) -> str:
    return verdict(kind, points)
