"""Copyright and licence notices that plugins and themes append to every post.

A licence note or a picture credit that an author typed is left alone.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["LEGAL"]

LEGAL: tuple[Rule, ...] = (
    Rule(
        "creative-commons-configurator-1/licence",
        "p.cc-block",
        kind="legal",
        why="licence notice of Creative Commons Configurator",
    ),
    Rule(
        "theme/copyright",
        "div.post-copyright, p.post-copyright, ul.post-copyright, section.post-copyright, "
        "blockquote.post-copyright, div.entry-copyright, p.entry-copyright, "
        "div.article-copyright, p.article-copyright",
        kind="legal",
        why="copyright notice that many themes append to each post",
    ),
)
