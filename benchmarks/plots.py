"""`python -m benchmarks.plots`: draw the figures of `results.json` into `plots/`."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullLocator

from benchmarks.__main__ import RESULTS
from benchmarks.one_size import ORDINARY

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["main"]

_INK, _SOFT, _LINE = "#1f2933", "#6b7785", "#e3e7eb"
_OURS, _MAIN_TEXT, _ALL_TEXT = "#d9480f", "#5c7fa8", "#b4c2d3"
_SHAPES = ("#d9480f", "#1c7ed6", "#2b8a3e", "#9c36b5", "#b08800")

_STYLE = {
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": _INK,
    "axes.labelcolor": _SOFT,
    "axes.edgecolor": _LINE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": _SOFT,
    "ytick.color": _SOFT,
    # The same figures give the same file, byte for byte.
    "svg.hashsalt": "wpclean",
}


def main(argv: list[str] | None = None) -> int:
    """Run the command line; give the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.plots", description="Draw the figures of a run."
    )
    parser.add_argument("results", nargs="?", type=Path, default=RESULTS, metavar="FILE.json")
    parser.add_argument("--out", type=Path, default=RESULTS.with_name("plots"), metavar="FOLDER")
    parser.add_argument("--format", choices=["svg", "png"], default="svg")
    arguments = parser.parse_args(argv)
    results = json.loads(arguments.results.read_text("utf-8"))
    arguments.out.mkdir(exist_ok=True)
    for name, draw in _PLOTS.items():
        if name in results:
            path = arguments.out / f"{name}.{arguments.format}"
            _save(draw(results[name]), results, path)
            print(path)
    return 0


def _save(figure: Figure, results: dict[str, Any], path: Path) -> None:
    """Write a plot, with what it was measured on below it."""
    machine = results["machine"]
    names = [machine["cpu"], machine["python"], f"wpclean {machine['wpclean']}"]
    figure.text(0.01, 0.01, "  ·  ".join(names), color=_SOFT, fontsize=7.5)
    metadata = {"Date": None} if path.suffix == ".svg" else {}
    figure.savefig(path, metadata=metadata, dpi=150, facecolor="white")


def _figure(title: str, size: tuple[float, float], panels: int = 1) -> tuple[Figure, list[Axes]]:
    """Make a figure with a title and room below for where it was measured."""
    figure = Figure(figsize=size, layout="constrained")
    figure.get_layout_engine().set(rect=(0.0, 0.05, 1.0, 0.94))
    figure.suptitle(title, x=0.012, ha="left", fontsize=12, fontweight="bold")
    axes = figure.subplots(1, panels, squeeze=False)[0]
    return figure, list(axes)


def _ratio(result: dict[str, Any]) -> Figure:
    """Draw the quartiles of the ratio by size class, the median marked, a whisker to the p90."""
    figure, (axes,) = _figure("extract() as a multiple of the bare parse", (7.2, 3.6))
    for place, row in enumerate(result.values()):
        ratio, colour = row["ratio"], _OURS if place == 0 else _MAIN_TEXT
        axes.bar(
            place, ratio["q3"] - ratio["q1"], bottom=ratio["q1"], width=0.5, color=colour, alpha=0.3
        )
        axes.vlines(place, ratio["q3"], ratio["p90"], color=colour, alpha=0.6)
        axes.hlines(ratio["median"], place - 0.25, place + 0.25, color=colour, linewidth=2.5)
        axes.annotate(
            f"{ratio['median']:.1f}",
            (place + 0.28, ratio["median"]),
            va="center",
            fontweight="bold",
        )
    names = [f"{name}\n{row['posts']} posts" for name, row in result.items()]
    axes.set_xticks(range(len(names)), names, color=_INK)
    axes.set_ylim(bottom=0)
    axes.set_xlim(-0.6, len(names) - 0.3)
    axes.set_ylabel("× parse  (box: quartiles, whisker: p90)")
    axes.grid(axis="y", color=_LINE)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    return figure


def _peers(result: dict[str, Any]) -> Figure:
    """Draw the median time of each tool on a log scale, the fastest on top."""
    tools = result["tools"]
    title = f"Median time over {result['posts']} posts, log scale"
    figure, (axes,) = _figure(title, (7.2, 0.28 * len(tools) + 1.2))
    colours = {"the article": _OURS, "main text": _MAIN_TEXT, "all text": _ALL_TEXT}
    for place, (name, row) in enumerate(tools.items()):
        axes.barh(place, row["ms"], color=colours[row["gives"]], height=0.66)
        axes.annotate(
            f" {row['ms']:.2f} ms" if row["ms"] < 10 else f" {row['ms']:.0f} ms",
            (row["ms"], place),
            va="center",
            fontsize=9,
            fontweight="bold" if name == "wpclean" else "normal",
        )
    axes.set_xscale("log")
    least, most = min(row["ms"] for row in tools.values()), max(r["ms"] for r in tools.values())
    axes.set_xlim(least / 2, most * 2.5)
    axes.set_yticks(range(len(tools)), list(tools), color=_INK)
    axes.set_ylim(len(tools) - 0.5, -0.5)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.xaxis.set_major_locator(NullLocator())
    axes.xaxis.set_minor_locator(NullLocator())
    axes.tick_params(length=0)
    legend = [_swatch(axes, colour, gives) for gives, colour in colours.items()]
    axes.legend(handles=legend, title="what it gives", frameon=False, loc="upper right", fontsize=9)
    return figure


