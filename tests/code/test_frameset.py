"""Which frames of a head are looked at in a sentence."""

from streams.code.frameset import Frame, Frames


def _frame(pattern: str, *needs: str) -> Frame:
    wanted = tuple(frozenset(words.split("|")) for words in needs)
    return Frame("AID", None, noun=False, pattern=pattern, parts=(), example="", needs=wanted)


def _among(*words: str) -> list[str]:
    ranked = (
        _frame("give money to", "money|cash|loan", "to"),
        _frame("give up", "up"),
        _frame("give a way to", "way", "to|for"),
        _frame("give"),
    )
    return [frame.pattern for frame in Frames(ranked).among(frozenset(words))]


def test_a_frame_that_needs_no_word_is_always_among_them() -> None:
    assert _among("they", "gave") == ["give"]


def test_the_frames_of_which_every_need_is_met_come_in_their_rank() -> None:
    assert _among("up", "way", "for", "cash", "to") == ["give money to", "give up", "give a way to", "give"]


def test_one_need_that_is_not_met_rules_a_frame_out() -> None:
    assert _among("cash", "way") == ["give"]


def test_a_need_is_met_by_any_of_its_words() -> None:
    assert _among("to", "loan", "cash") == ["give money to", "give"]
