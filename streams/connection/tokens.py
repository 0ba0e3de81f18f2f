"""Where the token of OAUTHBEARER comes from. It is read anew for each connection, as tokens expire."""

import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from streams.errors import UsageError

__all__ = ["TokenSource"]

_SECONDS = 10.0  #: a connection waits for it


@dataclass(frozen=True, slots=True)
class TokenSource:
    """A file that something keeps fresh, or a command that prints a token."""

    file: Path | None = None
    command: str = ""

    def read(self) -> str:
        """Return the token as it is now. Raises `UsageError` where there is none."""
        token = self._from_file(self.file) if self.file else self._from_command()
        if not token:
            raise UsageError(f"{self} gives no token; see to it that it does")
        return token

    def __str__(self) -> str:
        return f"--sasl-token-file {self.file}" if self.file else f"--sasl-token-command {self.command!r}"

    def _from_file(self, file: Path) -> str:
        try:
            return file.read_text("ascii").strip()
        except (OSError, UnicodeError) as error:
            why = getattr(error, "strerror", None) or "it is no text"
            raise UsageError(f"{self} cannot be read: {why}; name another") from error

    def _from_command(self) -> str:
        try:
            done = subprocess.run(  # noqa: S603 - the operator's own command, and no shell
                shlex.split(self.command), capture_output=True, timeout=_SECONDS, check=True, text=True
            )
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            raise UsageError(f"{self} failed: {why}; try it in a shell") from error
        return done.stdout.strip()
