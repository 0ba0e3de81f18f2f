"""`newsfold serve`."""

from pathlib import Path
from typing import Any

import click

from streams.cli import options

__all__ = ["serve"]


def _addresses(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    for address in given:
        if not options.is_address(address):
            raise click.BadParameter(
                f"{address!r} is not http://HOST:PORT; say for example http://127.0.0.1:9108"
            )
    return tuple(address.rstrip("/").removesuffix("/metrics") for address in given)


@click.command()
@options.connection
@options.data_dir
@options.app_id
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="The address to serve on; any that others can reach needs --tokens.")  # fmt: skip
@click.option("--port", default=8080, show_default=True, type=options.Whole(0, 65_535),
              help="The port; 0 takes a free one.")  # fmt: skip
@click.option("--tokens", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Lines of SCOPE[,SCOPE...] TOKEN, with the scopes read, push and admin.")  # fmt: skip
@click.option("--tls-cert", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Serve over TLS with this certificate and its chain, in PEM.")  # fmt: skip
@click.option("--tls-key", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Its key, where it is in another file; without a password.")  # fmt: skip
@click.option("--max-lag", default=100_000, show_default=True, type=options.Whole(0), metavar="MESSAGES",
              help="Refuse pages (429) while more messages wait for the workers; 0 takes all.")  # fmt: skip
@click.option("--workers", multiple=True, metavar="URL", callback=_addresses,
              help="Where a worker serves its metrics, http://HOST:PORT; repeatable.")  # fmt: skip
@click.option("--hooks", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="A TOML file of webhooks, to which stories and events are posted.")  # fmt: skip
@click.option("--rebuild", is_flag=True, help="Fill the look-up store from the topics anew.")
@click.option("--keep", "keep_days", type=options.Whole(1), metavar="DAYS", default=None,
              help="Forget in the look-up store what was not updated for so long.")  # fmt: skip
def serve(keep_days: int | None, **given: Any) -> None:
    """Serve stories and events over HTTP, and take pages. Run as many as are needed.

    Stories, events and outcomes are looked up in a store of its own in --data-dir, which it fills from the
    topics. /openapi.json describes all of it; docs/serving.md has examples.

    \b
      newsfold serve --brokers kafka:9092 --data-dir /var/lib/newsfold
      newsfold serve --brokers kafka:9092 --host 0.0.0.0 --tokens tokens.txt
    """
    from streams.serve import GatewaySettings  # noqa: PLC0415 - --help can spare it
    from streams.serve.running import run  # noqa: PLC0415 - likewise: aiokafka and Litestar

    run(GatewaySettings(keep_days=keep_days or 0, **given))
