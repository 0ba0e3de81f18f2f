"""The benchmark of sections counts the events of the codebook, and articles that have one."""

from benchmarks.events.sections import SectionLine, counts_by_section

QUAKE = "A magnitude 6 earthquake struck Aceh on Monday."
DEMAND = "The president called on Iran to release the hostages."


def test_disasters_do_not_count_and_articles_are_told_from_events() -> None:
    texts = [
        ("world", QUAKE),
        ("world", f"{DEMAND} Later Sudan refused to sign the treaty."),
        ("home", QUAKE),
    ]
    counts = counts_by_section([SectionLine(section=section, text=text) for section, text in texts], lead=5)
    assert list(counts) == ["home", "world"]
    assert (counts["home"].in_hundred, counts["home"].share) == (0, 0)
    assert (counts["world"].in_hundred, counts["world"].share) == (100, 0.5)
