"""The gateway over TLS: what it presents, and what it does not begin with."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import trustme
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from streams.broker.embedded import EmbeddedBroker
from streams.errors import UsageError
from streams.serve import GatewaySettings
from tests.cli.support import newsfold
from tests.serve.process import GatewayProcess

_NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an authority, and certificates of it with their keys."""
    folder, ca = tmp_path_factory.mktemp("tls"), trustme.CA()
    ca.cert_pem.write_to_path(folder / "ca.pem")
    for name, since, until in (
        ("good", None, None),
        ("other", None, None),
        ("expired", None, _NOW - timedelta(days=1)),
        ("early", _NOW + timedelta(days=1), _NOW + timedelta(days=9)),
    ):
        made = ca.issue_cert("localhost", "127.0.0.1", not_before=since, not_after=until)
        made.private_key_pem.write_to_path(folder / f"{name}.key")
        made.private_key_and_cert_chain_pem.write_to_path(folder / f"{name}.pem")
        (folder / f"{name}.crt").write_bytes(b"".join(pem.bytes() for pem in made.cert_chain_pems))
    locked = load_pem_private_key((folder / "good.key").read_bytes(), None).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret")
    )
    (folder / "locked.key").write_bytes(locked)
    (folder / "text.pem").write_text("no certificate")
    return folder


@pytest.mark.embedded
def test_the_gateway_is_served_over_tls(files: Path, tmp_path: Path) -> None:
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address).returncode == 0
        options = ("--tls-cert", files / "good.crt", "--tls-key", files / "good.key")
        with GatewayProcess(broker.address, tmp_path / "data", *options) as gateway:
            address = gateway.client.base_url
            assert address.scheme == "https"
            trusting = ssl.create_default_context(cafile=files / "ca.pem")
            with httpx.Client(base_url=address, verify=trusting, timeout=60) as client:
                assert client.get("/healthz").json() == {"status": "ok"}
                with client.stream("GET", "/stream") as answer:
                    assert answer.status_code == 200
                    assert next(answer.iter_lines()) == "retry: 2000"
            with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                gateway.client.get("/healthz")  # it trusts whom the system trusts


@pytest.mark.parametrize("given", [("good.crt", "good.key"), ("good.pem", None)])
def test_the_key_is_in_a_file_of_its_own_or_with_the_certificate(
    given: tuple[str, str | None], files: Path
) -> None:
    certificate, key = given
    settings = GatewaySettings(tls_cert=files / certificate, tls_key=files / key if key else None)
    assert isinstance(settings.read_tls(), ssl.SSLContext)


@pytest.mark.parametrize(
    ("certificate", "key", "why"),
    [
        ("absent.crt", None, "absent.crt cannot be read: No such file or directory; name others"),
        ("good.crt", "absent.key", "cannot be read: No such file or directory; name others"),
        ("good.crt", "other.key", "other.key do not belong together; name the key of that certificate"),
        ("good.crt", "locked.key", "locked.key: the key has a password; name one that has none"),
        ("good.crt", None, "good.crt cannot be used: a certificate and its key are wanted, in PEM"),
        ("text.pem", None, "text.pem cannot be used: a certificate and its key are wanted, in PEM"),
        ("expired.pem", None, "expired.pem: the certificate has expired; name one that is renewed"),
        ("early.pem", None, "early.pem: the certificate is not valid yet; name another, or set the clock"),
    ],
)
def test_files_that_cannot_be_used_are_one_sentence(
    certificate: str, key: str | None, why: str, files: Path
) -> None:
    settings = GatewaySettings(tls_cert=files / certificate, tls_key=files / key if key else None)
    with pytest.raises(UsageError) as error:
        settings.read_tls()
    assert str(error.value).startswith(f"--tls-cert {files / certificate}")
    assert why in str(error.value)


def test_a_key_without_its_certificate_is_one_sentence() -> None:
    with pytest.raises(UsageError, match="--tls-key is the key of a certificate; name that with --tls-cert"):
        GatewaySettings(tls_key=Path("key.pem")).read_tls()
