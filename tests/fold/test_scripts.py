"""Copies fold whatever their script, and however it writes its letters, marks and digits."""

import pytest

from streams.fold.features import Features, features, read
from streams.fold.rules import match
from streams.fold.settings import DEFAULTS
from tests.fold.make import article


def seen(name: str, text: str, language: str) -> Features:
    return features(read(article(name, text, language=language)))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "Ёлка и ещё три ели растут у реки в Орле.", "Елка и еще три ели растут у реки в Орле."),
        ("ar", "قالَ الرَّئيسُ إنّ الوضعَ في المدينة تحسّن أمس.", "قال الرئيس ان الوضع في المدينه تحسن امس."),
        ("fa", "رییس جمهور گفت که وضعیت شهر بهتر شده است", "رييس جمهور گفت كه وضعيت شهر بهتر شده است"),
        ("he", "הַנָּשִׂיא אָמַר שֶׁהַמַּצָּב בָּעִיר הִשְׁתַּפֵּר", "הנשיא אמר שהמצב בעיר השתפר"),
        ("el", "Ο ΠΡΩΘΥΠΟΥΡΓΟΣ είπε ότι η πόλη άλλαξε", "ο πρωθυπουργος είπε ότι η πόλη άλλαξε"),
        ("zh", "市长在“新闻发布会”上说：大桥将关闭１２天。", "市长在「新闻发布会」上说,大桥将关闭12天."),
        ("ja", "市長は会見で、ﾀﾜｰ橋を閉鎖すると述べた。", "市長は会見でタワー橋を閉鎖すると述べた"),
        ("th", "นายกเทศมนตรีกล่าวว่าสะพานจะปิด\u200b ๑๒ วัน", "นายกเทศมนตรีกล่าวว่าสะพานจะปิด 12 วัน"),
        ("hi", "महापौर ने कहा कि पुल १२ दिन बंद रहेगा।", "महापौर ने कहा कि पुल 12 दिन बंद रहेगा"),
    ],
)
def test_what_a_script_writes_in_several_forms_is_one_text(language: str, one: str, other: str) -> None:
    left, right = seen("a", one, language), seen("b", other, language)
    figures = match(left, right, DEFAULTS)
    assert figures
    assert figures.jaccard == 1
