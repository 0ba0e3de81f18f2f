"""`python -m benchmarks.folding.ablations`: what each rule of the fold is worth.

Every rule and every limit is switched off by itself, and the stories are judged without it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from math import fsum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from unittest.mock import patch

import click
import orjson
from rich.table import Table

from benchmarks.folding.wire import reports
from streams.cli import lines
from streams.cli.folded import Folded
from streams.cli.inputs import ArticleLine
from streams.cli.show import tables
from streams.errors import NewsfoldError
from streams.evaluation import Grey, Labelled, StoryFigures, read_grey, read_labelled, story_figures
from streams.fold import FoldSettings, FoldStage, cluster, rules
from streams.fold.index import candidates
from streams.fold.rules import Pair, Rule
from streams.fold.sieve import Sieve
from streams.wire import decode

__all__ = ["RULES", "judged"]

_HELP = """Judge stories without each rule of the fold in turn.

Each FILE of --copies and --claims is as for `newsfold eval fold`. In copies, pairs of one running story are
left out. Beside them stands a made wire full of templates. What a rule is worth is how much F1 loses without
it, in thousandths: the mean over the files of a kind.

\b
  python -m benchmarks.folding.ablations --copies copies.jsonl --claims claims.jsonl --grey pairs.json
"""

_NEVER = 10**6

Switch = Callable[[], AbstractContextManager[object]]


class _Set(NamedTuple):
    kind: str
    articles: list[tuple[Labelled, bytes]]
    grey: Grey
    ignore: bool


class _Rule(NamedTuple):
    """A rule, and how it is switched off."""

    name: str
    limits: Mapping[str, Any] = MappingProxyType({})
    switch: Switch = nullcontext


def _passed(rule: Rule) -> Switch:
    return partial(patch.dict, rules._PASSES, {rule: lambda pair: True})


def _values(module: object, **values: object) -> Switch:
    return partial(patch.multiple, module, **values)


@contextmanager
def _no_subjects() -> Iterator[None]:
    """Ask nobody for subjects, neither of pairs nor of candidates."""
    with _passed(Rule.SUBJECT)(), patch.object(Sieve, "sift", lambda _, numbers, __: numbers):
        yield


def _never(_: Pair) -> bool:
    return False


def _never_corrected() -> AbstractContextManager[object]:
    return patch.object(Pair, "is_corrected", property(_never))


def _mean(matched: list[float]) -> float:
    return fsum(matched) / len(matched)


#: The rules in the order in which they are applied.
RULES = (
    _Rule("all rules"),
    _Rule("candidates: by bands alone", switch=_values(candidates, LEAST=_NEVER)),
    _Rule("candidates: three samples, not two", switch=_values(candidates, LEAST=3)),
    _Rule("containment", switch=_passed(Rule.CONTAINMENT)),
    _Rule("subject", switch=_no_subjects),
    _Rule("subject: of longer texts that are alike", {"alike": _NEVER, "alike_mostly": _NEVER}),
    _Rule("subject: mostly, of less alike ones", {"alike_mostly": FoldSettings().alike}),
    _Rule("issue", switch=_passed(Rule.ISSUE)),
    _Rule("facts", switch=_passed(Rule.FACTS)),
    _Rule("facts: numbers", {"numbers": 0.0, "numbers_short": 0.0}),
    _Rule("facts: more numbers in short forms", {"numbers_short": 0.7}),
    _Rule("facts: a few numbers may be corrected", switch=_never_corrected),
    _Rule("facts: other numbers in the same places", switch=_values(rules, _is_filled_anew=_never)),
    _Rule("facts: fewer of them where subjects differ", {"refilled_apart": FoldSettings().refilled}),
    _Rule("facts: names", {"names": 0.0, "names_alike": 0.0}),
    _Rule("facts: fewer names where subjects agree", {"names_alike": 0.6}),
    _Rule("facts: a verbatim run instead", {"run": _NEVER}),
    _Rule("facts: a run counts by the names", {"names_run": 0.0}),
    _Rule("short forms are judged as others", {"short": 0}),
    _Rule("parts", switch=_passed(Rule.PARTS)),
    _Rule("update", switch=_passed(Rule.UPDATE)),
    _Rule("half of the members", switch=_values(cluster, HALF=0.0)),
    _Rule("several members weigh more", switch=_values(cluster, _weight=_mean)),
)


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--copies", multiple=True, type=click.Path(path_type=Path), metavar="FILE")
@click.option("--claims", multiple=True, type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--grey", type=click.Path(path_type=Path), metavar="PAIRS", help="Pairs of claims to leave out."
)
@click.option("--wire", default=3000, show_default=True, metavar="N", help="Articles of the made wire.")
def main(copies: Sequence[Path], claims: Sequence[Path], grey: Path | None, wire: int) -> None:
    """See `_HELP`."""
    try:
        pairs = read_grey(grey) if grey else frozenset()
        sets = [_Set("copies", read_labelled(file), frozenset(), True) for file in copies]
        sets += [_Set("claims", read_labelled(file), pairs, False) for file in claims]
    except NewsfoldError as error:
        raise click.ClickException(str(error)) from error
    sets.append(_Set("wire", _wire(wire), frozenset(), False))
    tables.print(_table(sets))


def judged(one: _Set, rule: _Rule) -> StoryFigures:
    """Return the figures of a set without a rule."""
    with rule.switch():
        run = Folded(FoldStage({}, {}, replace(FoldSettings(), **rule.limits)))
        ordered = sorted(one.articles, key=lambda a: (a[0].published_at, a[0].url))
        records = lines.each((line for _, line in ordered), ArticleLine)
        ends = [run.line(taken) for taken in list(run.take(records))]
    stories = {article.url: str(end["story_id"]) for (article, _), end in zip(ordered, ends, strict=True)}
    return story_figures([article for article, _ in ordered], stories, one.grey, one.ignore)


def _wire(articles: int) -> list[tuple[Labelled, bytes]]:
    made = map(orjson.dumps, reports(articles, seed=1))
    return [(decode(line, Labelled), line) for line in made]


def _table(sets: Sequence[_Set]) -> Table:
    kinds = list(dict.fromkeys(one.kind for one in sets))
    heads = (head for kind in kinds for head in (f"{kind} F1", "P", "R", "worth"))
    table = Table("without", *heads, box=None, pad_edge=False)
    whole: dict[str, float] = {}
    for rule in RULES:
        cells = [rule.name]
        for kind in kinds:
            scores = [judged(one, rule) for one in sets if one.kind == kind]
            f1, precision, recall = (
                fsum(getattr(one, name) for one in scores) / len(scores)
                for name in ("f1", "precision", "recall")
            )
            worth = whole.setdefault(kind, f1) - f1
            cells += [f"{f1:.4f}", f"{precision:.3f}", f"{recall:.3f}", f"{worth * 1000:+.1f}"]
        table.add_row(*cells)
    return table


if __name__ == "__main__":
    main()
