"""`python -m benchmarks.hostile`: what hostile HTML costs, part by part.

Each shape of `tests.shapes` is extracted and rendered in a process of its own,
with a cap on time and memory.  A row breaks the bound where it takes more than
60 bytes of memory for each of its own and 64 MB, or more than ten times the
seconds per code point of an ordinary post, and thrice those per tag: where each
tag holds one letter, a code point costs more, and that is no fault.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ORDINARY = "an ordinary post"
MOST_TIMES = 10
MOST_TIMES_PER_TAG = 3
MOST_MEMORY = (60, 64)
PARTS = ("guard", "parse", "extract", "markdown", "html", "json")


def _ordinary(size: int) -> str:
    posts = [
        json.loads(path.read_bytes())["content"]["rendered"]
        for path in sorted(ROOT.glob("corpus/posts/*/post.json"))
    ]
    html = "\n".join(posts)
    return "\n".join([html] * (size // len(html) + 1))[:size]


def _peak() -> float:
    """Give the most memory that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_one(name: str, size: int) -> dict[str, Any]:
    """Run one shape here; give the seconds of each part, and the memory."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    from tests.shapes import SHAPES  # noqa: PLC0415
    from wpclean import LimitError, extract  # noqa: PLC0415
    from wpclean._guard import check  # noqa: PLC0415
    from wpclean._stray_cells import keep_stray_cells  # noqa: PLC0415
    from wpclean.limits import LIMITS  # noqa: PLC0415

    extract(_ordinary(200_000)).to_markdown()
    html = _ordinary(size) if name == ORDINARY else SHAPES[name](size)
    row: dict[str, Any] = {"length": len(html), "outcome": "article"}
    row["tags"] = html.count("<")
    row["bytes"] = len(html.encode("utf-8", "ignore"))
    before = _peak()

    def measure(part: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        try:
            return work()
        finally:
            row[part] = time.perf_counter() - start
            # A part that does not come back is the one after the last in the log.
            print(json.dumps(row), flush=True)

    try:
        measure("guard", lambda: check(keep_stray_cells(html), LIMITS))
        measure("parse", lambda: LexborHTMLParser(html, is_fragment=True).root)
        article = measure("extract", lambda: extract(html))
        measure("markdown", article.to_markdown)
        measure("html", article.to_html)
        measure("json", article.to_json)
    except LimitError as error:
        row["outcome"] = error.limit
    row["memory"] = _peak() - before
    return row


def run(name: str, size: int, seconds: int, gigabytes: int) -> dict[str, Any]:
    """Run one shape in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.hostile", "--one", name, "--size", str(size)]

    def cap() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (gigabytes << 30, gigabytes << 30))

    row: dict[str, Any] = {"name": name, "size": size}
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, timeout=seconds, preexec_fn=cap, check=False
        )
        output, failure = done.stdout, done.stderr.decode().strip().split("\n")[-1]
        if done.returncode:
            row["outcome"] = f"exit {done.returncode}: {failure}"[:60]
    except subprocess.TimeoutExpired as error:
        output = error.stdout or b""
        row["outcome"] = "no end"
    lines = output.decode().strip().split("\n")
    measured = json.loads(lines[-1]) if lines[-1] else {}
    missing = [part for part in PARTS if part not in measured]
    if "outcome" in row and missing:
        row["outcome"] = f"{row['outcome']} in {missing[0]}"
    return {**measured, **row}


def seconds_of(row: dict[str, Any]) -> float:
    """Give the seconds of all parts; guard and parse are parts of `extract`, too."""
    parts = PARTS[2:] if "extract" in row else PARTS[:2]
    return sum(row.get(part, 0.0) for part in parts)


def judge(row: dict[str, Any], ordinary: dict[str, Any]) -> str:
    """Say which bound a row breaks."""
    if row["outcome"].startswith(("no end", "exit")):
        return "FAILS"
    seconds, usual = seconds_of(row), seconds_of(ordinary)
    found = []
    if (
        seconds > MOST_TIMES * usual * row["length"] / ordinary["length"]
        and seconds > MOST_TIMES_PER_TAG * usual * row["tags"] / ordinary["tags"]
    ):
        found.append("TIME")
    if row["memory"] > MOST_MEMORY[0] * row["bytes"] / 1e6 + MOST_MEMORY[1]:
        found.append("MEMORY")
    return " ".join(found)


def _line(row: dict[str, Any], ordinary: dict[str, Any]) -> str:
    length = row.get("length", row["size"])
    nanoseconds = seconds_of(row) / length * 1e9
    usual = seconds_of(ordinary) / ordinary["length"] * 1e9
    parts = " ".join(f"{row.get(part, 0) * 1000:8.0f}" for part in PARTS)
    return (
        f"{row['name']:36} {length:9} {row['outcome'][:32]:32} {seconds_of(row):7.2f} s"
        f" {nanoseconds:8.0f} {nanoseconds / usual:6.1f}x {row.get('memory', 0):6.0f} MB"
        f" {parts} {judge(row, ordinary)}"
    )


def main(argv: list[str] | None = None) -> int:
    """Run the command line; give 1 where a row breaks a bound."""
    arguments = _parser().parse_args(argv)
    if arguments.one:
        row = run_one(arguments.one, arguments.size[0])
        print(json.dumps(row))
        return 0
    sys.path[:0] = [str(ROOT)]
    from tests.shapes import SHAPES  # noqa: PLC0415

    names = [name for name in SHAPES if all(word in name for word in arguments.words)]
    broken = 0
    for size in arguments.size:
        # More of them have more tags than one post may.
        ordinary = run(ORDINARY, min(size, 1_000_000), arguments.seconds, arguments.gigabytes)
        print(
            f"{'shape':36} {'length':>9} {'outcome':32} {'seconds':>9} {'ns each':>8} {'times':>7}"
            f" {'memory':>9} {' '.join(f'{part:>8}' for part in PARTS)} (ms)"
        )
        print(_line(ordinary, ordinary))
        with ThreadPoolExecutor(arguments.processes) as pool:
            rows = pool.map(
                lambda name: run(name, size, arguments.seconds, arguments.gigabytes),  # noqa: B023
                names,
            )
            for row in rows:
                verdict = judge(row, ordinary)
                broken += bool(verdict)
                if verdict or not arguments.broken:
                    print(_line(row, ordinary), flush=True)
    print(f"{broken} of {len(names) * len(arguments.size)} break a bound")
    return int(broken > 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("words", nargs="*", help="run only the shapes with these words in the name")
    parser.add_argument("--size", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--seconds", type=int, default=60, help="the cap on time (%(default)s)")
    parser.add_argument("--gigabytes", type=int, default=4, help="the cap on memory (%(default)s)")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--broken", action="store_true", help="print only what breaks a bound")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
