"""The searches of the look-up store's full-text indexes."""

from hypothesis import given

from streams.serve.filters import EventFilter, StoryFilter, ThreadFilter
from streams.serve.lookup.marks import event_search, story_search, thread_search
from tests.serve.made import event_filters, story_filters, thread_filters

_EVERY = '(":a")'  #: the term that all rows have


@given(story_filters)
def test_a_search_goes_along_with_all_stories_only_where_nothing_narrows_it(asked: StoryFilter) -> None:
    terms = story_search(asked).split(" AND ")
    assert (_EVERY in terms) == (terms == [_EVERY])
    assert _EVERY not in story_search(asked, 3)


@given(event_filters)
def test_a_search_goes_along_with_all_events_only_where_nothing_narrows_it(asked: EventFilter) -> None:
    terms = event_search(asked).split(" AND ")
    assert (_EVERY in terms) == (terms == [_EVERY])


@given(thread_filters)
def test_a_search_goes_along_with_all_threads_only_where_nothing_narrows_it(asked: ThreadFilter) -> None:
    terms = thread_search(asked, asked.stories).split(" AND ")
    assert (_EVERY in terms) == (terms == [_EVERY])


def test_what_nothing_is_asked_of_is_every_row() -> None:
    assert story_search(StoryFilter(q="?!")) == event_search(EventFilter()) == _EVERY
    assert thread_search(ThreadFilter(), ()) == _EVERY
