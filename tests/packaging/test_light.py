import subprocess
import sys

_HEAVY = ("aiokafka", "faust", "numpy", "spacy", "trafilatura", "yaml")


def test_the_command_starts_without_the_heavy_libraries() -> None:
    code = "import sys, streams.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(loaded.stdout.split()).isdisjoint(_HEAVY)
