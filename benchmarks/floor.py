"""What wpclean costs before it does anything, and what its results weigh."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import tracemalloc
from itertools import cycle, islice
from typing import Any

from benchmarks.posts import ROOT, Posts
from benchmarks.tables import table
from benchmarks.timing import median
from wpclean import extract

__all__ = ["measure", "show"]

_STARTS = 9
_ARTICLES = 200

_IMPORT = """\
import regex, selectolax.lexbor
from time import process_time
begin = process_time()
from wpclean import extract
imported = process_time()
extract("<p>Six boats lie at the quay.</p>")
print(imported - begin, process_time() - imported)
"""


def measure(posts: Posts, starts: int = _STARTS, articles: int = _ARTICLES) -> dict[str, Any]:
    """Time the import in fresh processes, and weigh articles in this one."""
    with tempfile.TemporaryDirectory() as bytecode:
        _start(bytecode)
        times = [_start(bytecode) for _ in range(starts)]
    return {
        "import_ms": median([imported for imported, _ in times]) * 1e3,
        "first_ms": median([first for _, first in times]) * 1e3,
        **_weigh(posts, articles),
    }


def show(result: dict[str, Any]) -> str:
    """Lay out the figures."""
    rows = [
        ["import wpclean, after selectolax and regex (ms)", result["import_ms"]],
        ["the first extract, which compiles the rules (ms)", result["first_ms"]],
        ["an article in memory (bytes)", result["article_bytes"]],
        ["the same per byte of its HTML", result["per_html_byte"]],
    ]
    return table(["floor", "median"], rows)


def _start(bytecode: str) -> tuple[float, float]:
    """Start with compiled modules, as pip leaves them: the first start in a folder compiles."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    imported, first = map(float, done.stdout.split())
    return imported, first


def _weigh(posts: Posts, count: int) -> dict[str, float]:
    """Give the mean bytes of an article, without what was there before it."""
    chosen = list(islice(cycle(posts.all), count))
    for post in chosen:
        extract(post.html)
    gc.collect()
    tracemalloc.start()
    articles = [extract(post.html) for post in chosen]
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    html_bytes = sum(post.size for post in chosen)
    return {"article_bytes": held / len(articles), "per_html_byte": held / html_bytes}
