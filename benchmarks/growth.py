"""Whether time and memory grow no faster than the input, for hostile input too."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from itertools import pairwise
from typing import Any

from benchmarks.posts import Posts
from benchmarks.shapes import SHAPES
from benchmarks.tables import table
from tests.cases import CORPUS

__all__ = ["measure", "show"]

_SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
# A shape that takes longer at one size is not tried at the next.
_TOO_LONG_SECONDS = 120


def measure(_posts: Posts, sizes: tuple[int, ...] = _SIZES) -> dict[str, Any]:
    """Measure every shape at every size.  Ordinary text is the corpus, whatever posts are given."""
    return {shape: _points(shape, sizes) for shape in SHAPES}


def show(result: dict[str, Any]) -> str:
    """Lay out each shape at its largest size, and the steepest step on the way there."""
    head = ["shape", "size", "extract s", "parse s", "MB", "× input", "steepest", "ended by"]
    return table(head, [_row(shape, points) for shape, points in result.items()])


def _row(shape: str, points: list[dict[str, Any]]) -> list[object]:
    measured = [point for point in points if "extract_s" in point]
    ended = "" if measured == points else points[-1].get("refused", "time")
    if not measured:
        return [shape, None, None, None, None, None, None, ended]
    last = measured[-1]
    return [
        shape,
        last["size"],
        last["extract_s"],
        last["parse_s"],
        last["memory"] / 1e6,
        last["memory"] / last["size"],
        _steepest(measured),
        ended,
    ]


def _steepest(points: list[dict[str, Any]]) -> float | None:
    """Give the largest exponent of growth from a size to the next: 1 is linear, 2 quadratic."""
    # Below this, what a post costs whatever its size has a part in the time.
    large = [point for point in points if point["size"] >= 30_000]
    steps = [
        math.log(b["extract_s"] / a["extract_s"]) / math.log(b["size"] / a["size"])
        for a, b in pairwise(large)
    ]
    return max(steps, default=None)


def _points(shape: str, sizes: tuple[int, ...]) -> list[dict[str, Any]]:
    points = []
    for size in sizes:
        points.append(_point(shape, size))
        if "extract_s" not in points[-1]:
            break
    return points


def _point(shape: str, size: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.one_size", shape, str(size)]
    try:
        done = subprocess.run(
            command,
            cwd=CORPUS.parent,
            capture_output=True,
            check=True,
            timeout=_TOO_LONG_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return {"size": size, "timeout": _TOO_LONG_SECONDS}
    point: dict[str, Any] = json.loads(done.stdout)
    return point
