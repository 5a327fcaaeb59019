"""`python -m benchmarks.gate`: fail when the code got slower or worse than its pinned floors.

Speed is pinned as a ratio to the parse, taken on the corpus in the same run, so the
floors hold on any machine; quality as the share of the corpus's cases that come out right.
`--update` pins what got better.  It never makes a floor weaker: who means to do that
edits `floors.json`, where a reviewer sees it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import quality, ratio
from benchmarks.posts import corpus
from benchmarks.tables import table

__all__ = ["Floor", "check", "main"]

FLOORS = Path(__file__).with_name("floors.json")
_RATIOS = ("median", "q3")


class Floor(NamedTuple):
    """A pinned figure beside the fresh one; `pinned` is None where it is new."""

    kind: str
    name: str
    pinned: float | None
    fresh: float
    noise: float
    """By how much of the pinned figure a fresh one may be worse."""

    @property
    def worse(self) -> float:
        """By how much of the pinned figure the fresh one is worse; below 0 where it is better."""
        if not self.pinned:
            return 0.0
        change = self.fresh / self.pinned - 1
        return change if self.kind == "ratio" else -change

    @property
    def fails(self) -> bool:
        """Tell whether it is worse by more than noise."""
        return self.worse > self.noise

    @property
    def stronger(self) -> float:
        """The figure to pin: the fresh one, unless it is the weaker."""
        return self.fresh if self.pinned is None or self.worse < 0 else self.pinned


def main(argv: list[str] | None = None) -> int:
    """Run the command line; give the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.gate",
        description="Fail when wpclean got slower or worse than its pinned floors.",
    )
    parser.add_argument("--floors", type=Path, default=FLOORS, metavar="FILE.json")
    parser.add_argument("--update", action="store_true", help="pin what got better")
    arguments = parser.parse_args(argv)
    pinned = json.loads(arguments.floors.read_text("utf-8"))
    floors = check(pinned, _fresh())
    print(_show(floors))
    if failed := [f"{floor.kind} {floor.name}" for floor in floors if floor.fails]:
        print(f"\nworse than pinned, beyond noise: {', '.join(failed)}", file=sys.stderr)
        return 1
    if arguments.update:
        arguments.floors.write_text(json.dumps(_repinned(pinned, floors), indent=2) + "\n", "utf-8")
    return 0


def check(pinned: dict[str, Any], fresh: dict[str, dict[str, float]]) -> list[Floor]:
    """Pair fresh figures with the pinned ones."""
    return [
        Floor(kind, name, pinned[kind]["pinned"].get(name), value, pinned[kind]["noise"])
        for kind, values in fresh.items()
        for name, value in values.items()
    ]


def _fresh() -> dict[str, dict[str, float]]:
    spread = ratio.measure(corpus())["all"]["ratio"]
    ratios = {name: round(spread[name], 2) for name in _RATIOS}
    return {"ratio": ratios, "quality": quality.measure()}


def _repinned(pinned: dict[str, Any], floors: list[Floor]) -> dict[str, Any]:
    return {
        kind: {
            "noise": held["noise"],
            "pinned": {floor.name: floor.stronger for floor in floors if floor.kind == kind},
        }
        for kind, held in pinned.items()
    }


def _show(floors: list[Floor]) -> str:
    rows = [
        [
            f"{floor.kind} {floor.name}",
            floor.pinned,
            floor.fresh,
            f"{floor.worse:.0%}" if floor.worse > 0 else "",
            f"{floor.noise:.0%}",
            "FAILS" if floor.fails else "ok",
        ]
        for floor in floors
    ]
    return table(["figure", "pinned", "fresh", "worse by", "noise", ""], rows)


if __name__ == "__main__":
    sys.exit(main())
