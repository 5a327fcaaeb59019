"""Ray Data on a local cluster of two workers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.engines.conftest import Posts, clean

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def ray(posts: Posts) -> Iterator[Any]:
    ray = pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("ray.data", reason="ray[data] is not installed")
    with contextlib.chdir(posts.folder):
        ray.init("local", num_cpus=2, include_dashboard=False, _node_ip_address="127.0.0.1")
    yield ray
    ray.shutdown()


def test_the_recipe_gives_the_articles_of_a_single_process(posts: Posts, ray: Any):
    posts.run_recipe("ray")
    posts.check_articles()


def test_a_worker_that_is_killed_changes_nothing(posts: Posts, ray: Any, deadly: Any):
    wrap, noted = deadly
    with posts.emptied():
        # Ray reads few posts in one task; two workers need more.
        rows = ray.data.read_parquet("posts").repartition(4)
        cleaned = rows.map_batches(wrap(clean()), batch_format="pyarrow", batch_size=100)
        cleaned.write_parquet("articles")
    posts.check_articles()
    assert (noted / "killed").exists()
    assert len(list(noted.iterdir())) >= 4  # two workers, the one that came after, and the mark
