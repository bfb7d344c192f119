"""Prints what was measured as tables, and collects the goals that were missed."""

from collections.abc import Sequence


class Report:
    def __init__(self) -> None:
        self.missed: list[str] = []

    def say(self, text: str) -> None:
        print(text, flush=True)

    def head(self, text: str) -> None:
        self.say(f"\n{text}\n{'-' * len(text)}")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Align the first column to the left, figures to the right."""
        lines = [columns, *[[str(value) for value in row] for row in rows]]
        widths = [max(len(line[column]) for line in lines) for column in range(len(columns))]
        for line in lines:
            first, *others = (
                text.rjust(width) if column else text.ljust(width)
                for column, (text, width) in enumerate(zip(line, widths, strict=True))
            )
            self.say("  ".join([first, *others]).rstrip())

    def goal(self, what: str, *, met: bool) -> str:
        """Return "ok" or "MISSED"; a missed goal is listed at the end."""
        if not met:
            self.missed.append(what)
        return "ok" if met else "MISSED"

    def conclude(self) -> int:
        self.head("Goals")
        self.say("All met." if not self.missed else "Missed:\n" + "\n".join(f"  {what}" for what in self.missed))
        return 1 if self.missed else 0
