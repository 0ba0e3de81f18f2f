"""The text since the last end of a block, as a walk over the tree collects it."""

from streams.extract.lines import weight

__all__ = ["Run"]


class Run:
    """A run of text in the making: its lines so far, the text of the line, and what of it is in links."""

    __slots__ = ("begun", "broken", "in_link", "lines", "linked", "links", "text")

    def __init__(self) -> None:
        self.text: list[str] = []  # of the line
        self.lines: list[str] = []
        self.linked: list[str] = []
        self.links: list[str] = []  # where the links lead
        self.in_link = 0
        self.broken = False  # whether a `<br>` has just ended a line
        self.begun = False  # whether there is anything to end

    def add(self, text: str) -> None:
        """Take in the text of a node; white space only behind a text."""
        if not text or (not self.text and text.isspace()):
            return
        self.begun = True
        if self.in_link:
            self.linked.append(text)
        self.text.append(text)

    def enter_link(self, target: str) -> None:
        """Take what follows for a link's text, until it is left."""
        self.begun = True
        self.in_link += 1
        self.links.append(target)

    def leave_link(self) -> None:
        """Take what follows for text of its own."""
        self.begun = True  # the next run is not to begin with the link
        self.in_link -= 1

    def break_off(self) -> None:
        """Remember that a `<br>` has ended a line."""
        self.begun = self.broken = True

    def end_line(self) -> bool:
        """End a line; tell whether there was one."""
        if not self.text:
            return False
        line = _spaced(self.text)
        self.text.clear()
        if line:
            self.lines.append(line)
        return bool(line)

    def take(self) -> tuple[list[str], int, int, list[str]] | None:
        """End the run, and return its lines, their size, the size of their links, and where these lead.

        None where there is no text. The next run begins within the links that are open.
        """
        is_link = not self.lines and len(self.linked) == len(self.text)
        self.end_line()
        self.begun = self.broken = False
        taken = None
        if self.lines:
            size = weight(self.lines[0] if len(self.lines) == 1 else " ".join(self.lines))
            linked = size if is_link else self._linked(size)
            taken = self.lines, size, linked, self.links
            self.lines = []
        self.links = self.links[-1:] if self.in_link else []  # a list of its own: the block keeps this one
        self.linked.clear()
        return taken

    def _linked(self, size: int) -> int:
        return min(size, weight(_spaced(self.linked))) if self.linked else 0


def _spaced(texts: list[str]) -> str:
    return " ".join("".join(texts).split())
