"""Time one shape at one size: `python -m benchmarks.one_size SHAPE SIZE`.

Runs in a process of its own, since the peak of a process's memory never falls.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from benchmarks.shapes import build
from wpclean import LimitError, extract

_STATUS = Path("/proc/self/status")
_ROUNDS = 7
_ENOUGH_SECONDS = 2.0


def main(shape: str, size: int) -> dict[str, Any]:
    """Measure time and memory; say so where a limit refuses the input."""
    html = build(shape, size)
    # The rules are compiled by the first post, whatever its size.
    extract("<p>Six boats lie at the quay.</p>")
    before = _peak_bytes()
    try:
        extract(html)
    except LimitError as error:
        return {"size": size, "ended": error.limit}
    memory = _peak_bytes() - before
    return {
        "size": size,
        "extract_s": _best(lambda: extract(html)),
        "parse_s": _best(lambda: LexborHTMLParser(html)),
        "memory": memory,
    }


def _best(run: Callable[[], object]) -> float:
    """Give the best of a few times, of fewer where each takes long."""
    times: list[float] = []
    while len(times) < _ROUNDS and sum(times) < _ENOUGH_SECONDS:
        begin = process_time()
        run()
        times.append(process_time() - begin)
    return min(times)


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
