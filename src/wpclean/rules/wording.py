"""Furniture without a class of its own: found by wording and structure, in many languages.

The words are in `wpclean.wording`, the finders in `wpclean._furniture`.
"""

from wpclean.rules._rule import Rule

WORDING: tuple[Rule, ...] = (
    Rule(
        "wording/continue-reading",
        find="continue-reading",
        kind="button",
        why="the link that ends an excerpt and leads to the post itself",
    ),
    Rule(
        "wording/repeated-title",
        find="repeated-title",
        kind="title",
        why="the post's title once more as its first block, by a theme or an importer",
    ),
    Rule(
        "core/shortcode",
        find="shortcode",
        kind="shortcode",
        why="a shortcode whose plugin is gone, printed as it was typed",
    ),
    Rule(
        "wording/advertisement",
        find="advertisement",
        kind="ad",
        why="a block that is only the word for advertisement",
    ),
    Rule(
        "wording/also-read",
        find="also-read",
        kind="related",
        why="a line that is only a label and links to other posts of the site",
    ),
    Rule(
        "wording/cite-as",
        find="cite-as",
        kind="meta",
        why="how to cite the post: a label, and a reference with the post's own address",
    ),
    Rule(
        "wording/contents",
        find="contents",
        kind="toc",
        why="a list of links into the page, under a heading for contents or repeating the headings",
    ),
    Rule(
        "wording/copyright",
        find="copyright",
        kind="legal",
        why="a copyright line at the end",
    ),
    Rule(
        "wording/follow",
        find="follow",
        kind="subscribe",
        why="a closing line that asks to follow the site on its networks",
    ),
    Rule(
        "wording/hidden-links",
        '[style*="display:none"], [style*="display: none"], [style*="left:-"], [style*="left: -"],'
        ' [style*="top:-"], [style*="top: -"], [style*="text-indent:-"], [style*="text-indent: -"],'
        ' [style*="visibility:hidden"], [style*="visibility: hidden"]',
        find="hidden-links",
        kind="hidden",
        why="links to other sites that an intruder hid by inline style",
    ),
    Rule(
        "wording/legal-pages",
        find="legal-pages",
        kind="legal",
        why="a line that is only links to the site's imprint, privacy policy and the like",
    ),
    Rule(
        "wording/new-window",
        find="new-window",
        kind="hidden",
        why="the warning for screen readers that a link opens a new window",
    ),
    Rule(
        "wording/no-related",
        find="no-related",
        kind="related",
        why="what a plugin for related posts prints where it found none",
    ),
    Rule(
        "wording/reading-time",
        find="reading-time",
        kind="meta",
        why="how long the post takes to read, before its first paragraph",
    ),
    Rule(
        "wording/related-list",
        find="related-list",
        kind="related",
        why="a heading for related posts over links to posts of the site",
    ),
    Rule(
        "wording/repeat",
        find="repeat",
        kind="repeat",
        why="a block that recurs across the posts of a site, where the caller says which do",
    ),
    Rule(
        "wording/share-links",
        find="share-links",
        kind="share",
        why="links that share the post on networks, and their label",
    ),
    Rule(
        "wording/terms",
        find="terms",
        kind="meta",
        why="a label and links to the archives of the post's tags or categories",
    ),
    Rule(
        "wording/dead-links",
        find="dead-links",
        kind="button",
        why="a row of links that only a script makes do something",
    ),
    Rule(
        "wording/licence-link",
        find="licence-link",
        kind="legal",
        why="a badge that is only a link to a licence",
    ),
    Rule(
        "wording/offer",
        find="offer",
        kind="subscribe",
        why="an offer of a newsletter or a subscription",
    ),
    Rule(
        "wording/pagination",
        find="pagination",
        kind="meta",
        why="links to further pages of the same post",
    ),
    Rule(
        "wording/trailing-links",
        find="trailing-links",
        kind="related",
        why="a list of links to the site's own pages after the last prose, without a word about it",
    ),
)
