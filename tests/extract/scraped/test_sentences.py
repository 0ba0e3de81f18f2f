from streams.extract.scraped.sentences import runs_of_sentences

MENU = "Home News Local Weather Sport Courts Obituaries Jobs Cars Property Classifieds Imprint Contact"
STORY = (
    "The ferry line between Northcliff and Seal Island will run again from March, the board said. “Islanders "
    "have waited long enough.” It expects some 400 passengers a day."
)


def test_sentences_in_a_row_are_a_paragraph_and_what_is_before_and_behind_a_menu() -> None:
    runs = [(block.text, block.mark) for block in runs_of_sentences(f"{MENU} {STORY} {MENU}")]
    assert runs == [(MENU, "menu"), (STORY, "run"), (MENU, "menu")]


def test_a_menu_without_capitals_keeps_its_last_words_for_a_sentence() -> None:
    menu = " ".join(["الأخبار"] * 100)
    sentence = "قالت هيئة الميناء إن خط العبارات سيعود إلى العمل في شهر مارس المقبل."
    first, last = runs_of_sentences(f"{menu} {sentence}")
    assert first.mark == "menu"
    assert last.text.endswith(sentence)


def test_no_word_is_lost() -> None:
    text = f"{MENU} {STORY} {MENU} {STORY}"
    assert " ".join(block.text for block in runs_of_sentences(text)) == text


def test_many_words_in_capitals_or_without_a_mark_are_a_menu() -> None:
    names = "Ferry line to Seal Island Harbour Board of Northcliff on Monday Islanders " * 3
    listed = "ferry to run again from march and quay to be repaired before the winter comes " * 3
    for menu in (names.strip(), listed.strip()):
        blocks = list(runs_of_sentences(f"{STORY} {menu}. {STORY}"))
        assert [block.mark for block in blocks] == ["run", "menu", "run"]


def test_times_of_the_day_make_a_list_of_news() -> None:
    listed = "Premium 13:30 Ferry line to reopen in March after a year of repairs 12:45 Quay to be repaired"
    assert [block.mark for block in runs_of_sentences(f"{STORY} {listed}. {STORY}")] == ["run", "menu", "run"]


def test_what_is_said_of_cookies_stands_for_itself() -> None:
    notice = "We use cookies to improve this site, and by going on you accept our cookie policy."
    runs = [block.text for block in runs_of_sentences(f"{STORY} {notice} {STORY}")]
    assert runs == [STORY, notice, STORY]


def test_a_menu_ends_as_near_to_the_sentence_as_it_can() -> None:
    head = "Home News Sport Ferry line to reopen in March By Nora Pike 24 October 2025"
    sentence = (
        "The ferry line between Northcliff and Seal Island will run again from March, they said on Monday."
    )
    assert [block.text for block in runs_of_sentences(f"{head} {sentence}")] == [head, sentence]
