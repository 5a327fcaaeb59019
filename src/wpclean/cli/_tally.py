"""What a run has done so far, and the words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from wpclean.cli._render import Rendered

__all__ = ["Tally"]


class Tally(msgspec.Struct):
    """Counts of a run; kept in its checkpoint, so that they are of all its parts."""

    posts: int = 0
    """Posts that were written."""
    errors: int = 0
    """Records that failed."""
    blocks: int = 0
    sources: int = 0
    removed: dict[str, int] = msgspec.field(default_factory=dict)
    seconds: float = 0.0

    @property
    def records(self) -> int:
        """How many records were taken from the reader."""
        return self.posts + self.errors

    def add(self, rendered: Rendered) -> None:
        """Count an article."""
        self.posts += 1
        self.blocks += rendered.blocks
        self.sources += rendered.sources
        for kind, count in rendered.removed.items():
            self.removed[kind] = self.removed.get(kind, 0) + count

    def summary(self) -> str:
        """Say in a few lines what was done."""
        rate = f", {self.records / self.seconds:,.0f} a second" if self.seconds else ""
        parts = [
            _count(self.posts, "post"),
            _count(self.blocks, "block"),
            _count(self.sources, "source"),
            _count(self.errors, "error"),
        ]
        lines = [f"{', '.join(parts)} in {self.seconds:.1f} s{rate}"]
        if self.removed:
            # The most first, and equal counts by name.
            ordered = sorted(self.removed.items(), key=lambda item: (-item[1], item[0]))
            lines.append("removed: " + ", ".join(f"{kind} {count:,}" for kind, count in ordered))
        return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
