"""Posts for the engines, and what a single process makes of them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cases import POSTS, read_post
from wpclean import Article, WpcleanError, extract
from wpclean.arrow import from_table
from wpclean.records import Place, RecordError

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "posts" / "dev.jsonl"
# CI has a few minutes for all engines; `WPCLEAN_ENGINE_POSTS=100000` takes hours on two cores.
COUNT = int(os.environ.get("WPCLEAN_ENGINE_POSTS", "2000"))
FILES = 4


@dataclass
class Posts:
    """A folder with `posts/*.parquet`, and for each `id` in it what `extract` gives."""

    folder: Path
    expected: list[Article | RecordError]

    @property
    def expected_rows(self) -> list[Article | RecordError]:
        """Give what `extract` gives for each `id`, from 1."""
        return [self.expected[number % len(self.expected)] for number in range(1, COUNT + 1)]

    def run_recipe(self, engine: str) -> None:
        """Run the README's lines for an engine in the folder."""
        with self.emptied():
            exec(recipe(engine), {"clean": clean(), "__name__": "__main__"})

    @contextlib.contextmanager
    def emptied(self) -> Iterator[None]:
        """Be in the folder, without what an engine wrote before."""
        for path in self.folder.glob("articles*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        with contextlib.chdir(self.folder):
            yield

    def check_articles(self) -> None:
        """Hold every row of what an engine wrote against what a single process gives."""
        digests = [digest(item) for item in self.expected]
        seen: list[int] = []
        written = [*self.folder.glob("articles.parquet"), *self.folder.glob("articles/*.parquet")]
        for path in written:
            for batch in pq.ParquetFile(path).iter_batches(1000):
                numbers = batch.column("post_id").to_pylist()
                for number, item in zip(numbers, from_table(batch), strict=True):
                    assert digest(item) == digests[number % len(digests)], number
                seen += numbers
        assert sorted(seen) == list(range(1, COUNT + 1))


def clean() -> Callable[[Any], Any]:
    """Give the function that the README's recipes hand to the engines."""
    names: dict[str, Any] = {}
    exec(recipe("functools"), names)
    return names["clean"]


def digest(item: Article | RecordError) -> bytes:
    told = item.to_json() if isinstance(item, Article) else repr(item.__reduce__()).encode()
    return hashlib.sha256(told).digest()


def recipe(mark: str) -> str:
    """Give the lines of the README's section on engines that begin with an import."""
    readme = (ROOT / "README.md").read_text("utf-8")
    section = readme.split("\n### Data engines\n")[1].split("\n### ")[0]
    fences = re.findall(r"^```python\n(.*?)^```", section, re.M | re.S)
    [found] = [fence for fence in fences if re.match(rf"(from|import) {mark}\b", fence)]
    return found


def distinct_posts() -> list[dict[str, Any]]:
    """Give posts by `link`, `title` and `content`; some of them cannot be extracted."""
    posts = [read_post(folder) for folder in sorted(POSTS.iterdir())]
    sources = [
        {
            "link": post["link"],
            "title": post["title"]["rendered"],
            "content": post["content"]["rendered"],
        }
        for post in posts
    ]
    if SHARED.is_file():
        lines = [json.loads(line) for line in SHARED.read_text("utf-8").split("\n") if line]
        sources += [
            {"link": line["link"], "title": None, "content": line["html"]} for line in lines
        ]
    sources.append({"link": "https://a.example/", "title": "No content", "content": None})
    sources.append({"link": None, "title": None, "content": "<div>" * 11_000})
    return sources


def extract_one(source: dict[str, Any]) -> Article | RecordError:
    try:
        return extract(source)
    except WpcleanError as error:
        return RecordError(Place(), type(error).__name__, str(error))


@pytest.fixture(scope="session")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Posts:
    folder = tmp_path_factory.mktemp("engines")
    sources = distinct_posts()
    schema = pa.schema(
        [("id", pa.int64()), *((name, pa.string()) for name in ("link", "title", "content"))]
    )
    (folder / "posts").mkdir()
    for file in range(FILES):
        with pq.ParquetWriter(folder / "posts" / f"{file}.parquet", schema) as writer:
            numbers = range(file + 1, COUNT + 1, FILES)
            for start in range(0, len(numbers), 250):
                rows = [
                    {"id": number, **sources[number % len(sources)]}
                    for number in numbers[start : start + 250]
                ]
                writer.write_table(pa.Table.from_pylist(rows, schema))
    return Posts(folder, [extract_one(source) for source in sources])


@pytest.fixture
def deadly(tmp_path: Path) -> tuple[Callable[..., Any], Path]:
    """Give a wrapper that makes a function kill its process once, and the folder it notes in.

    The first process that comes to its third batch dies by SIGKILL, as from an
    out-of-memory killer: two batches are done and a third is extracted but not given back.
    The folder then has `killed`, and a file for each process that worked.
    """

    def wrap(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
        batches = 0

        def stumble(batch: Any) -> Any:
            nonlocal batches
            batches += 1
            result = function(batch)
            (tmp_path / str(os.getpid())).touch()
            if batches == 3:
                with contextlib.suppress(FileExistsError):
                    (tmp_path / "killed").touch(exist_ok=False)
                    os.kill(os.getpid(), signal.SIGKILL)
            return result

        return stumble

    return wrap, tmp_path


@pytest.fixture(scope="session", autouse=True)
def quiet() -> None:
    """Keep the engines from calling home: tests talk to loopback only."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["DO_NOT_TRACK"] = "1"
