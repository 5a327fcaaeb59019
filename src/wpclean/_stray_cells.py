"""Table cells outside a table, as an excerpt cut in the middle of a table has them."""

from __future__ import annotations

import re

__all__ = ["keep_stray_cells"]

_TABLE_OR_PART = re.compile(r"<(?:(table)|td|th|tr|tbody|tfoot|caption)", re.IGNORECASE)
_TABLE = re.compile("<table", re.IGNORECASE)
_TABLE_PART = re.compile(r"<(/?)(?:td|th|tr|tbody|thead|tfoot|caption)(?=[\s/>])", re.IGNORECASE)


def keep_stray_cells(html: str) -> str:
    """Turn the parts of a table that no table opens into boxes.

    The HTML standard has the parser drop such tags, and `<td>a</td><td>b</td>`
    would weld into one word.

    >>> keep_stray_cells("<td>a</td><td>b</td>")
    '<div>a</div><div>b</div>'
    """
    first = _TABLE_OR_PART.search(html)
    if first is None or first[1]:
        return html
    table = _TABLE.search(html)
    place = table.start() if table is not None else len(html)
    return _TABLE_PART.sub(r"<\1div", html[:place]) + html[place:]
