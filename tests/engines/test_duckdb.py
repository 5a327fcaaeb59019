"""DuckDB: posts out of Parquet, articles into Parquet, and queries on them."""

from __future__ import annotations

import contextlib
from collections import Counter
from typing import Any

import pytest

from tests.engines.conftest import Posts
from wpclean import Article, Heading

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def duckdb(posts: Posts) -> Any:
    engine = pytest.importorskip("duckdb", reason="duckdb is not installed")
    posts.run_recipe("duckdb")
    return engine


@pytest.mark.usefixtures("duckdb")
def test_the_recipe_gives_the_articles_of_a_single_process(posts: Posts):
    posts.check_articles()


def test_blocks_and_errors_can_be_queried(posts: Posts, duckdb: Any):
    with contextlib.chdir(posts.folder):
        errors = duckdb.sql(
            "SELECT error.kind, count(*) FROM 'articles.parquet' WHERE text IS NULL GROUP BY ALL"
        ).fetchall()
        headings = duckdb.sql(
            "SELECT count(*) FROM (SELECT unnest(blocks) AS block FROM 'articles.parquet') "
            "WHERE block.type = 'Heading' AND block.level = 2"
        ).fetchall()
    rows = posts.expected_rows
    assert dict(errors) == Counter(row.kind for row in rows if not isinstance(row, Article))
    blocks = [block for row in rows if isinstance(row, Article) for block in row.blocks]
    second_level = [block for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert headings == [(len(second_level),)]
