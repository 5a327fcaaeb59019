"""Time one shape at one size: `python -m benchmarks.one_size SHAPE SIZE`.

Runs in a process of its own, since the peak of a process's memory never falls.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from time import process_time
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from benchmarks.posts import corpus
from tests.shapes import SHAPES
from wpclean import LimitError, extract
from wpclean.limits import LIMITS, Limits

__all__ = ["ORDINARY", "main"]

ORDINARY = "ordinary text"

# Ten megabytes of posts have more tags than one post may; here they are trusted.
_TRUSTED = Limits(max_tags=10**7, max_total_depth=10**9)

# Of Linux alone: see proc(5).
_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")

_ROUNDS = 7
_ENOUGH_SECONDS = 2.0


def main(shape: str, size: int) -> dict[str, Any]:
    """Measure time and memory; say so where a limit refuses the input."""
    html = _ordinary(size) if shape == ORDINARY else SHAPES[shape](size)
    limits = _TRUSTED if shape == ORDINARY else LIMITS
    # The first posts compile the rules and load ftfy, whatever their size.
    for post in corpus().all:
        extract(post.html)
    base = _reset_peak()
    try:
        extract(html, limits=limits)
    except LimitError as error:
        return {"size": size, "ended": error.limit}
    peak = _peak_bytes()
    return {
        "size": size,
        "extract_s": _best(lambda: extract(html, limits=limits)),
        "parse_s": _best(lambda: LexborHTMLParser(html)),
        "base": base,
        "peak": peak,
    }


def _ordinary(size: int) -> str:
    """Repeat the corpus, and cut it off where the size is reached."""
    posts = cycle([post.html for post in corpus().all])
    parts: list[str] = []
    while size > 0:
        part = next(posts)[:size]
        parts.append(part)
        size -= len(part)
    return "".join(parts)


def _best(run: Callable[[], object]) -> float:
    """Give the best of a few times, of fewer where each takes long."""
    times: list[float] = []
    while len(times) < _ROUNDS and sum(times) < _ENOUGH_SECONDS:
        begin = process_time()
        run()
        times.append(process_time() - begin)
    return min(times)


def _reset_peak() -> int:
    """Let the peak count from now, where the system can; give what is held now."""
    with suppress(OSError):
        _CLEAR.write_text("5")
    return _peak_bytes()


def _peak_bytes() -> int:
    """Give the most memory that this process has held.

    On Linux `ru_maxrss` begins with the size of the process that started this one.
    """
    if _STATUS.exists():
        for line in _STATUS.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
