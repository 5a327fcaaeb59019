"""Whether time and memory grow no faster than the input, for hostile input too."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from typing import Any

from benchmarks.one_size import ORDINARY
from benchmarks.posts import ROOT, Posts
from benchmarks.tables import table

__all__ = ["measure", "show"]

# Four of `tests.shapes`, each for one part: the depth of the tree, marks that the parser
# makes anew in each paragraph, the spans of one block, and the passes over furniture.
# `benchmarks.hostile` has them all.
_SHAPES = (ORDINARY, "nests of 100 div", "unclosed marks", "many links", "related headings")
_SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
# A shape that takes longer at one size is not tried at the next.
_TOO_LONG_SECONDS = 60


def measure(_posts: Posts, sizes: tuple[int, ...] = _SIZES) -> dict[str, Any]:
    """Measure every shape at every size.  Ordinary text is the corpus, whatever posts are given."""
    return {shape: _points(shape, sizes) for shape in _SHAPES}


def show(result: dict[str, Any]) -> str:
    """Lay out each shape at its largest size, and how it grew on the way there."""
    head = ["shape", "size", "extract s", "parse s", "peak MB", "× input", "exponent", "ended by"]
    return table(head, [_row(shape, points) for shape, points in result.items()])


def _row(shape: str, points: list[dict[str, Any]]) -> list[object]:
    measured = [point for point in points if "extract_s" in point]
    ended = points[-1].get("ended", "")
    if not measured:
        return [shape, None, None, None, None, None, None, ended]
    last = measured[-1]
    return [
        shape,
        last["size"],
        last["extract_s"],
        last["parse_s"],
        last["peak"] / 1e6,
        (last["peak"] - last["base"]) / last["size"],
        _exponent(measured),
        ended,
    ]


def _exponent(points: list[dict[str, Any]]) -> float | None:
    """Give the exponent of growth over the last tenfold: 1 is linear, 2 quadratic."""
    last = points[-1]
    first = next(point for point in points if point["size"] * 10 >= last["size"])
    if first is last:
        return None
    return math.log(last["extract_s"] / first["extract_s"]) / math.log(last["size"] / first["size"])


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
            command, cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=_TOO_LONG_SECONDS
        )
    except subprocess.TimeoutExpired:
        return {"size": size, "ended": f"{_TOO_LONG_SECONDS} s"}
    except subprocess.CalledProcessError as error:
        return {"size": size, "ended": f"exit status {error.returncode}"}
    point: dict[str, Any] = json.loads(done.stdout)
    return point
