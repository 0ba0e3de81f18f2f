import pytest

from streams.extract.outlet import outlet_of


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://edition.news.example.com/a", "example.com"),
        ("http://localhost:8080/a", "localhost"),
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("http://[::1]:8000/a", "[::1]"),
        ("https://reader:secret@news.example.com/", "example.com"),
        ("http://intranet/a", "intranet"),
    ],
)
def test_outlet(url: str, outlet: str) -> None:
    assert outlet_of(url) == outlet
