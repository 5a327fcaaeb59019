"""A block for datatrove pipelines: the documents' HTML in, clean text out.

Needs datatrove: `pip install wpclean datatrove`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

try:
    from datatrove.pipeline.base import PipelineStep
    from datatrove.utils.logging import logger
    from datatrove.utils.typeshelper import StatHints
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "wpclean.datatrove needs datatrove: pip install datatrove", name=error.name
    ) from error

from wpclean._pipeline import extract
from wpclean.article import Article

if TYPE_CHECKING:
    from datatrove.data import Document

__all__ = ["Wpclean"]


class Wpclean(PipelineStep):
    """An extractor: puts the article of a WordPress post where its HTML stood.

    A document's `text` is the HTML, or the object that the REST API has as `content`;
    it becomes `Article.text`.  The metadata under `url_key` and `title_key` are the post's
    own address and title.  Clean, the title goes back to `title_key`, and the addresses of
    the sources to `sources`.

    A document that is no post, is past a limit, or has no text is dropped and counted, as
    datatrove's own extractors do; the first failure is logged.  There is no time limit a
    document and no sandbox: `wpclean.Limits` bound what a post may take.
    """

    type = "🛢 - EXTRAC"
    name = "🧹 wpclean"

    def __init__(self, url_key: str = "url", title_key: str = "title", **options: Any) -> None:
        """Take the keywords of `wpclean.extract` as `options`; hence `Any`."""
        super().__init__()
        self.url_key = url_key
        self.title_key = title_key
        self.options = options
        self._has_warned = False

    def run(
        self, data: Iterator[Document], rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Give the documents that have text, extracted, in order."""
        del rank, world_size  # each task is given its own documents
        for document in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                article = self._extract(document)
            if article is None or not article.text:
                self.stat_update(StatHints.dropped)
                continue
            self._put(document, article)
            self.stat_update(StatHints.forwarded)
            self.update_doc_stats(document)
            yield document

    def _extract(self, document: Document) -> Article | None:
        post = {
            "content": document.text,
            "link": document.metadata.get(self.url_key),
            "title": document.metadata.get(self.title_key),
        }
        try:
            return extract(post, **self.options)
        # As in datatrove's extractors: whatever goes wrong in one must not end the task.
        except Exception as error:
            self.stat_update(f"failed_{type(error).__name__}")
            if not self._has_warned:
                logger.warning(f"Dropped {document.id}: {error} (others are only counted)")
                self._has_warned = True
            return None

    def _put(self, document: Document, article: Article) -> None:
        document.text = article.text
        if article.title:
            document.metadata[self.title_key] = article.title
        document.metadata["sources"] = [source.url for source in article.sources if source.url]
