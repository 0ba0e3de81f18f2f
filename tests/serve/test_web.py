"""The handlers, over a store that is filled from the samples; without Kafka."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import CanonicalArticle, RawPage, StoryStatus
from streams.serve.cursors import Cursor
from streams.serve.lookup import Filler
from streams.serve.tokens import read_tokens
from streams.topics import CANONICAL, EVENTS, OUTCOMES
from streams.wire import decode, encode
from tests.serve.served import Client, serving
from tests.serve.stored import entries_of, of_the_samples

_READ, _PUSH = "a-token-that-may-read", "a-token-that-may-push"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("web") / "store.sqlite"
    filler = Filler(file)
    filler.take(of_the_samples())
    story = next(
        decode(e.value, CanonicalArticle) for e in of_the_samples() if e.topic == CANONICAL.name and e.value
    )
    ended = [
        dataclasses.replace(story, story_id="merged", status=StoryStatus.MERGED, merged_into="other"),
        dataclasses.replace(story, story_id="retracted", status=StoryStatus.RETRACTED),
    ]
    filler.take(entries_of(CANONICAL, [(one.story_id.encode(), encode(one)) for one in ended], first=9_000))
    filler.close()
    return file


def problem(answer: Any) -> tuple[int, list[str]]:
    """Return the status and the paths of what is wrong; every error is a problem."""
    assert answer.headers["content-type"].startswith("application/problem+json")
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["detail"]
    return answer.status_code, [wrong["path"] for wrong in body["errors"]]


@pytest.mark.parametrize(
    ("path", "params", "why"),
    [
        ("/stories", {"order": "outlets"}, "is none of newest, most-outlets"),
        ("/events", {"modality": "sure"}, "is none of asserted, future, hypothetical, negated"),
        ("/events", {"format": "xml"}, "is none of json, jsonl, csv, geojson"),
    ],
)
def test_a_parameter_with_few_values_names_them(
    client: Client, path: str, params: dict[str, str], why: str
) -> None:
    (wrong,) = client.get(path, params=params).json()["errors"]
    assert (wrong["path"], wrong["detail"]) == (f"query.{next(iter(params))}", why)


def test_stories_are_listed_page_by_page(client: Client) -> None:
    ids: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = client.get("/stories", params={"limit": 2, **cursor}).json()
        ids += [story["story_id"] for story in page["stories"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(ids) == len(set(ids)) > 4
    assert ids == [s["story_id"] for s in client.get("/stories", params={"limit": 1_000}).json()["stories"]]


def test_a_story_comes_with_its_members_and_events(client: Client) -> None:
    (largest,) = client.get("/stories", params={"order": "most-outlets", "limit": 1}).json()["stories"]
    story = client.get(f"/stories/{largest['story_id']}").json()
    assert story["story"] == largest
    assert len(story["members"]) == largest["member_count"]
    assert all(member["match"] for member in story["members"])
    assert story["revisions"][0]["revision"] == largest["revision"]
    member = story["members"][-1]
    known = client.get(f"/articles/{member['article_id']}").json()
    assert known["member"] == member
    assert known["article"]["text"]
    assert known["article"]["removed"]


def test_two_articles_of_a_story_are_laid_side_by_side(client: Client) -> None:
    (largest,) = client.get("/stories", params={"order": "most-outlets", "limit": 1}).json()["stories"]
    where = f"/stories/{largest['story_id']}/explain"
    one, other = [member["article_id"] for member in largest["members"][:2]]
    pair = client.get(f"{where}/{one}/{other}").json()
    assert [pair[side]["article_id"] for side in ("first", "second")] == [one, other]
    assert pair["is_one_story"]
    assert problem(client.get(f"{where}/{one}/unknown")) == (404, [])
    assert problem(client.get(f"/stories/unknown/explain/{one}/{other}")) == (404, [])


def test_outlets_are_listed_page_by_page(client: Client) -> None:
    every = client.get("/outlets", params={"limit": 1_000}).json()["outlets"]
    first = client.get("/outlets", params={"limit": 2}).json()
    rest = client.get("/outlets", params={"limit": 1_000, "cursor": first["next"]}).json()
    assert first["outlets"] + rest["outlets"] == every
    assert rest["next"] is None
    assert all(one["articles"] == one["originals"] + one["copies"] for one in every)
    assert problem(client.get("/stories", params={"cursor": first["next"]})) == (400, ["query.cursor"])


def test_an_event_is_looked_up_by_its_id(client: Client) -> None:
    (event,) = client.get("/events", params={"limit": 1}).json()["events"]
    assert client.get(f"/events/{event['event_id']}").json() == event
    assert problem(client.get("/events/unknown"))[0] == 404


@pytest.mark.parametrize(
    "bbox", ["", "1,2,3", "a,b,c,d", "0,10,5,-10", "0,0,181,5", "nan,0,1,1", "0,0,inf,1"]
)
def test_a_box_that_is_none_is_refused(bbox: str, client: Client) -> None:
    assert problem(client.get("/events", params={"bbox": bbox})) == (400, ["query.bbox"])


def test_a_hundred_stories_may_be_asked_for_and_no_more(client: Client) -> None:
    (event,) = client.get("/events", params={"limit": 1}).json()["events"]
    asked = [event["story_ids"][0], *(f"s{number}" for number in range(99))]
    answer = client.get("/events", params={"story": asked}).json()
    assert event in answer["events"]
    assert all(event["story_ids"][0] in one["story_ids"] for one in answer["events"])
    assert problem(client.get("/events", params={"story": [*asked, "x"]})) == (400, ["query.story"])


def test_a_stream_of_stories_has_no_country(client: Client) -> None:
    asked = {"kind": "stories", "country": "CHE"}
    assert problem(client.get("/stream", params=asked)) == (400, ["query.country"])


def test_a_story_that_has_ended_says_where_it_went(client: Client) -> None:
    merged = client.get("/stories/merged", follow_redirects=False)
    assert (problem(merged), merged.headers["location"]) == ((308, []), "/stories/other")
    assert problem(client.get("/stories/retracted")) == (410, [])
    assert problem(client.get("/stories/unknown")) == (404, [])
    assert problem(client.get("/articles/unknown")) == (404, [])


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("json", "application/json"),
        ("jsonl", "application/jsonl"),
        ("csv", "text/csv"),
        ("geojson", "application/geo+json"),
    ],
)
def test_events_come_in_the_form_that_is_asked_for(form: str, kind: str, client: Client) -> None:
    answer = client.get("/events", params={"format": form, "type": "consult", "limit": 1})
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, kind)
    assert "CONSULT" in answer.text


def test_the_next_page_of_events_is_linked_in_any_form(client: Client) -> None:
    last = {entry.name: entry.value for entry in of_the_samples() if entry.topic == EVENTS.name}
    every = {key for key, value in last.items() if value}
    ids: list[str] = []
    where: str | None = "/events?format=jsonl&limit=3&min_confidence=0"
    while where:
        answer = client.get(where)
        ids += [json.loads(line)["event_id"] for line in answer.text.splitlines()]
        where = answer.links.get("next", {}).get("url")
    assert (len(ids), set(ids)) == (len(every), every)


@pytest.mark.parametrize(
    ("where", "kind"), [("/feed.json", "application/feed+json"), ("/feed.atom", "application/atom+xml")]
)
def test_a_feed_is_sent_once_while_it_stays_as_it_is(where: str, kind: str, client: Client) -> None:
    feed = client.get(where, params={"outlet": "capitalwire.example"})
    assert (feed.status_code, feed.headers["content-type"].split(";")[0]) == (200, kind)
    assert "last-modified" in feed.headers
    for tag in (feed.headers["etag"], f'"x", W/{feed.headers["etag"]}'):
        again = client.get(where, params={"outlet": "capitalwire.example"}, headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
    other = client.get(where, params={"language": "en"}, headers={"if-none-match": feed.headers["etag"]})
    assert other.status_code == 200


def test_an_outcome_is_looked_up_or_waited_for_and_missed(client: Client) -> None:
    entry = next(entry for entry in of_the_samples() if entry.topic == OUTCOMES.name)
    assert client.get(f"/pages/{entry.name}").json() == json.loads(entry.value or b"")
    missed = client.get("/pages/raw-articles/7/77", params={"wait": 0.1})
    assert (problem(missed), missed.headers["retry-after"]) == ((404, []), "1")


@pytest.mark.parametrize(
    ("where", "status", "paths"),
    [
        ("/stories?limit=0", 400, ["query.limit"]),
        ("/stories?order=oldest", 400, ["query.order"]),
        ("/stories?since=yesterday", 400, ["query.since"]),
        ("/stories?cursor=x", 400, ["query.cursor"]),
        ("/stories?min_outlets=many", 400, ["query.min_outlets"]),
        ("/events?quad=5", 400, ["query.quad"]),
        ("/events?format=xml", 400, ["query.format"]),
        ("/stream?last-event-id=x", 400, ["header.Last-Event-ID"]),
        ("/pages/raw-articles/0/0?wait=999", 400, ["query.wait"]),
        ("/pages/raw-articles/x/0", 404, []),
        ("/nothing-here", 404, []),
    ],
)
def test_what_is_wrong_with_a_question_is_named_by_its_path(
    where: str, status: int, paths: list[str], client: Client
) -> None:
    assert problem(client.get(where)) == (status, paths)


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"{", {"content-type": "application/json"}, 400),
        (b"{}", {"content-type": "application/json"}, 422),
        (b"{}", {"content-type": "text/html"}, 415),
        (b"{}", {"content-type": "application/json", "content-encoding": "gzip"}, 400),
        (b" " * 25_000_001, {"content-type": "application/json"}, 413),
    ],
)
@pytest.mark.parametrize("where", ["/pages", "/clean"])
def test_pages_that_cannot_be_used_are_refused(
    where: str, content: bytes, headers: dict[str, str], status: int, client: Client
) -> None:
    assert problem(client.post(where, content=content, headers=headers))[0] == status


def test_one_page_is_cleaned_at_a_time(client: Client) -> None:
    assert problem(client.post("/clean", json=[{"url": "http://a.example/"}] * 2)) == (422, [])


def test_a_retraction_names_a_url(client: Client) -> None:
    assert problem(client.delete("/pages?url=nowhere")) == (400, ["query.url"])
    assert problem(client.delete("/pages")) == (400, ["query.url"])


def test_a_method_that_there_is_not_is_a_problem(client: Client) -> None:
    assert problem(client.put("/pages"))[0] == 405


def test_no_other_site_s_page_sends_letters_back(client: Client) -> None:
    """A form, or a script that is not asked about, can send text alone."""
    plain = client.post(
        "/deadletters/redrive", content=b'{"reason": "crashed"}', headers={"content-type": "text/plain"}
    )
    assert problem(plain) == (415, ["header.Content-Type"])


def test_operators_need_the_scope_of_operators(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"read,push {_READ}\n")
    headers = {"authorization": f"Bearer {_READ}"}
    with serving(store, read_tokens(file)) as client:
        for method, where in (
            ("GET", "/deadletters"), ("GET", "/deadletters/0/0"), ("POST", "/deadletters/redrive"),
        ):  # fmt: skip
            assert problem(client.request(method, where, headers=headers)) == (403, [])
        assert problem(client.get("/pipeline", headers=headers)) == (503, [])  # let in, and nothing known yet
        assert client.get("/metrics").status_code == 200


def test_the_metrics_have_the_largest_outlets_of_the_store(client: Client) -> None:
    first = client.get("/outlets", params={"limit": 1}).json()["outlets"][0]
    lines = client.get("/metrics").text.splitlines()
    name = first["outlet"]
    assert f'newsfold_outlet_articles{{kind="original",outlet="{name}"}} {first["originals"]}.0' in lines
    assert f'newsfold_outlet_articles{{kind="copy",outlet="{name}"}} {first["copies"]}.0' in lines


def test_whether_it_is_ready_is_not_known_before_it_has_looked(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert problem(client.get("/ready")) == (503, [])


def test_no_other_site_s_page_may_ask(client: Client) -> None:
    """Neither by a request across sites, nor by a name of its own that leads to this machine."""
    answer = client.get("/stories", headers={"origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert problem(client.get("/stories", headers={"host": "evil.example:8080"})) == (403, ["header.Host"])
    assert problem(client.get("/stories", headers={"host": "[::"})) == (403, ["header.Host"])
    assert client.get("/stories", headers={"host": "localhost:8080"}).status_code == 200


def test_a_token_opens_what_its_scopes_say(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"read {_READ}\npush {_PUSH}\n")
    with serving(store, read_tokens(file)) as client:

        def status(where: str, token: str | None, method: str = "GET") -> int:
            headers = {"authorization": f"Bearer {token}"} if token else {}
            answer = client.request(method, where, headers={**headers, "host": "gateway.example"})
            return answer.status_code if answer.is_success else problem(answer)[0]

        assert status("/stories", _READ) == 200
        assert status("/stories", _PUSH) == 403
        assert status("/stories", "an-unknown-token") == 401
        assert status("/stories", None) == 401
        assert status("/pages", _READ, "POST") == 403
        assert status("/pages", _PUSH, "POST") == 415  # let in, and then sent nothing
        assert status("/openapi.json", None) == 401
        assert status("/healthz", None) == 200
        refused = client.get("/stories", headers={"authorization": f"Basic {_READ}"})
        assert refused.headers["www-authenticate"].startswith("Bearer")


def test_the_description_has_every_handler_and_its_records(client: Client) -> None:
    api = client.get("/openapi.json").json()
    assert api["openapi"].startswith("3.1")
    assert {"/pages", "/clean", "/stories", "/stories/{story_id}", "/events", "/stream"} <= set(api["paths"])
    assert {"CanonicalArticle", "Event", "StoryMember", "PageOutcome"} <= {
        name.rsplit("_", 1)[-1] for name in api["components"]["schemas"]
    }
    names = {one["name"] for one in api["paths"]["/stories"]["get"]["parameters"]}
    assert names == {
        "outlet",
        "language",
        "country",
        "since",
        "until",
        "min_outlets",
        "q",
        "order",
        "limit",
        "cursor",
    }


def test_the_description_says_what_is_sent_and_how_it_may_be_refused(client: Client) -> None:
    api = client.get("/openapi.json").json()
    push = api["paths"]["/pages"]["post"]
    page, _ = push["requestBody"]["content"]["application/json"]["schema"]["oneOf"]
    assert set(page["properties"]) == {field.name for field in dataclasses.fields(RawPage)}
    assert set(push["requestBody"]["content"]) == {"application/json", "application/jsonl"}
    assert {"202", "400", "401", "403", "413", "415", "422", "503"} <= set(push["responses"])
    assert set(push["responses"]["422"]["content"]) == {"application/problem+json"}
    assert {"308", "404", "410"} <= set(api["paths"]["/stories/{story_id}"]["get"]["responses"])


def test_the_description_says_that_a_file_has_all_events(client: Client) -> None:
    events = client.get("/openapi.json").json()["paths"]["/events"]["get"]
    (limit,) = [one for one in events["parameters"] if one["name"] == "limit"]
    assert (limit["required"], "any other format all" in limit["description"]) == (False, True)
    assert "as a stream" in events["responses"]["200"]["description"]
    assert "$ref" in events["responses"]["200"]["content"]["application/json"]["schema"]


_NAMES = """outlet language since until min_outlets q order limit cursor type quad country place min_texts
min_confidence sector bbox modality story format kind last-event-id url"""
_PARAMETERS = st.sampled_from(_NAMES.split())
_VALUES = st.one_of(
    st.text(max_size=20),
    st.integers().map(str),
    st.floats().map(str),
    st.datetimes().map(str),
    st.sampled_from(["newest", "most-outlets", "csv", "geojson", "0001-01-01T00:00+14:00", "s0:1", "9" * 30]),
)
_PATHS = st.sampled_from(
    ["/stories", "/events", "/outlets", "/stories/x", "/stories/x/explain/y/z", "/articles/x", "/pages/a/0/0"]
)


@given(where=_PATHS, asked=st.dictionaries(_PARAMETERS, _VALUES, max_size=4))
def test_no_question_makes_the_gateway_fail(client: Client, where: str, asked: dict[str, str]) -> None:
    answer = client.get(where, params=asked)
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert problem(answer)


@given(st.builds(Cursor, st.just("newest"), st.integers(), st.text(max_size=5)))
def test_no_cursor_that_somebody_made_makes_it_fail(client: Client, cursor: Cursor) -> None:
    assert client.get("/stories", params={"cursor": str(cursor)}).status_code in (200, 400)


def test_a_reader_learns_what_its_token_is_good_for(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"read {_READ}\n")
    with serving(store, read_tokens(file)) as client:
        given = client.get("/access", headers={"Authorization": f"Bearer {_READ}"})
        assert given.json() == {"tokens": True, "scopes": ["read"]}
        assert client.get("/access").json() == {"tokens": True, "scopes": []}
    with serving(store) as client:
        assert client.get("/access").json() == {"tokens": False, "scopes": ["admin", "push", "read"]}
