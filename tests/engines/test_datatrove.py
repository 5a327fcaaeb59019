"""A datatrove pipeline of two local workers."""

from __future__ import annotations

import gzip
import json

import pytest

from tests.engines.conftest import Posts
from wpclean import Article, Limits

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(autouse=True)
def _needs_datatrove():
    pytest.importorskip("datatrove", reason="datatrove is not installed")


def test_the_recipe_gives_the_texts_of_a_single_process(posts: Posts):
    posts.run_recipe("datatrove")
    found = {}
    for path in posts.folder.glob("articles/*.jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for document in map(json.loads, lines):
                metadata = document["metadata"]
                found[document["id"]] = (document["text"], metadata["sources"])
    assert found == {
        number: (row.text, [source.url for source in row.sources if source.url])
        for number, row in enumerate(posts.expected_rows, 1)
        if isinstance(row, Article) and row.text
    }


def test_the_metadata_get_the_clean_title_and_the_sources():
    from datatrove.data import Document

    from wpclean.datatrove import Wpclean

    words = "<p>Gulls are back in the harbour, and nobody has told the fishmonger.</p>" * 3
    html = f'{words}<p>Source: <a href="https://b.example/x">Harbour Courier</a></p>'
    document = Document(html, "7", metadata={"link": "https://a.example/", "title": "A &amp; B"})
    [cleaned] = Wpclean(url_key="link").run(iter([document]))
    assert cleaned.text.endswith("told the fishmonger.")
    assert cleaned.metadata == {
        "link": "https://a.example/",
        "title": "A & B",
        "sources": ["https://b.example/x"],
    }


def test_what_fails_is_dropped_and_counted_and_the_others_go_on():
    from datatrove.data import Document

    from wpclean.datatrove import Wpclean

    block = Wpclean(limits=Limits(max_depth=2))
    texts = ["<p>1</p>", "<div><div><div>2", "", "<p>4</p>"]
    documents = [Document(text, str(number)) for number, text in enumerate(texts)]
    assert [document.text for document in block.run(iter(documents))] == ["1", "4"]
    counts = {name: stat.total for name, stat in block.stats.stats.items()}
    assert (counts["total"], counts["forwarded"], counts["dropped"]) == (4, 2, 2)
    assert counts["failed_LimitError"] == 1
