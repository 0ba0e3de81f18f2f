import pytest

from streams.extract.meta.access import is_free
from tests.extract.meta.pages import URL, ld, markup_of

PART = '"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paywall"}'


@pytest.mark.parametrize(
    ("fields", "free"),
    [
        ('"isAccessibleForFree": true', True),
        ('"isAccessibleForFree": "False"', False),
        ('"isAccessibleForFree": "http://schema.org/True"', True),
        (PART, False),
        (f'"isAccessibleForFree": true, {PART}', True),
        ('"isAccessibleForFree": "maybe"', None),
        ('"hasPart": [5, null]', None),
    ],
)
def test_json_ld(fields: str, free: bool | None) -> None:
    assert is_free(markup_of("", ld(f'{{"@type": "Article", "url": "{URL}", {fields}}}'))) is free


@pytest.mark.parametrize(
    ("tier", "free"), [("free", True), ("metered", False), ("Locked", False), ("gold", None)]
)
def test_tier(tier: str, free: bool | None) -> None:
    assert is_free(markup_of("", f"<meta property='article:content_tier' content='{tier}'>")) is free
