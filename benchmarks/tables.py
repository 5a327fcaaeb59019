"""Results as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["table"]


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Lay out rows: numbers to the right, the rest to the left.

    >>> print(table(["tool", "ms"], [["lxml", 1.5], ["bs4", None]]))
    tool    ms
    lxml  1.50
    bs4      –
    """
    columns = list(zip(head, *[map(_cell, row) for row in rows], strict=True))
    widths = [max(map(len, column)) for column in columns]
    right = [any(_is_number(row[i]) for row in rows) for i in range(len(head))]
    lines = []
    for cells in zip(*columns, strict=True):
        aligned = [
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(cells, widths, right, strict=True)
        ]
        lines.append("  ".join(aligned).rstrip())
    return "\n".join(lines)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
