"""A further language is a model and a folder: no line of code knows the toy that this test makes up."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from streams.code import NewsText, Note, RulesCoder
from streams.code.languages import missing, readable
from streams.errors import UsageError
from tests.code.articles import FRIDAY
from tests.code.gloss.parsed import write

#: Word -> lemma, part of speech, label, features. The toy's sentences are subject, verb, object, where, when.
WORDS = {
    "La": ("el", "DET", "det", ""),
    "policía": ("policía", "NOUN", "nsubj", "Number=Sing"),
    "ha": ("haber", "AUX", "aux", "VerbForm=Fin|Mood=Ind|Tense=Pres"),
    "detenido": ("detener", "VERB", "root", "VerbForm=Part|Tense=Past"),
    "detendrá": ("detener", "VERB", "root", "VerbForm=Fin|Mood=Ind|Tense=Fut"),
    "manifestantes": ("manifestante", "NOUN", "obj", "Number=Plur"),
    "peruanos": ("peruano", "ADJ", "amod", "Number=Plur"),
    "en": ("en", "ADP", "case", ""),
    "Lima": ("Lima", "PROPN", "obl", ""),
    "el": ("el", "DET", "det", ""),
    "lunes": ("lunes", "NOUN", "obl", ""),
}
EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "lexicons" / "es"  # what docs/languages.md shows


@Language.component("toy_parser")
def _parse(doc: Doc) -> Doc:
    rows = [WORDS[token.text] for token in doc]
    root = next(i for i, row in enumerate(rows) if row[2] == "root")
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        lemmas=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        deps=["ROOT" if row[2] == "root" else row[2] for row in rows],
        morphs=[row[3] for row in rows],
        heads=[_head(rows, i, root) for i in range(len(rows))],
    )


def _head(rows: list[tuple[str, str, str, str]], place: int, root: int) -> int:
    behind = (i for i in range(place + 1, len(rows)) if rows[i][1] in {"NOUN", "PROPN"})
    label = rows[place][2]
    return place - 1 if label == "amod" else next(behind, root) if label in {"det", "case"} else root


@pytest.fixture
def toys(tmp_path: Path) -> Path:
    """A folder with the folder of a language, whose model is a folder too."""
    nlp = spacy.blank("es")
    nlp.add_pipe("toy_parser")
    nlp.to_disk(tmp_path / "model")
    files = {path.stem: path.read_text("utf-8") for path in EXAMPLE.glob("*.toml")}
    files["language"] = files["language"].replace("es_core_news_sm", str(tmp_path / "model"))
    write(tmp_path / "lexicons" / "es", **files)
    return tmp_path / "lexicons"


def test_a_language_needs_no_code(toys: Path) -> None:
    text = "La policía ha detenido manifestantes peruanos en Lima el lunes"
    (event,) = RulesCoder(lexicons=toys).code("", text, FRIDAY, None, "es")
    assert (event.event, event.mode, event.modality.asserted) == ("COERCE", "arrest", True)
    assert (event.trigger.text, text[event.trigger.start : event.trigger.end]) == ("detenido", "detenido")
    assert [(one.text, one.country) for one in event.recipient] == [("manifestantes peruanos", "PER")]
    assert (event.event_loc and event.event_loc.name, str(event.date)) == ("Lima", "2025-10-20")
    assert event.extractor.name == "newsfold-rules-es"


def test_a_future_of_it_is_a_future(toys: Path) -> None:
    (event,) = RulesCoder(lexicons=toys).code("", "La policía detendrá manifestantes", FRIDAY, None, "es")
    assert (event.event, event.modality.future, event.plover) == ("COERCE", True, "THREATEN")


def test_without_the_folder_it_is_not_coded(toys: Path) -> None:
    assert RulesCoder().code("", "La policía ha detenido manifestantes", FRIDAY, None, "es") == ()
    assert {"en", "es"} <= readable(toys).keys()
    assert "es" not in readable()


def test_a_folder_without_its_model_says_what_to_install(tmp_path: Path) -> None:
    write(tmp_path / "de", language='model = "de_no_such_model"\ninstall = "pip install german"')
    write(tmp_path / "it", language='model = "it_no_such_model"')
    assert missing(tmp_path) == {"de": "pip install german", "it": "pip install it_no_such_model"}
    text = "Die Polizei verhaftete Demonstranten."
    (coding,) = RulesCoder(lexicons=tmp_path).code_all([_german(text)])
    assert (coding.events, coding.note) == ((), Note.NO_LEXICON)


def test_a_folder_whose_model_is_a_folder_that_is_gone_leaves_other_languages_alone(tmp_path: Path) -> None:
    write(tmp_path / "de", language='model = "/models/de_core_news_sm-3.8.0"\ninstall = "tar xf german.tar"')
    write(tmp_path / "it", language='model = "models.of/it"')
    assert missing(tmp_path) == {"de": "tar xf german.tar", "it": "a model in the folder models.of/it"}
    text = "Police arrested three journalists in Minsk."
    (event,) = RulesCoder(lexicons=tmp_path).code("", text, FRIDAY, None, "en")
    assert event.event == "COERCE"


@pytest.mark.parametrize("text", ["model = ", "install = 'nothing'"])
def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    write(tmp_path / "de", language=text)
    with pytest.raises(UsageError, match="cannot be read: "):
        readable(tmp_path)


def test_a_folder_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no folder"):
        readable(tmp_path / "nowhere")


def _german(text: str) -> NewsText:
    return NewsText(title="", text=text, published_at=None, dateline=None, language="de")
