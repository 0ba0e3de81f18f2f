import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.language import by_own_words, language_of

GERMAN = "Die Bahn darf vorerst nicht gebaut werden, entschied das Gericht am Dienstag."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        ("The council voted on Monday to keep the old bridge open for another year.", "en"),
        ("El puerto invertirá noventa millones de euros en dos nuevos muelles.", "es"),
        ("La mairie a décidé lundi de garder le vieux pont ouvert encore un an.", "fr"),
        ("市議会は月曜日、古い橋をもう一年使い続けることを決めた。専門家は点検を求めている。", "ja"),
        ("Городской совет решил в понедельник сохранить старый мост ещё на год.", "ru"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "OK", "1 2 3", "Tarsk"])
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) == "und"


def test_declaration_helps_where_the_text_does_not_tell() -> None:
    assert language_of("Tarsk", "de-AT") == "de"
    assert language_of("Tarsk", "pt_BR") == "pt"


@pytest.mark.parametrize("declared", ["english", "", "x-default", "<b>"])
def test_broken_declaration_is_no_help(declared: str) -> None:
    assert language_of("Tarsk", declared) == "und"


def test_text_outweighs_a_wrong_declaration() -> None:
    assert language_of(GERMAN, "en") == "de"


@given(st.text())
def test_any_text_has_a_two_letter_code_or_none(text: str) -> None:
    code = language_of(text)
    assert code == "und" or (len(code) == 2 and code.islower())


ZULU = (
    "Umkhandlu wedolobha unqume ngoMsombuluko ukuthi ibhuloho elidala lihlale livuliwe omunye unyaka. "
    "Ongoti bathi kufanele lihlolwe njalo ngenyanga, kanti izakhamuzi zithi zidinga indlela entsha. "
    "Imali yokwakha izotholakala ngonyaka ozayo, kusho usihlalo wekomidi lezezimali edolobheni."
)


def test_a_language_without_a_profile_is_not_taken_for_a_neighbour_or_for_the_declared_one() -> None:
    assert language_of(ZULU, "en") == "zu"


HINDI = (
    "नगर परिषद ने सोमवार को पुराने पुल को एक और साल तक खुला रखने का फैसला किया। विशेषज्ञों ने हर महीने जांच की मांग की है, "
    "जबकि व्यापारियों ने नए पुल के लिए धन देने का अनुरोध किया। परिषद के अध्यक्ष ने कहा कि अगले साल के बजट में इसके लिए राशि "
    "रखी जाएगी। स्थानीय निवासियों ने बताया कि पुल पर रोज हजारों वाहन गुजरते हैं और बारिश के दिनों में पानी भर जाता है।"
)


@pytest.mark.parametrize(
    "text",
    [
        "Shr 29 cts vs 85 cts Net 16.9 mln vs 7.1 mln Assets 947.2 mln vs 827.5 mln Deposits 591.7 mln",
        "Qtly div 8 cts vs 12 cts in prior qtr Payable January 9 Record January 13 SETS PAYOUT",
        "14 ships were loading and 22 were waiting to load at Newark. Elevator - loading - waiting",
    ],
)
def test_issues_of_a_table_of_figures_have_one_language(text: str) -> None:
    assert language_of(text) == "en"
    assert language_of(text, "nl-NL") in {"nl", "en"}


def test_declaration_settles_what_profiles_leave_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.extract.language.identifier", lambda: pytest.fail("the model was loaded"))
    assert language_of(HINDI, "hi-IN") == "hi"


LONG_GERMAN = (
    "Die Bahn darf vorerst nicht gebaut werden, entschied das Gericht am Dienstag. Geklagt hatten "
    "Anwohner, die sich vor Lärm fürchten, und ein Verband, der den Wald an der Trasse erhalten will. "
    "Die Richter rügten, dass die Gutachten zum Grundwasser zehn Jahre alt seien; so lange dürfe keine "
    "Behörde warten. Das Ministerium kündigte an, neue Zahlen vorzulegen. Der Bürgermeister zeigte sich "
    "enttäuscht: Ohne die Strecke blieben jeden Morgen zwanzigtausend Pendler im Stau. Die Bahn will "
    "nun prüfen, ob sie auf der alten Strecke schneller fahren kann, und verspricht den Gemeinden, sie "
    "bei jedem Schritt zu fragen."
)


def test_plain_text_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.extract.language.identifier", lambda: pytest.fail("the model was loaded"))
    assert language_of(LONG_GERMAN) == "de"


XHOSA = (
    "Ibhunga ledolophu ligqibe ngoMvulo ukuba ibhulorho endala ihlale ivuliwe omnye unyaka. "
    "Iingcali zithi kufuneka ihlolwe rhoqo ngenyanga, kwaye abahlali bafuna indlela entsha. "
    "Imali yokwakha iza kufumaneka kunyaka ozayo, utshilo usihlalo wekomiti yezemali kunye nosodolophu."
)
PLACES_IN_JAPAN = (
    "気象庁は14日、地震があったと発表した。各地の震度は次のとおり。\n震度4　岩手県：宮古市、山田町、大槌町、"
    "釜石市、大船渡市、陸前高田市、住田町、遠野市、花巻市、北上市、奥州市、一関市\n宮城県：気仙沼市、南三陸町、登米市、栗原市、石巻市"
)


@pytest.mark.parametrize(("text", "code"), [(ZULU, "zu"), (XHOSA, "xh"), (PLACES_IN_JAPAN, "ja")])
def test_what_profiles_leave_open_is_decided_without_the_model(
    text: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streams.extract.language.identifier", lambda: pytest.fail("the model was loaded"))
    assert language_of(text, "en") == code


def test_a_neighbour_with_words_of_both_is_left_to_the_model() -> None:
    assert by_own_words("ukuthi futhi kanti kwaye okanye nangona") is None
