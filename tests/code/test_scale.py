import pytest

from streams.code.scale import ROOTS, cameo_root, event_scale, plover_reading, quad_code


def test_there_are_sixteen_roots() -> None:
    assert len(ROOTS) == 16


@pytest.mark.parametrize("root", ["DISASTER", "ACCIDENT", "CRIME"])
def test_a_root_of_our_own_has_no_codes_of_the_codebook(root: str) -> None:
    assert (quad_code(root), event_scale(root, None), cameo_root(root, None)) == (None, None, None)
    assert plover_reading(root, future=False) is None


def test_cooperation_scores_above_nought_and_conflict_not() -> None:
    assert all((event_scale(root, None) or 0) > 0 for root in ROOTS if (quad_code(root) or 0) < 3)
    assert all((event_scale(root, None) or 0) <= 0 for root in ROOTS if (quad_code(root) or 0) > 2)


def test_a_mode_has_its_own_score() -> None:
    assert (event_scale("RETREAT", None), event_scale("RETREAT", "disarm")) == (6.5, 10.0)


def test_a_mode_without_a_score_takes_that_of_its_root() -> None:
    assert event_scale("PROTEST", "vandalize") == -5.0


@pytest.mark.parametrize(
    ("root", "future", "reading"),
    [
        ("CONSULT", True, "AGREE"),
        ("RETREAT", True, "AGREE"),
        ("ASSAULT", True, "THREATEN"),
        ("REQUEST", True, "REQUEST"),
        ("ASSAULT", False, "ASSAULT"),
    ],
)
def test_the_codebook_reads_a_future_as_another_root(root: str, future: bool, reading: str) -> None:
    assert plover_reading(root, future) == reading


def test_investigation_and_fighting_have_cameo_roots_of_their_own() -> None:
    assert cameo_root("ACCUSE", "investigate") == "09"
    assert cameo_root("ASSAULT", "heavy-weapons") == "19"
    assert cameo_root("ASSAULT", "abduct") == "18"
