"""Tables of contents: lists of the post's own headings.

Their lines stand in the text a second time, as the headings themselves.  The spans
with anchors that such plugins set inside the headings are empty and stay.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["TOC"]

TOC: tuple[Rule, ...] = (
    Rule(
        "all-in-one-seo-pack/toc",
        ".wp-block-aioseo-table-of-contents",
        kind="toc",
        why="table of contents block of All in One SEO",
    ),
    Rule(
        "core/table-of-contents",
        ".wp-block-table-of-contents",
        kind="toc",
        why="table of contents, a block of WordPress itself",
    ),
    Rule(
        "easy-table-of-contents/toc",
        "#ez-toc-container, .ez-toc-container, .ez-toc-widget-container",
        kind="toc",
        why="table of contents that Easy Table of Contents inserts",
    ),
    Rule(
        "elementor-pro/toc",
        ".elementor-widget-table-of-contents, .elementor-toc",
        kind="toc",
        why="table of contents widget of Elementor Pro",
    ),
    Rule(
        "essential-blocks/toc",
        ".eb-toc-container",
        kind="toc",
        why="table of contents block of Essential Blocks",
    ),
    Rule(
        "fixed-toc/toc",
        "#ftwp-container-outer, #ftwp-container",
        kind="toc",
        why="table of contents of Fixed TOC",
    ),
    Rule("fusion-builder/toc", ".awb-toc-el", kind="toc", why="table of contents element of Avada"),
    Rule(
        "gutentoc-advance-table-of-content/toc",
        ".wp-block-gutentoc, .gutentoc",
        kind="toc",
        why="table of contents block of GutenTOC",
    ),
    Rule(
        "heroic-table-of-contents/toc",
        ".wp-block-ht-block-toc, .wp-block-ht-blocks-toc, .htoc",
        kind="toc",
        why="table of contents block of Heroic Table of Contents",
    ),
    Rule(
        "joli-table-of-contents/toc",
        ".wpj-jtoc, .joli-nav",
        kind="toc",
        why="table of contents of Joli Table Of Contents",
    ),
    Rule(
        "kadence-blocks/toc",
        ".wp-block-kadence-tableofcontents, .kb-table-of-content-nav",
        kind="toc",
        why="table of contents block of Kadence Blocks",
    ),
    Rule(
        "luckywp-table-of-contents/toc",
        ".lwptoc",
        kind="toc",
        why="table of contents that LuckyWP Table of Contents inserts",
    ),
    Rule(
        "rich-table-of-content/toc",
        "#rtoc-mokuji-wrapper, .rtoc-mokuji-content",
        kind="toc",
        why="table of contents that Rich Table of Contents inserts",
    ),
    Rule(
        "seo-by-rank-math/toc",
        ".wp-block-rank-math-toc-block, #rank-math-toc",
        kind="toc",
        why="table of contents block of Rank Math",
    ),
    Rule(
        "simpletoc/toc",
        ".wp-block-simpletoc-toc, .simpletoc, .simpletoc-title, ul.simpletoc-list, "
        "ol.simpletoc-list",
        kind="toc",
        why="table of contents block of SimpleTOC",
    ),
    Rule(
        "stackable-ultimate-gutenberg-blocks/toc",
        ".wp-block-stackable-table-of-contents, .stk-block-table-of-contents",
        kind="toc",
        why="table of contents block of Stackable",
    ),
    Rule(
        "table-of-contents-plus/toc",
        "#toc_container",
        kind="toc",
        why="table of contents that Table of Contents Plus inserts",
    ),
    Rule(
        "theme/toc",
        "nav.toc, div.toc, ul.toc, ol.toc, div#toc, nav#toc, ul#toc, ol#toc, "
        "div.table-of-contents, nav.table-of-contents, ul.table-of-contents, "
        "ol.table-of-contents, div#table-of-contents, nav#table-of-contents, "
        "section.table-of-contents",
        kind="toc",
        why="table of contents that many themes print",
    ),
    Rule(
        "thrive-visual-editor/toc",
        ".thrv_contents_table, .tve-toc",
        kind="toc",
        why="table of contents element of Thrive Architect",
    ),
    Rule(
        "ultimate-addons-for-gutenberg/toc",
        ".wp-block-uagb-table-of-contents, .uagb-toc__wrap",
        kind="toc",
        why="table of contents block of Spectra",
    ),
    Rule(
        "ultimate-blocks/toc",
        ".ub_table-of-contents, .wp-block-ub-table-of-contents-block",
        kind="toc",
        why="table of contents block of Ultimate Blocks",
    ),
    Rule(
        "ultimate-post/toc",
        ".wp-block-ultimate-post-table-of-content",
        kind="toc",
        why="table of contents block of PostX",
    ),
    Rule(
        "wordpress-seo/toc",
        ".wp-block-yoast-seo-table-of-contents, .yoast-table-of-contents",
        kind="toc",
        why="table of contents block of Yoast SEO Premium",
    ),
)
