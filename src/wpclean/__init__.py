r"""WordPress `content.rendered` HTML to clean, typed, structured text.

>>> from wpclean import extract
>>> article = extract("<h2>Tides</h2><p>High water at <strong>six</strong>.</p>")
>>> [type(block).__name__ for block in article.blocks]
['Heading', 'Paragraph']
>>> article.text
'Tides\n\nHigh water at six.'
"""

from wpclean._pipeline import extract
from wpclean._source import PostLike
from wpclean.article import Article, Link
from wpclean.batch import extract_many
from wpclean.errors import LimitError, RuleError, SourceError, WorkerError, WpcleanError
from wpclean.limits import Limits
from wpclean.model import (
    Block,
    Chunk,
    Citation,
    Code,
    Definition,
    Embed,
    Figure,
    Footnote,
    Heading,
    ListItem,
    Math,
    Paragraph,
    Removal,
    Repair,
    Separator,
    Source,
    Span,
    Table,
    Term,
    Verse,
)
from wpclean.rules import RULES, Rule, RuleSet

__all__ = [
    "RULES",
    "Article",
    "Block",
    "Chunk",
    "Citation",
    "Code",
    "Definition",
    "Embed",
    "Figure",
    "Footnote",
    "Heading",
    "LimitError",
    "Limits",
    "Link",
    "ListItem",
    "Math",
    "Paragraph",
    "PostLike",
    "Removal",
    "Repair",
    "Rule",
    "RuleError",
    "RuleSet",
    "Separator",
    "Source",
    "SourceError",
    "Span",
    "Table",
    "Term",
    "Verse",
    "WorkerError",
    "WpcleanError",
    "extract",
    "extract_many",
]

__version__ = "0.1.0"
