"""The benchmark of sections counts the events of the codebook, and articles that have one."""

from benchmarks.events.sections import SectionLine, told_by_section

QUAKE = "A magnitude 6 earthquake struck Aceh on Monday."
DEMAND = "The president called on Iran to release the hostages."


def test_disasters_do_not_count_and_articles_are_told_from_events() -> None:
    texts = [
        ("world", QUAKE),
        ("world", f"{DEMAND} Later Sudan refused to sign the treaty."),
        ("home", QUAKE),
    ]
    told = told_by_section([SectionLine(section=section, text=text) for section, text in texts], lead=5)
    assert list(told) == ["home", "world"]
    assert (told["home"].in_hundred, told["home"].share) == (0, 0)
    assert (told["world"].in_hundred, told["world"].share) == (100, 0.5)
