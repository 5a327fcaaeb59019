"""Lines at the end of a post that name where it comes from; they become `Article.sources`.

The words are in `wpclean.wording`, the finders in `wpclean._sources`.
"""

from wpclean.rules._rule import Rule

SOURCES: tuple[Rule, ...] = (
    Rule(
        "sources/appeared-first",
        find="appeared-first",
        kind="source",
        why="the footer that SEO plugins add to feeds, copied by importers",
    ),
    Rule(
        "sources/label",
        find="source-label",
        kind="source",
        why="a label such as Source or Via, and a link or a name",
    ),
    Rule(
        "sources/originally-published",
        find="originally-published",
        kind="source",
        why="a line that says where the post was published first",
    ),
    Rule(
        "sources/outlet-link",
        find="outlet-link",
        kind="source",
        why="a line that is only a link with another site's name or address for its words",
    ),
    Rule(
        "sources/read-original",
        find="read-original",
        kind="source",
        why="an invitation to read the original, as importers add it",
    ),
)
