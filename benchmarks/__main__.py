"""`python -m benchmarks`: measure wpclean, print tables, and keep the figures as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import floor, growth, machine, peers, ratio, soak, stages
from benchmarks.posts import Posts, load

RESULTS = Path(__file__).with_name("results.json")


class _Part(NamedTuple):
    measure: Callable[[Posts], dict[str, Any]]
    show: Callable[[dict[str, Any]], str]
    title: str


# `floor` and `growth` before `peers`, which fills this process with other packages.
PARTS: dict[str, _Part] = {
    "ratio": _Part(ratio.measure, ratio.show, "extract, as a multiple of the parse"),
    "stages": _Part(stages.measure, stages.show, "stages, as a multiple of the parse"),
    "floor": _Part(floor.measure, floor.show, "what it costs to begin"),
    "growth": _Part(growth.measure, growth.show, "growth with the input"),
    "soak": _Part(soak.measure, soak.show, "memory over many posts in one process"),
    "peers": _Part(peers.measure, peers.show, "peers on the same posts"),
}


def main(argv: list[str] | None = None) -> int:
    """Run the command line; give the exit status."""
    arguments = _parser().parse_args(argv)
    posts = load(arguments.posts)
    chosen = list(PARTS) if arguments.part == "all" else [arguments.part]
    results: dict[str, Any] = {
        "machine": machine.describe(),
        "posts": posts.describe(),
        "load_before": machine.load(),
    }
    print(_heading(results))
    for name in chosen:
        part = PARTS[name]
        print(f"measuring {name} …", file=sys.stderr)
        results[name] = part.measure(posts)
        print(f"\n{part.title}\n\n{part.show(results[name])}")
    _keep(results, arguments)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure wpclean against the parse beneath it and against its peers.",
    )
    parser.add_argument("part", nargs="?", choices=["all", *PARTS], default="all")
    parser.add_argument(
        "--posts", type=Path, metavar="FILE.jsonl", help="measure these posts (default: corpus/)"
    )
    parser.add_argument(
        "--json", type=Path, metavar="OUT", help=f"default: {RESULTS.name} beside this, for all"
    )
    return parser


def _heading(results: dict[str, Any]) -> str:
    described = ", ".join(f"{name} {value}" for name, value in results["machine"].items())
    posts = results["posts"]
    measured = f"{posts['posts']} posts, {posts['bytes']:,} bytes, from {posts['from']}"
    return f"{described}\n{measured}; load before: {results['load_before']}"


def _keep(results: dict[str, Any], arguments: argparse.Namespace) -> None:
    """Write the figures; those of one part only where the caller says where."""
    out = arguments.json or (RESULTS if arguments.part == "all" else None)
    if out is not None:
        out.write_text(json.dumps(_rounded(results), indent=1, ensure_ascii=False) + "\n", "utf-8")


def _rounded(value: Any) -> Any:
    """Keep four digits of what is measured, so that a file shows no noise as precision."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list) else value


if __name__ == "__main__":
    sys.exit(main())
