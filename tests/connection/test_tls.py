import ssl
from pathlib import Path

import pytest

from streams.connection import Connection, Pem, PemText
from streams.errors import UsageError
from tests.integration.secured import KEY_PASSWORD, Certificates


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    made = Certificates(tmp_path_factory.mktemp("certificates"))
    made.make()
    return made


def _context(
    ca: Pem | None = None, certificate: Pem | None = None, key: Pem | None = None, password: str = ""
) -> ssl.SSLContext:
    made = Connection(protocol="SSL", ca=ca, certificate=certificate, key=key, key_password=password)
    return made.ssl_context()


def test_all_clients_of_a_connection_have_one_context(certificates: Certificates) -> None:
    assert _context(certificates.ca) is _context(certificates.ca)


def test_an_authority_is_the_only_one_that_is_trusted(certificates: Certificates) -> None:
    for ca in (certificates.ca, PemText(certificates.ca.read_text())):
        assert len(_context(ca).get_ca_certs()) == 1


def test_hosts_are_checked_unless_that_is_turned_off() -> None:
    assert Connection(protocol="SSL").ssl_context().check_hostname
    unchecked = Connection(protocol="SSL", check_host=False).ssl_context()
    assert (unchecked.check_hostname, unchecked.verify_mode) == (False, ssl.CERT_REQUIRED)


@pytest.mark.parametrize("as_text", [False, True])
def test_a_key_opens_with_its_password_alone(certificates: Certificates, as_text: bool) -> None:
    file = certificates.store("locked")
    locked: Pem = PemText(file.read_text()) if as_text else file
    _context(certificate=locked, password=KEY_PASSWORD)
    for wrong in ("", "wrong"):
        with pytest.raises(UsageError, match="the key's password is missing or wrong"):
            _context(certificate=locked, password=wrong)


@pytest.mark.parametrize(
    ("ca", "certificate", "key", "message"),
    [
        ("none", None, None, "--ssl-ca {none} cannot be read: No such file or directory"),
        ("empty", None, None, "--ssl-ca {empty} holds no certificate in PEM"),
        (None, "none", None, "--ssl-certificate {none} cannot be read: No such file"),
        (None, "ca", None, "--ssl-certificate {ca} cannot be used: a certificate and its key are wanted"),
        (
            None,
            "client",
            "server",
            "--ssl-certificate {client} and --ssl-key {server} do not belong",
        ),
    ],
)
def test_a_file_that_does_not_serve_is_named(
    certificates: Certificates, ca: str | None, certificate: str | None, key: str | None, message: str
) -> None:
    files = {name: certificates.store(name) for name in ("none", "empty", "ca", "client", "server")}
    files["empty"].write_text("")

    def file(name: str | None) -> Path | None:
        return files[name] if name else None

    with pytest.raises(UsageError) as refused:
        _context(file(ca), file(certificate), file(key))
    assert str(refused.value).startswith(message.format(**files))
