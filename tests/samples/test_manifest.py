from collections import Counter, defaultdict
from datetime import datetime, timedelta
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from streams.errors import BadInput
from streams.ids import normalise_url
from streams.records import Outcome, RawPage, Reason
from streams.samples import Push, Sample, load
from streams.wire import decode

from .articles import articles, read

SAMPLES = load()
PUSHES = [sample.push for sample in SAMPLES]
OUTCOMES = Counter(push.expect.outcome for push in PUSHES)


def pages_by_story() -> dict[str, set[str]]:
    stories: dict[str, set[str]] = defaultdict(set)
    for push in PUSHES:
        if push.expect.story:
            stories[push.expect.story].add(normalise_url(push.url))
    return stories


def test_there_are_24_html_pages_or_more() -> None:
    assert len({push.file for push in PUSHES if push.kind == "html"}) >= 24


def test_every_file_is_pushed() -> None:
    folder = files("streams.samples")
    stored = {f"pages/{entry.name}" for entry in folder.joinpath("pages").iterdir()} | {
        "menafn-dirty-page.txt"
    }
    assert {push.file for push in PUSHES if push.file} == stored


def test_pushes_stand_in_the_order_of_their_fetches() -> None:
    times = [datetime.fromisoformat(push.fetched_at) for push in PUSHES]
    assert times == sorted(times)


def test_every_host_is_invented() -> None:
    assert all((urlsplit(push.url).hostname or "").endswith(".example") for push in PUSHES)


def test_eight_stories_or_more_are_told_at_several_outlets() -> None:
    outlets = [{urlsplit(url).hostname for url in urls} for urls in pages_by_story().values()]
    assert sum(len(hosts) > 1 for hosts in outlets) >= 8


def test_the_given_page_is_sent_as_the_scraped_text_it_is() -> None:
    (sample,) = (sample for sample in SAMPLES if sample.push.kind == "text")
    assert sample.value is not None
    page = decode(sample.value, RawPage)
    assert page.html is None
    assert page.text is not None
    assert page.text.startswith("403\nSorry!!")


def test_key_and_record_name_the_same_url() -> None:
    for sample in SAMPLES:
        if sample.value is not None and sample.push.kind != "raw":
            assert decode(sample.value, RawPage).url.encode() == sample.key


def test_a_resend_is_the_same_file_at_the_same_page() -> None:
    seen: dict[str | None, Push] = {}
    for push in PUSHES:
        if push.expect.outcome is Outcome.UNCHANGED:
            assert normalise_url(push.url) == normalise_url(seen[push.file].url)
        seen[push.file] = push
    assert OUTCOMES[Outcome.UNCHANGED] == 2


def test_an_update_is_another_file_at_the_same_url() -> None:
    (update,) = (push for push in PUSHES if push.expect.outcome is Outcome.REVISED)
    (first, second) = (push for push in PUSHES if push.url == update.url)
    assert second is update
    assert (first.expect.outcome, first.file == second.file) == (Outcome.PUBLISHED, False)


def test_the_list_page_and_the_error_page_are_no_articles() -> None:
    reasons = {push.expect.reason for push in PUSHES if push.expect.outcome is Outcome.NOT_AN_ARTICLE}
    assert reasons == {Reason.LIST_PAGE, Reason.ERROR_PAGE}


def test_the_broken_record_is_no_json() -> None:
    (sample,) = (sample for sample in SAMPLES if sample.push.expect.outcome is Outcome.DEAD_LETTERED)
    assert sample.value is not None
    with pytest.raises(BadInput) as caught:
        decode(sample.value, RawPage)
    assert caught.value.reason is sample.push.expect.reason


def test_the_last_push_retracts_a_published_page() -> None:
    last: Sample = SAMPLES[-1]
    assert last.value is None
    assert last.push.expect.outcome is Outcome.RETRACTED
    assert any(p.url == last.push.url and p.expect.outcome is Outcome.PUBLISHED for p in PUSHES)


def test_articles_are_published_within_three_days() -> None:
    times = [article.published_at for article in articles().values() if article.published_at]
    assert max(times) - min(times) <= timedelta(days=3)


@pytest.mark.parametrize("language", ["de", "es"])
def test_one_page_is_in_another_language(language: str) -> None:
    pages = [decode(s.value, RawPage).html for s in SAMPLES if s.value and s.push.kind == "html"]
    assert sum(("lang", language) in read(html or "").attributes for html in pages) == 1
