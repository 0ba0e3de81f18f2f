"""`python -m benchmarks.threads.agreement`: how far the two readings of the pairs agree."""

from collections.abc import Sequence

import click

from benchmarks.events.corpus.agreement import kappa
from benchmarks.threads.pairs import LabelledPair, read_pairs

__all__ = ["agreement"]

_HELP = """Print how many pairs both readings call the same, and Cohen's kappa.

Pairs on which they differ are listed, with what was decided.
"""


def agreement(pairs: Sequence[LabelledPair]) -> tuple[float, float]:
    """Return the share of pairs on which both readings agree, and Cohen's kappa."""
    return kappa([pair.readers for pair in pairs])


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """See `_HELP`."""
    pairs = read_pairs()
    for pair in pairs:
        if len(set(pair.readers)) > 1:
            click.echo(f"{' or '.join(pair.readers)}? {pair.label}: {pair.first} {pair.second}")
    same = sum(pair.label == "same" for pair in pairs)
    agreed, beyond_chance = agreement(pairs)
    click.echo(f"{len(pairs)} pairs, {same} of them same: {agreed:.3f} agree, kappa {beyond_chance:.3f}")


if __name__ == "__main__":
    main()
