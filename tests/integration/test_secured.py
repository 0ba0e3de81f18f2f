"""Every verb over encrypted and authenticated listeners, and what is printed where one does not let it in."""

import asyncio
import base64
import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from streams.broker import clients
from streams.broker.clients import client_options
from streams.broker.refusal import reason_of_refusal
from streams.connection import Connection, TokenSource
from tests.cli.support import called, forked
from tests.docs.markdown import blocks
from tests.integration.acls import grant, shown
from tests.integration.newsfold import NewsfoldWorker
from tests.integration.secured import KEY_PASSWORD, PASSWORDS, SecuredKafka

pytestmark = pytest.mark.kafka

PAGE = (
    "French police arrested dozens of protesters in Paris on Monday, the interior ministry said. The group"
    " had blocked a road near the airport for six hours, and 40 flights were late, a spokesman said."
)
SECRETS = (*PASSWORDS.values(), KEY_PASSWORD, "no-such-pass")


@dataclass
class Desk:
    """A folder from which verbs are run, and all that they have ever printed."""

    folder: Path
    kafka: SecuredKafka
    printed: list[str] = field(default_factory=list)

    def run(self, *words: object, **environment: str) -> "subprocess.CompletedProcess[str]":
        own = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFOLD_")}
        told = forked(*words, surroundings=own | environment, folder=self.folder, seconds=180)
        out, err = told.stdout.decode(), told.stderr.decode()
        self.printed += [out, err]
        return subprocess.CompletedProcess(told.args, told.returncode, out, err)

    def call(self, *words: object, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run a verb in this process: as above, and faster."""
        done = called(*words, **environment)
        self.printed += [done.stdout, done.stderr]
        return done

    def sasl(self, user: str, mechanism: str, password: str | None = None) -> dict[str, str]:
        """Return an environment for a user."""
        return {
            "NEWSFOLD_BROKERS": self.kafka.at("SASL"),
            "NEWSFOLD_SECURITY_PROTOCOL": "SASL_SSL",
            "NEWSFOLD_SSL_CA": str(self.kafka.certificates.ca),
            "NEWSFOLD_SASL_MECHANISM": mechanism,
            "NEWSFOLD_SASL_USERNAME": user,
            "NEWSFOLD_SASL_PASSWORD": password or PASSWORDS[user],
        }


@pytest.fixture(scope="module")
def desk(secured: SecuredKafka, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Grant the users what the runbook lists, and make the topics with what Kafka's own tools read."""
    made = Desk(tmp_path_factory.mktemp("desk"), secured)
    asyncio.run(_grant(secured))
    properties = made.folder / "client.properties"
    properties.write_text(
        f"bootstrap.servers={secured.at('SASL')}\nsecurity.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\n"
        "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\\n"
        f'   username="maker" password="{PASSWORDS["maker"]}";\n'
        f"ssl.truststore.type=PEM\nssl.truststore.location={secured.certificates.ca}\n"
    )
    done = made.run("topics", "--kafka-config", properties)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    yield made
    assert [secret for secret in SECRETS if any(secret in output for output in made.printed)] == []


async def _grant(secured: SecuredKafka) -> None:
    listed = (acl for block in blocks("bash") if block.mark == "acls" for acl in shown(block.body))
    async with clients.admin(Connection(secured.address)) as admin:
        await grant(admin, listed)


@pytest.fixture(scope="module")
def worker(desk: Desk) -> Iterator[NewsfoldWorker]:
    """Run a worker as a user who has a worker's rights and no others."""
    environment = desk.sasl("worker", "SCRAM-SHA-256")
    running = NewsfoldWorker(desk.kafka.at("SASL"), desk.folder / "worker", environment=environment)
    running.start()
    yield running
    running.stop()
    desk.printed.append(running.log)


@pytest.mark.usefixtures("worker")
def test_pages_are_replayed_over_tls_and_scram_with_the_rights_of_the_runbook(desk: Desk) -> None:
    (desk.folder / "page.html").write_text(f"<title>Arrests in Paris</title><article><p>{PAGE}</p></article>")
    pushed = ("push", desk.folder / "page.html", "--url", "https://a.example/replayed", "--wait", 150)
    assert desk.run(*pushed, **desk.sasl("pusher", "SCRAM-SHA-256")).returncode == 0
    (desk.folder / "trier").write_text(PASSWORDS["trier"])
    given = desk.sasl("trier", "SCRAM-SHA-512")
    del given["NEWSFOLD_SASL_PASSWORD"]
    how = ("replay", "--into", "try-", "--sasl-password-file", desk.folder / "trier")
    done = desk.run(*how, "--json", "--", "--processes", 1, **given)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["pages"]["replayed"] > 0
    assert [section["differences"] for section in json.loads(done.stdout).values()] == [[]] * 5
    assert desk.run(*how, "--drop", **given).returncode == 0


@pytest.mark.usefixtures("worker")
def test_a_page_gets_its_outcome_over_tls_and_scram(desk: Desk) -> None:
    (desk.folder / "password").write_text(PASSWORDS["pusher"] + "\n")
    (desk.folder / "newsfold.toml").write_text(
        f'brokers = "{desk.kafka.at("SASL")}"\nsecurity-protocol = "SASL_SSL"\n'
        f'sasl-mechanism = "PLAIN"\nsasl-username = "pusher"\nsasl-password-file = "password"\n'
        f'ssl-ca = "{desk.kafka.certificates.ca}"\n[push]\nwait = 150\n'
    )
    (desk.folder / "a.jsonl").write_text(json.dumps({"url": "http://a.test/1", "text": PAGE}))
    done = desk.run("push", "a.jsonl")
    (desk.folder / "newsfold.toml").unlink()
    assert (done.returncode, "published" in done.stdout) == (0, True), done.stderr

    (desk.folder / "token").write_text(_token("reader"))
    token = ("--sasl-mechanism", "OAUTHBEARER", "--sasl-token-file", "token")
    ways = ("--brokers", desk.kafka.at("SASL"), "--security-protocol", "SASL_SSL")
    ca = ("--ssl-ca", desk.kafka.certificates.ca)
    explained = desk.run("explain", "http://a.test/1", "http://a.test/1", *ways, *ca, *token)
    assert "French police arrested" in explained.stdout, explained.stderr

    watched = desk.run("doctor", "--data-dir", "x", **desk.sasl("watcher", "SCRAM-SHA-512"))
    assert (watched.returncode, "8 of 8 checks passed" in watched.stdout) == (0, True), watched.stdout


def _token(user: str) -> str:
    """Return a token as a broker takes that checks no signature."""
    now = int(time.time())
    parts = ({"alg": "none"}, {"sub": user, "iat": now, "exp": now + 600})
    encoded = (base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts)
    return ".".join((*encoded, ""))


@pytest.mark.parametrize(
    ("listener", "options"),
    [
        ("TLS", ()),
        ("MUTUAL", ("--ssl-certificate", "client")),
        ("MUTUAL", ("--ssl-certificate", "locked")),
    ],
)
def test_encryption_and_a_certificate_let_a_verb_in(
    desk: Desk, listener: str, options: tuple[str, ...]
) -> None:
    certificates = desk.kafka.certificates
    named = [certificates.store(word) if word.isalpha() else word for word in options]
    done = desk.call(
        *("topics", "--brokers", desk.kafka.at(listener), "--security-protocol", "SSL"),
        *("--ssl-ca", certificates.ca, *named),
        NEWSFOLD_SSL_KEY_PASSWORD=KEY_PASSWORD,
    )
    assert (done.returncode, done.stdout[:16]) == (0, "0 topics created"), done.stderr


#: What goes wrong -> listener, protocol, further options, and the message.
_REFUSED: dict[str, tuple[str, str, tuple[str, ...], str]] = {
    "an expired certificate": ("EXPIRED", "SSL", ("--ssl-ca", "{ca}"), "the certificate of {at} has expired"),
    "a wrong host name": (
        "OTHER",
        "SSL",
        ("--ssl-ca", "{ca}"),
        "the certificate of {at} is for another host",
    ),
    "no authority": ("TLS", "SSL", (), "the certificate of {at} is not trusted"),
    "another authority": ("TLS", "SSL", ("--ssl-ca", "{stranger}"), "the certificate of {at} is not trusted"),
    "no client certificate": ("MUTUAL", "SSL", ("--ssl-ca", "{ca}"), "{at} wants a certificate"),
    "an expired client certificate": (
        "MUTUAL",
        "SSL",
        ("--ssl-ca", "{ca}", "--ssl-certificate", "{late}"),
        "{at} does not accept the client's certificate",
    ),
    "a plain client at TLS": ("TLS", "PLAINTEXT", (), "{at} speaks TLS; say --security-protocol SSL"),
    "a broker that names another": (
        "ASTRAY",
        "PLAINTEXT",
        (),
        "{at} names the broker 127.0.0.1:1, which",
    ),
    "a plain client at SASL": ("CLEAR", "PLAINTEXT", (), "{at} closed the connection"),
}


@pytest.mark.parametrize("wrong", _REFUSED)
def test_what_a_listener_refuses_is_one_sentence(desk: Desk, wrong: str) -> None:
    listener, protocol, options, message = _REFUSED[wrong]
    certificates, at = desk.kafka.certificates, desk.kafka.at(listener)
    files = {"ca": certificates.ca, "stranger": certificates.stranger, "late": certificates.store("late")}
    named = [option.format(**files) for option in options]
    _is_refused(
        desk.call("topics", "--brokers", at, "--security-protocol", protocol, *named), message.format(at=at)
    )


@pytest.mark.parametrize("user", ["maker", "nobody"])
@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"])
def test_a_wrong_password_and_an_unknown_user_get_one_answer(desk: Desk, mechanism: str, user: str) -> None:
    done = desk.call("topics", **desk.sasl(user, mechanism, "no-such-pass"))
    _is_refused(done, f"{desk.kafka.at('SASL')} does not know the user {user}, or not this password")


@pytest.mark.parametrize(
    "words",
    [("worker",), ("push", "b.jsonl"), ("explain", "http://a.test/1", "http://a.test/2")],
    ids=lambda words: words[0],
)
def test_every_verb_reports_a_wrong_password_and_ends(desk: Desk, words: tuple[str, ...]) -> None:
    (desk.folder / "b.jsonl").write_text("{}")
    done = desk.run(*words, **desk.sasl("worker", "SCRAM-SHA-256", "no-such-pass"))
    _is_refused(done, f"{desk.kafka.at('SASL')} does not know the user worker, or not this password")


def test_doctor_reports_a_wrong_password_in_its_lines(desk: Desk) -> None:
    done = desk.run("doctor", **desk.sasl("watcher", "SCRAM-SHA-256", "no-such-pass"))
    assert (done.returncode, done.stdout.count("does not know the user watcher")) == (1, 2)
    assert "Traceback" not in done.stderr


def test_a_token_that_is_none_is_reported(desk: Desk) -> None:
    at, command = desk.kafka.at("SASL"), "echo no-token"
    ways = ("--brokers", at, "--security-protocol", "SASL_SSL", "--ssl-ca", desk.kafka.certificates.ca)
    done = desk.call("topics", *ways, "--sasl-mechanism", "OAUTHBEARER", "--sasl-token-command", command)
    _is_refused(done, f"{at} does not accept the token of --sasl-token-command '{command}'")


def test_a_command_that_gives_no_token_is_reported(desk: Desk) -> None:
    ways = ("--brokers", desk.kafka.at("SASL"), "--security-protocol", "SASL_SSL")
    login = ("--sasl-mechanism", "OAUTHBEARER", "--sasl-token-command", "false")
    done = desk.call("topics", *ways, "--ssl-ca", desk.kafka.certificates.ca, *login)
    _is_refused(done, "--sasl-token-command 'false' failed: CalledProcessError; try it in a shell")


async def test_a_broker_that_was_asked_for_its_reason_has_been_left_in_order(desk: Desk) -> None:
    """To close a connection of TLS takes a moment. A loop that ended in it would leave its socket open."""
    alice = desk.kafka.as_user("alice")
    token = TokenSource(command="false")
    connection = replace(alice, mechanism="OAUTHBEARER", username="", password="", token=token)
    before = _sockets()
    assert "failed: CalledProcessError" in await reason_of_refusal(connection, client_options(connection))
    assert _sockets() == before


def _sockets() -> set[str]:
    """Return the sockets that this process has open."""
    opened = []
    for entry in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # of the listing itself
            opened.append(str(entry.readlink()))
    return {name for name in opened if name.startswith("socket:")}


def test_more_copies_than_brokers_are_reported(desk: Desk) -> None:
    done = desk.call("topics", "--brokers", desk.kafka.address, "--app-id", "other", "--replication", 3)
    _is_refused(done, "--replication 3 wants more copies than there are brokers at")


def test_a_worker_without_a_right_ends_with_what_it_lacks(desk: Desk) -> None:
    done = desk.run("worker", "--data-dir", "pusher", **desk.sasl("pusher", "SCRAM-SHA-256"))
    _is_refused(done, "the user pusher may not READ raw-articles, extracted-articles,")


def _is_refused(done: "subprocess.CompletedProcess[str]", message: str) -> None:
    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout, lines[-1:]) == (2, "", lines)
    assert lines[0].startswith(f"newsfold: {message}")
