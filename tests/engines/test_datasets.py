"""Hugging Face datasets in two processes."""

from __future__ import annotations

import pytest

from tests.engines.conftest import Posts

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("ignore")]


def test_the_recipe_gives_the_articles_of_a_single_process(posts: Posts):
    pytest.importorskip("datasets", reason="datasets is not installed")
    posts.run_recipe("datasets")
    posts.check_articles()
