"""PySpark on a local cluster of two executors."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from tests.cases import POSTS, read_post
from tests.engines.conftest import Posts, clean
from wpclean import extract
from wpclean.arrow import SchemaError, extract_batch, from_table
from wpclean.spark import map_in_arrow

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def spark(posts: Posts) -> Iterator[Any]:
    pyspark = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("there is no Java")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    # Java takes the folder it starts in for relative paths.
    with contextlib.chdir(posts.folder):
        builder = pyspark.SparkSession.builder.master("local-cluster[2,1,1024]")
        session = (
            builder.config("spark.ui.enabled", "false")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
            .getOrCreate()
        )
    yield session
    session.stop()


def test_the_recipe_gives_the_articles_of_a_single_process(posts: Posts, spark: Any):
    posts.run_recipe("pyspark")
    posts.check_articles()


def test_a_worker_that_is_killed_changes_nothing(posts: Posts, spark: Any, deadly: Any):
    wrap, noted = deadly
    clean_or_die = wrap(clean())
    with posts.emptied():
        frame = spark.read.parquet("posts")
        # The wrapper is for the workers: the driver asks for the schema and must not die.
        schema = map_in_arrow(frame, clean()).schema
        cleaned = frame.mapInArrow(lambda batches: map(clean_or_die, batches), schema)
        cleaned.write.parquet("articles")
    posts.check_articles()
    assert (noted / "killed").exists()
    assert len(list(noted.iterdir())) >= 4  # two workers, the one that came after, and the mark


def test_rest_posts_are_read_from_lines_with_their_dates(posts: Posts, spark: Any):
    rest = [read_post(folder) for folder in sorted(POSTS.iterdir())]
    lines = posts.folder / "posts.jsonl"
    lines.write_text("".join(json.dumps(post) + "\n" for post in rest), "utf-8")
    frame = spark.read.text(str(lines))

    read = partial(extract_batch, column="value", form="json")
    found = {article.id: article for article in from_table(map_in_arrow(frame, read).toArrow())}
    assert found == {post["id"]: extract(post) for post in rest}
    assert any(article.published for article in found.values())


def test_a_missing_column_is_an_error_before_the_job_runs(spark: Any):
    frame = spark.createDataFrame([("x",)], ["html"])
    with pytest.raises(SchemaError, match="'content' is needed, the batch has 'html'"):
        map_in_arrow(frame, extract_batch)
