"""Author boxes and author names that plugins and themes print.

The name belongs to the post object; the biography is the same under every post.
A byline that an author typed is left alone.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["AUTHOR"]

AUTHOR: tuple[Rule, ...] = (
    Rule(
        "co-authors-plus/authors",
        ".wp-block-co-authors-plus-coauthors, .wp-block-co-authors-plus-coauthor",
        kind="author",
        why="author line or box of the Co-Authors Plus blocks",
    ),
    Rule(
        "core/post-author",
        ".wp-block-post-author, .wp-block-post-author-name, .wp-block-post-author-biography, "
        ".wp-block-avatar",
        kind="author",
        why="author name, picture and biography, blocks of WordPress itself",
    ),
    Rule(
        "fancier-author-box/box",
        ".ts-fab-wrapper",
        kind="author",
        why="author box of Fancier Author Box",
    ),
    Rule(
        "molongui-authorship/box",
        ".m-a-box",
        kind="author",
        why="author box of Molongui Authorship",
    ),
    Rule(
        "publishpress-authors/box",
        ".pp-multiple-authors-boxes-wrapper, .wp-block-publishpress-authors-author-boxes-block",
        kind="author",
        why="author box of PublishPress Authors",
    ),
    Rule(
        "simple-author-box/box",
        ".saboxplugin-wrap, .saboxplugin-tab",
        kind="author",
        why="author box of Simple Author Box",
    ),
    Rule("starbox/box", ".abh_box", kind="author", why="author box of Starbox"),
    Rule(
        "theme/author-box",
        "div.author-box, section.author-box, aside.author-box, div.author-bio, "
        "section.author-bio, aside.author-bio, p.author-bio, div.author-info, "
        "section.author-info, aside.author-info, div.about-author, section.about-author, "
        "aside.about-author, div.about-the-author, section.about-the-author, "
        "aside.about-the-author, div.post-author-box, div.authorbox, div#authorbox, "
        "section#authorbox, div#author-box, section#author-box, div#author-bio, div#author-info, "
        "div#about-author",
        kind="author",
        why="author box that many themes print",
    ),
    Rule(
        "theme/byline",
        "span.byline",
        kind="author",
        why="author name that themes made from Underscores print",
    ),
    Rule(
        "wp-about-author/box",
        ".wp-about-author-containter-top, .wp-about-author-containter-around, "
        ".wp-about-author-containter-none",
        kind="author",
        why="author box of WP About Author",
    ),
    Rule(
        "wp-biographia/box",
        ".wp-biographia-container-top, .wp-biographia-container-around, "
        ".wp-biographia-container-none",
        kind="author",
        why="author box of WP Biographia",
    ),
)