def _swatch(axes: Axes, colour: str, label: str) -> Any:
    return axes.barh([0], [0], color=colour, label=label)


def _growth(result: dict[str, Any]) -> Figure:
    """Draw time and memory against the size of the input, both on log scales."""
    figure, (time, memory) = _figure("Growth with the input", (9.2, 4.4), panels=2)
    for (shape, points), colour in zip(result.items(), _SHAPES, strict=True):
        measured = [point for point in points if "extract_s" in point]
        sizes = [point["size"] for point in measured]
        time.plot(sizes, [p["extract_s"] for p in measured], "o-", color=colour, label=shape, ms=3)
        memory.plot(sizes, [p["peak"] for p in measured], "o-", color=colour, ms=3)
    ordinary = [point for point in result[ORDINARY] if "parse_s" in point]
    parse = [p["size"] for p in ordinary], [p["parse_s"] for p in ordinary]
    time.plot(*parse, "--", color=_SOFT, label="ordinary, parse alone", linewidth=1)
    _log_log(time, _seconds, "time")
    _log_log(memory, _bytes, "peak memory of the process")
    memory.set_ylim(*_decades(memory))
    _guide(time)
    figure.get_layout_engine().set(rect=(0.0, 0.05, 1.0, 0.9))
    figure.legend(loc="upper right", ncols=3, frameon=False, fontsize=8.5)
    return figure


def _soak(result: dict[str, Any]) -> Figure:
    """Draw the memory of the process against the posts that it has extracted."""
    title = f"Memory of one process over {result['posts']:,} posts, no two alike"
    figure, (axes,) = _figure(title, (7.2, 3.2))
    samples = result["samples"]
    axes.plot([s["posts"] for s in samples], [s["rss"] for s in samples], color=_OURS)
    axes.set_ylim(bottom=0)
    axes.set_xlim(0, result["posts"])
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.yaxis.set_major_formatter(FuncFormatter(_bytes))
    axes.set_xlabel("posts extracted")
    axes.set_ylabel("resident memory")
    axes.grid(axis="y", color=_LINE)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    return figure


def _log_log(axes: Axes, unit: Callable[[float, object], str], name: str) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.xaxis.set_major_formatter(FuncFormatter(_bytes))
    axes.yaxis.set_major_formatter(FuncFormatter(unit))
    axes.minorticks_off()
    axes.set_xlabel("size of the HTML")
    axes.set_ylabel(name)
    axes.grid(color=_LINE)
    axes.tick_params(length=0)


def _decades(axes: Axes) -> tuple[float, float]:
    """Give limits for a short range of values that leave two powers of ten to read off."""
    low, high = axes.get_ylim()
    return 10 ** math.floor(math.log10(low)), 10 ** math.ceil(math.log10(high))


def _guide(axes: Axes) -> None:
    """Draw below the curves what linear growth looks like."""
    points = [point for line in axes.get_lines() for point in line.get_xydata()]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    rate = min(y / x for x, y in points) / 3
    axes.plot([left, right], [left * rate, right * rate], ":", color=_SOFT, linewidth=1)
    middle = (left * right) ** 0.5
    axes.annotate(
        "linear",
        (middle, middle * rate),
        xytext=(4, -9),
        textcoords="offset points",
        color=_SOFT,
        fontsize=8,
    )


def _seconds(value: float, _place: object) -> str:
    for unit, factor in (("s", 1.0), ("ms", 1e-3)):
        if value >= factor * 0.999:
            return f"{value / factor:g} {unit}"
    return f"{value / 1e-6:g} µs"


def _bytes(value: float, _place: object) -> str:
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("KB", 1e3)):
        if value >= factor * 0.999:
            return f"{value / factor:g} {unit}"
    return f"{value:g} B"


_PLOTS: dict[str, Callable[[dict[str, Any]], Figure]] = {
    "ratio": _ratio,
    "peers": _peers,
    "growth": _growth,
    "soak": _soak,
}


if __name__ == "__main__":
    mpl.rcParams.update(_STYLE)
    sys.exit(main())
