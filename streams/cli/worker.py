"""`newsfold worker`."""

from typing import Any

import click

from streams.cli import options
from streams.settings import Settings

__all__ = ["worker"]

_DEFAULT = Settings()


@click.command()
@options.connection
@options.partitions
@options.replication
@options.app_id
@options.data_dir
@click.option("--store", type=click.Choice(["rocksdb", "memory"]), default="rocksdb", show_default=True,
              help="Where rows of state live; the changelog topics hold them in either case.")  # fmt: skip
@click.option("--processes", type=options.Whole(1), default=_DEFAULT.processes, show_default="cores - 1",
              help="Processes that read pages; N more code, and one takes suspects: 2 N + 1.")  # fmt: skip
@click.option("--page-seconds", default=_DEFAULT.page_seconds, show_default=True, type=options.Number(0.1),
              help="Time limit of one page.")  # fmt: skip
@click.option("--page-mib", default=_DEFAULT.page_mib, show_default=True, type=options.Whole(64),
              help="Memory limit of one page.")  # fmt: skip
@options.coder
@click.option("--session-seconds", default=_DEFAULT.session_seconds, show_default=True,
              type=options.Number(3), help="Silence that loses its partitions.")  # fmt: skip
@options.archive
@click.option("--metrics-port", default=0, show_default="off", type=options.Whole(0, 65_535),
              help="Serve /metrics, /healthz and /ready there.")  # fmt: skip
@click.option("--metrics-host", default=_DEFAULT.metrics_host, show_default=True, metavar="ADDRESS",
              help="The address to serve them on; 0.0.0.0 is all of IPv4.")  # fmt: skip
@click.option("--embedded", is_flag=True, help="The broker is the embedded one: use its group timing.")
def worker(**given: Any) -> None:
    """Run a worker: pages in, stories and events out. Run as many as there are partitions.

    Missing topics are created first. Ctrl-C ends the worker; what it had not finished is done again by the
    next one. Give every worker on one machine a --data-dir of its own.

    \b
      newsfold worker --brokers kafka:9092 --data-dir /var/lib/newsfold --metrics-port 9108
    """
    from streams.worker import run  # noqa: PLC0415 - Faust and spaCy: two seconds that --help can spare

    run(Settings(coder=options.chosen(given), **given))
