"""Timing several tools on the same posts so that their figures can be compared."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from time import process_time
from typing import TypeVar

__all__ = ["best_times", "median", "quantile", "spread"]

T = TypeVar("T")

_GROUP = 10


def best_times(
    tools: Mapping[str, Callable[[T], object]], inputs: Sequence[T], rounds: int
) -> dict[str, list[float]]:
    """Give each tool's best time on each input, in seconds of CPU.

    The tools take turns on a few inputs at a time, and another one begins each time, so
    that a slow minute of the machine favours none.  Few, but more than one: a tool that
    comes after another finds the caches cold, which in a batch it does not.  The best of
    the rounds is what counts: other work on the machine can only add to a time.
    """
    order = list(tools.items())
    best = {name: [math.inf] * len(inputs) for name in tools}
    for turn in range(rounds):
        for count, places in enumerate(_groups(len(inputs), turn)):
            first = (turn + count) % len(order)
            for name, run in order[first:] + order[:first]:
                times = best[name]
                for place in places:
                    begin = process_time()
                    run(inputs[place])
                    times[place] = min(times[place], process_time() - begin)
    return best


def _groups(length: int, turn: int) -> Iterator[list[int]]:
    """Cut places into groups, in each turn at others, so that none is the first in all."""
    places = [(place + turn) % length for place in range(length)]
    return (places[begin : begin + _GROUP] for begin in range(0, length, _GROUP))


def quantile(values: Sequence[float], share: float) -> float:
    """Give the value below which a share of the values lies, between two of them if need be.

    >>> quantile([1, 2, 4], 0.75)
    3.0
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def median(values: Sequence[float]) -> float:
    """Give the middle value."""
    return quantile(values, 0.5)


def spread(values: Sequence[float]) -> dict[str, float]:
    """Give the median, the quartiles and the 90th percentile."""
    shares = {"q1": 0.25, "median": 0.5, "q3": 0.75, "p90": 0.9}
    return {name: quantile(values, share) for name, share in shares.items()}
