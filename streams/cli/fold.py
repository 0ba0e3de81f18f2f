"""`newsfold fold`."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from streams.cli import lines, show
from streams.cli.inputs import ArticleLine, article_of
from streams.errors import BadInput, UsageError
from streams.fold import FoldResult, FoldStage
from streams.ids import article_id, fingerprint, normalise_url
from streams.records import CanonicalArticle, StoryMember, StoryStatus

__all__ = ["fold"]

_LIVE = frozenset({StoryStatus.NEW, StoryStatus.UPDATED})


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--jsonl", is_flag=True, help="JSON lines in and out: {url, title, text, published_at, outlet?}."
)
def fold(files: tuple[Path, ...], jsonl: bool) -> None:
    r"""Fold articles into stories: FILES of JSON lines, or lines on standard input with --jsonl.

    With --jsonl one line comes out for each line that goes in, in the same order: the story as it is at the
    end of the input, and the best match that put the article there. Without, the stories of more than
    one article are shown, each with its members and why they are in.

    \b
      newsfold fold articles.jsonl
      newsfold clean --jsonl < pages.jsonl | newsfold fold --jsonl
    """
    if not files and not jsonl:
        raise UsageError("name the FILES to fold, or give --jsonl and articles on standard input")
    run = _Run()
    order = [run.take(line, found) for line, found in lines.each(lines.lines_of(files), ArticleLine)]
    if jsonl:
        for key in order:
            lines.write(run.line(key))
    else:
        show.stories(run.stories())


@dataclass(slots=True)
class _Run:
    """What is known at the end of the input."""

    stage: FoldStage = field(default_factory=lambda: FoldStage({}, {}))
    members: dict[str, StoryMember] = field(default_factory=dict)
    live: dict[str, CanonicalArticle] = field(default_factory=dict)
    seen: dict[str, tuple[int, str]] = field(default_factory=dict)  # article -> revision, content
    number: int = 0

    def take(self, line: bytes, found: ArticleLine | BadInput) -> "str | dict[str, Any]":
        """Fold one line in; returns the article's id, or the output line of one that cannot be used."""
        self.number += 1
        if isinstance(found, BadInput):
            return lines.refused(line, found)
        try:
            return self._fold(found)
        except BadInput as error:
            return lines.refused(line, error)

    def _fold(self, found: ArticleLine) -> str:
        key, content = article_id(normalise_url(found.url)), fingerprint(found.title, found.text)
        revision, before = self.seen.get(key, (0, ""))
        if content != before:
            self.seen[key] = (revision + 1, content)
            self._keep(self.stage.take(article_of(found, self.number, revision + 1)))
        return key

    def _keep(self, result: FoldResult) -> None:
        self.members.update((member.article_id, member) for member in result.members)
        for story in result.stories:
            if story.status in _LIVE:
                self.live[story.story_id] = story
            else:
                self.live.pop(story.story_id, None)

    def line(self, key: "str | dict[str, Any]") -> dict[str, Any]:
        """Return the output line of an article."""
        if isinstance(key, dict):
            return key
        member = self.members[key]
        match = member.match
        return {
            "url": member.url,
            "article_id": key,
            "story_id": member.story_id,
            "revision": self.live[member.story_id].revision,
            "relation": member.relation,
            "matched_url": match.url if match else None,
            "similarity": match.jaccard if match else None,
            "containment": match.containment if match else None,
            "reason": match.reason if match else None,
        }

    def stories(self) -> Iterable[tuple[CanonicalArticle, tuple[StoryMember, ...]]]:
        """Yield the stories of more than one article, the largest first."""
        by_story: dict[str, list[StoryMember]] = {}
        for member in self.members.values():
            by_story.setdefault(member.story_id, []).append(member)
        for story in sorted(self.live.values(), key=lambda s: (-s.member_count, s.story_id)):
            if story.member_count > 1:
                yield story, tuple(by_story[story.story_id])
