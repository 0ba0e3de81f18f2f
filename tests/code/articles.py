"""Texts and stories that the tests of the coder share."""

import datetime as dt

from streams.records import CanonicalArticle, MemberRef, Relation, StoryStatus

FRIDAY = dt.datetime(2025, 10, 24, 12, tzinfo=dt.UTC)

TITLE = "Afghanistan, Pakistan to hold talks on truce in Istanbul"
LEAD = (
    "Afghan and Pakistani officials are set to meet in Istanbul on Saturday to address escalating security"
    " concerns and finalize a durable ceasefire along their shared border, following a recent surge in"
    " violent clashes. The confrontations, which erupted two weeks ago after explosions in central Kabul,"
    " left dozens dead, including civilians. The Taliban government attributed the attacks to Pakistan,"
    " prompting Islamabad to carry out retaliatory operations against armed groups on Afghan soil."
)
SECOND = (
    "In response to the violence, Pakistan executed what it described as “precision strikes” targeting"
    " militant positions, while Afghanistan condemned the incursions. Initial efforts to halt the fighting"
    " included a 48-hour ceasefire, which collapsed after two days amid mutual accusations of violations. A"
    " second truce, brokered in Doha with mediation from Qatar and Turkey, has largely held, though details"
    " remain limited."
)
TEXT = f"{LEAD}\n{SECOND}"


def member(outlet: str, number: int = 1) -> MemberRef:
    return MemberRef(
        article_id=f"{number:032x}",
        url=f"https://{outlet}/{number}",
        outlet=outlet,
        title="Title",
        published_at=FRIDAY,
        relation=Relation.COPY,
        copied_from=None,
    )


def story(
    *,
    revision: int = 1,
    text: str = "The minister condemned the coup.",
    status: StoryStatus = StoryStatus.NEW,
    outlets: tuple[str, ...] = ("a.example",),
    story_id: str = "s1",
) -> CanonicalArticle:
    return CanonicalArticle(
        story_id=story_id,
        status=status,
        revision=revision,
        merged_into=None,
        article_id="a1",
        url="https://a.example/1",
        outlet="a.example",
        outlet_name=None,
        title="Title",
        text=text,
        authors=(),
        language="en",
        agency=None,
        dateline=None,
        image=None,
        canonical_reason="first",
        first_published=None,
        member_count=len(outlets),
        outlet_count=len(set(outlets)),
        members=tuple(member(outlet, i) for i, outlet in enumerate(outlets)),
        published_at=FRIDAY,
        fetched_at=FRIDAY,
        first_seen=FRIDAY,
        updated_at=FRIDAY + dt.timedelta(minutes=revision),
    )
