import ssl
from pathlib import Path

import pytest

from streams.connection import Connection, PemText, read_kafka_config
from streams.connection.kafka_config import Taken
from streams.errors import UsageError
from tests.integration.secured import Certificates

_MODULES = "org.apache.kafka.common.security"


def _taken(folder: Path, *lines: str, given: tuple[str, ...] = ()) -> Taken:
    file = folder / "client.properties"
    file.write_text("\n".join(lines))
    return read_kafka_config(file, given)[0]


@pytest.mark.parametrize("module", ["plain.PlainLoginModule", "scram.ScramLoginModule"])
@pytest.mark.parametrize(
    ("jaas", "password"),
    [
        ('required username="al ice" password="a=;b" ;', "a=;b"),
        ("required \\\n   username='al ice'   password = 'a\"b'  tokenauth=true;", 'a"b'),
        (r'required username="al ice" password="a\\"b\\\\c";', 'a"b\\c'),
    ],
)
def test_a_login_is_read_off_its_line_of_jaas(tmp_path: Path, module: str, jaas: str, password: str) -> None:
    taken = _taken(tmp_path, f"sasl.jaas.config={_MODULES}.{module} {jaas}")
    assert taken == {"sasl_username": "al ice", "sasl_password": password}


def test_all_of_a_connection_can_stand_in_it(tmp_path: Path) -> None:
    taken = _taken(
        tmp_path,
        "bootstrap.servers=a:1, b:2",
        "security.protocol=SASL_SSL",
        "sasl.mechanism=OAUTHBEARER ",
        f"sasl.jaas.config={_MODULES}.oauthbearer.OAuthBearerLoginModule required;",
        "sasl.oauthbearer.token.endpoint.url=file:///run/a%20token",
        "ssl.truststore.type=PEM",
        "ssl.truststore.location=ca.pem",
        "ssl.keystore.type=pem",
        "ssl.keystore.location=client.pem",
        "ssl.key.password=word",
        "ssl.endpoint.identification.algorithm=",
    )
    assert taken == {
        "brokers": "a:1,b:2",
        "security_protocol": "SASL_SSL",
        "sasl_mechanism": "OAUTHBEARER",
        "sasl_token_file": Path("/run/a token"),
        "ssl_ca": Path("ca.pem"),
        "ssl_certificate": Path("client.pem"),
        "ssl_key_password": "word",
        "check_host": False,
    }


def test_certificates_in_the_file_itself_are_used_as_from_one(tmp_path: Path) -> None:
    made = Certificates(tmp_path)
    made.make()
    store = made.store("client").read_text()
    chain, key = (store[: store.index("-----BEGIN PRIVATE")], store[store.index("-----BEGIN PRIVATE") :])
    folded = {name: text.replace("\n", " \\\n ") for name, text in {"chain": chain, "key": key}.items()}
    taken = _taken(
        tmp_path,
        f"ssl.truststore.certificates={made.ca.read_text().replace(chr(10), ' ')}",
        f"ssl.keystore.certificate.chain={folded['chain']}",
        f"ssl.keystore.key={folded['key']}",
    )
    authority, certificate, private = (taken[name] for name in ("ssl_ca", "ssl_certificate", "ssl_key"))
    assert isinstance(private, PemText)
    context = Connection(protocol="SSL", ca=authority, certificate=certificate, key=private).ssl_context()
    assert len(context.get_ca_certs()) == 1
    assert context.verify_mode is ssl.CERT_REQUIRED


_UNUSABLE = {
    "ssl.truststore.location=a.jks": ("is a store of type JKS, and newsfold reads PEM only", "ssl_ca"),
    "ssl.keystore.location=a.p12\nssl.keystore.type=PKCS12": ("is a store of type PKCS12", "ssl_certificate"),
    "ssl.truststore.certificates=none": ("ssl.truststore.certificates holds nothing in PEM", "ssl_ca"),
    f"sasl.jaas.config={_MODULES}.Krb5LoginModule required;": ("sasl.jaas.config has Krb5", "sasl_username"),
    "sasl.jaas.config=": ("sasl.jaas.config has no module", "sasl_username"),
    'sasl.jaas.config=PlainLoginModule required "': ("has a quote that nothing closes", "sasl_username"),
    "sasl.oauthbearer.token.endpoint.url=https://a.test/": ("is no file:// address", "sasl_token_command"),
}


@pytest.mark.parametrize("lines", _UNUSABLE)
def test_what_cannot_be_used_is_reported_unless_it_is_given_otherwise(tmp_path: Path, lines: str) -> None:
    message, option = _UNUSABLE[lines]
    with pytest.raises(UsageError, match=message):
        _taken(tmp_path, lines)
    assert _taken(tmp_path, lines, given=(option,)) == {}


def test_what_nothing_is_made_of_is_named(tmp_path: Path) -> None:
    file = tmp_path / "client.properties"
    file.write_text(
        "ssl.cipher.suites=A\nsasl.login.class=B\nacks=all\nclient.id=me\nssl.truststore.type=PEM"
    )
    assert read_kafka_config(file) == ({}, ("sasl.login.class", "ssl.cipher.suites"))
