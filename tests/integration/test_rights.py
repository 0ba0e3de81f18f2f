"""The ACLs that the runbook lists: with them all works, and without any one of them something named fails."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pytest

from streams.broker import clients
from streams.broker.rights import Right, Standing, look
from streams.broker.topics import ensure, missing, plan, prepare
from streams.client import end_of, push
from streams.client.copying import copy, stretch
from streams.client.lag import SOURCES, lag, members
from streams.client.letters import letters, redrive
from streams.client.pushing import RawMessage
from streams.client.reading import consumer_of, follow
from streams.client.trial import begin, drop, partitions_of
from streams.connection import Connection
from streams.emit import Message, dead_letter_headers
from streams.errors import UsageError
from streams.pool import Pool
from streams.records import HOOKS, Reason, Stage
from streams.serve.filters import StoryFilter
from streams.serve.gateway import Gateway, running
from streams.serve.hooks.hook import Hook
from streams.serve.live import Asked
from streams.serve.problems import Refused
from streams.serve.settings import GatewaySettings
from streams.settings import Settings
from streams.topics import CANONICAL, CLEAN, DEAD, EVENTS, OUTCOMES
from streams.wire import encode
from tests.cli.support import newsfold
from tests.docs.markdown import blocks
from tests.integration.acls import Acl, grant, revoke, shown
from tests.integration.secured import PASSWORDS, SecuredKafka
from tests.serve.hooks.receiver import hooks
from tests.serve.test_gateway import stories

pytestmark = pytest.mark.kafka

_PAGE = RawMessage("a page", b"http://a.test/", b'{"url": "http://a.test/", "text": "x"}')
#: Nobody listens there: each record is given up at once.
_HOOK = Hook(
    name="desk", url="http://127.0.0.1:9/", secret=bytes(32), asked=Asked(StoryFilter(), None),
    from_beginning=True, retry_seconds=0,
)  # fmt: skip
LISTED = tuple(acl for block in blocks("bash") if block.mark == "acls" for acl in shown(block.body))


async def _make(user: Connection) -> None:
    await ensure(Settings(connection=user))


async def _work(user: Connection) -> None:
    await prepare(Settings(connection=user))


async def _push(user: Connection) -> None:
    since = await end_of(user, OUTCOMES)
    pushed = [page async for page in push(user, [_PAGE])]
    assert (len(since), [page.error for page in pushed]) == (4, [None])


async def _read(user: Connection) -> None:
    await end_of(user, CLEAN)
    for topic in (CANONICAL, EVENTS, OUTCOMES):
        async with aclosing(follow(user, topic, from_beginning=True)) as records:
            await anext(records)


async def _mend(user: Connection) -> None:
    there = [letter async for letter in letters(user) if letter.stage != HOOKS]
    assert {letter.topic for letter in there} == {source.name for source in SOURCES}
    sent = [one async for one in redrive(user, there)]
    assert {one.error for one in sent} == {None}


async def _watch(user: Connection) -> None:
    assert await missing(Settings(connection=user)) == ()
    await lag(user, "newsfold")
    assert await members(user, "newsfold") == 0


async def _serve(user: Connection) -> None:
    """Begin as `newsfold serve --hooks` does, and do all for which a gateway asks Kafka."""
    with TemporaryDirectory() as folder, Pool(1, 20, 512) as pool:
        async with running(GatewaySettings(connection=user, data_dir=Path(folder)), pool, [_HOOK]) as gateway:
            assert len(await gateway.pusher.push([_PAGE])) == 1
            await _mend(user)
            await _looks_around(gateway)


async def _looks_around(gateway: Gateway) -> None:
    """Wait until the store is filled, the backlog known, and a record of the hook given up."""
    while True:
        if _knows(gateway) and HOOKS in [letter.stage async for letter in letters(gateway.connection)]:
            return
        await asyncio.sleep(0.05)


def _knows(gateway: Gateway) -> bool:
    if "may not" in gateway.feeder.trouble:  # it tries again without an end
        raise UsageError(gateway.feeder.trouble)
    try:
        return bool(gateway.backlog.records) and gateway.feeder.is_ready
    except Refused as error:
        if "not been asked" in str(error):
            return False
        raise UsageError(str(error)) from error


async def _try(user: Connection) -> None:
    trial = _trial(user)
    assert await partitions_of(user) == trial.partitions
    what = await stretch(user, {}, None, None, embedded=False)
    copies = await begin(trial, resume=True)
    counts = [count async for count in copy(user, trial.connection, what, copies, embedded=False)]
    assert counts[-1:] == [len(copies)] or not counts
    await lag(trial.connection, trial.group)
    assert len(await drop(trial)) == len(plan(trial))


def _trial(user: Connection) -> Settings:
    return Settings(connection=replace(user, topic_prefix="try-"))


_DOES: dict[str, Callable[[Connection], Awaitable[None]]] = {
    "maker": _make,
    "worker": _work,
    "pusher": _push,
    "reader": _read,
    "mender": _mend,
    "watcher": _watch,
    "gateway": _serve,
    "trier": _try,
}


@pytest.fixture(autouse=True)
async def _no_connection_left() -> AsyncIterator[None]:
    """Close what stays open of a client that is cancelled while it connects, as `_once` may do.

    aiokafka forgets such a connection, and closes others without waiting for the broker's word that TLS ends:
    both would be warned of where the loop closes first.
    """
    yield
    for transport in list(asyncio.get_running_loop()._transports.values()):  # type: ignore[attr-defined]
        transport.abort()
    await asyncio.sleep(0.01)  # it is closed in the loop's next turn


@pytest.fixture(scope="module")
def granted(secured: SecuredKafka) -> Iterator[SecuredKafka]:
    """Grant what the page lists, and make the topics with it. At the end no trial is left half done."""
    asyncio.run(_grant(secured))
    asyncio.run(_make(secured.as_user("maker")))
    yield secured
    with suppress(UsageError):  # there is none
        asyncio.run(drop(_trial(Connection(secured.address))))


async def _give_up(administrator: Connection) -> None:
    """Leave a dead letter of each topic that a stage reads, the story that one is of, and another story."""
    at = datetime(2025, 10, 24, tzinfo=UTC)
    async with clients.producer(administrator) as producer:
        await producer.send_and_wait(CANONICAL.name, b"{", b"story")
        await producer.send_and_wait(CANONICAL.name, encode(stories(1)[0]), b"whole")
        for source in SOURCES:
            message = Message(source.name, 0, 0, at, b"story", b"{")
            headers = dead_letter_headers(Stage.EXTRACT, message, Reason.NOT_JSON, "it breaks")
            await producer.send_and_wait(DEAD.name, b"{", b"story", headers=list(headers))


async def _grant(secured: SecuredKafka) -> None:
    async with clients.admin(Connection(secured.address)) as admin:
        await grant(admin, LISTED)


@asynccontextmanager
async def _without(secured: SecuredKafka, acl: Acl) -> AsyncIterator[None]:
    async with clients.admin(Connection(secured.address)) as admin:
        await revoke(admin, [acl])
        try:
            if acl.operation == "Create":  # it is used where a topic is not there
                topic = acl.name if acl.pattern == "literal" else f"{acl.name}coded-changelog"
                await _until(secured.as_user(acl.user), topic, lambda standing: standing.lacks(Right.CREATE))
                await admin.delete_topics([topic])
                await _until(Connection(secured.address), topic, lambda standing: not standing.partitions)
            yield
        finally:
            await grant(admin, [acl])


async def _until(user: Connection, topic: str, stands: Callable[[Standing], bool]) -> None:
    """Wait for the broker, which hears of a change a moment after its controller.

    A user who may still create a topic that is gone would make it, and lack nothing from then on.
    """

    async def _looks(user: Connection) -> None:
        async with clients.admin(user) as admin:
            if not stands((await look(admin, [topic]))[topic]):
                raise UsageError(f"{topic} stands as it did")

    await _eventually(_looks, user)


@pytest.mark.parametrize("user", _DOES)
async def test_with_the_rights_of_the_page_all_works(granted: SecuredKafka, user: str) -> None:
    await _give_up(Connection(granted.address))
    await _eventually(_DOES[user], granted.as_user(user))


@pytest.mark.parametrize("acl", LISTED, ids=str)
async def test_without_one_of_them_what_is_missing_is_named(granted: SecuredKafka, acl: Acl) -> None:
    user, does = granted.as_user(acl.user), _DOES[acl.user]
    if acl.user in ("mender", "gateway"):  # topics have been made anew in between
        await _give_up(Connection(granted.address))
    named = rf"the user {acl.user} may not .*{acl.operation.upper()} .*{re.escape(acl.name)}"
    async with _without(granted, acl):
        answer = await _refused(does, user, named)
    assert re.search(named, answer)
    if acl.operation == "Create":  # a topic is gone; that all works with what is granted has its own test
        await _eventually(does, user)


async def test_a_topic_that_is_hidden_is_named_where_the_lag_is_asked_for(granted: SecuredKafka) -> None:
    with pytest.raises(UsageError, match=r"the user pusher may not .*DESCRIBE the topic [a-z]+"):
        await lag(granted.as_user("pusher"), "newsfold")


async def test_a_topic_that_is_hidden_before_a_consumer_knows_where_it_begins_is_named(
    granted: SecuredKafka,
) -> None:
    user = granted.as_user("reader")
    right = next(acl for acl in LISTED if (acl.user, acl.name) == ("reader", EVENTS.name))
    async with asyncio.timeout(60), consumer_of(user, EVENTS) as consumer:
        place = min(consumer.assignment())
        await clients.position(consumer, place)
        async with _without(granted, right):
            await _until(user, EVENTS.name, lambda standing: standing.lacks(Right.READ))
            begin = asyncio.create_task(consumer.seek_to_beginning(place))
            await asyncio.sleep(0)  # it has no position from here on
            with pytest.raises(UsageError, match=r"the user reader may not .*DESCRIBE the topic events;"):
                async with clients.explained(user):
                    await clients.position(consumer, place)
            begin.cancel()


async def test_a_gateway_that_may_not_be_in_the_group_of_a_hook_says_so_and_ends(
    granted: SecuredKafka, tmp_path: Path
) -> None:
    file = hooks(tmp_path, desk=f'url = "{_HOOK.url}"')
    (tmp_path / "password").write_text(PASSWORDS["gateway"])
    user = granted.as_user("gateway")
    who = ("--sasl-username", "gateway", "--sasl-password-file", tmp_path / "password")
    how = ("--security-protocol", "SASL_SSL", "--ssl-ca", user.ca, "--sasl-mechanism", "SCRAM-SHA-256")
    own = ("--data-dir", tmp_path / "data", "--port", 0, "--hooks", file)
    named = (
        "the webhook desk cannot be delivered: the user gateway may not READ the group newsfold-hook-desk;"
        " grant it: docs/operating.md lists the ACLs"
    )
    right = next(acl for acl in LISTED if acl.user == "gateway" and acl.pattern == "prefixed")
    async with _without(granted, right):
        assert await _refused(_serve, user, named) == named
        done = newsfold("serve", "--brokers", user.brokers, *how, *who, *own)
    assert (done.returncode, done.stderr.decode()) == (2, f"newsfold: {named}\n")


async def _refused(does: Callable[[Connection], Awaitable[None]], user: Connection, named: str) -> str:
    """Return what an error says. It may take a moment: see `_until`."""
    until, answer = monotonic() + 60, "nothing"
    while not re.search(named, answer) and monotonic() < until:
        try:
            await _once(does, user)
        except UsageError as error:  # it may say less of a right that goes while it is used
            answer = str(error)
        except TimeoutError:
            answer = "no answer"
    return answer


async def _once(does: Callable[[Connection], Awaitable[None]], user: Connection) -> None:
    """Try it; a client may wait without an end where a right comes or goes while it is used."""
    async with asyncio.timeout(20):
        await does(user)


async def _eventually(does: Callable[[Connection], Awaitable[None]], user: Connection) -> None:
    until = monotonic() + 60
    while True:
        try:
            return await _once(does, user)
        except (UsageError, TimeoutError):
            if monotonic() > until:
                raise
            await asyncio.sleep(0.05)
