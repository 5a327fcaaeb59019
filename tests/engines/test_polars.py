"""Polars, out of and into Parquet by its streaming engine."""

from __future__ import annotations

import pytest

from tests.engines.conftest import Posts

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("ignore")]


def test_the_recipe_gives_the_articles_of_a_single_process(posts: Posts):
    pytest.importorskip("polars", reason="polars is not installed")
    posts.run_recipe("polars")
    posts.check_articles()
