"""Sources in boxes of their own, by class: importers of feeds and themes with a source field.

Source lines in plain paragraphs have no class and are known by their wording, elsewhere.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["SOURCE_BOXES"]

SOURCE_BOXES: tuple[Rule, ...] = (
    Rule(
        "diigo/posted-from",
        "p.diigo-ps",
        kind="meta",
        why="closing line of Diigo's automatic posts",
    ),
    Rule(
        "feedzy-rss-feeds/feed",
        ".feedzy-rss",
        kind="related",
        why="headlines of a feed from the Feedzy shortcode",
    ),
    Rule(
        "feedzy-rss-feeds/read-more",
        "a.feedzy-rss-link-icon",
        kind="source",
        why="link to the original of a post that Feedzy imported",
    ),
    Rule(
        "jannah/source",
        "div.post-bottom-source, div.post-bottom-via",
        kind="source",
        why="source and via boxes of the Jannah theme",
    ),
    Rule(
        "jnews/source",
        "div.jeg_post_source, div.jeg_post_via",
        kind="source",
        why="source and via lines of the JNews theme",
    ),
    Rule(
        "newspaper/source",
        ".td-post-source-via",
        kind="source",
        why="source and via boxes of the Newspaper theme",
    ),
    Rule(
        "publisher/source",
        "div.entry-terms.source, div.entry-terms.via",
        kind="source",
        why="source and via lines of the Publisher theme",
    ),
    Rule(
        "syndication-links/links",
        ".relsyn, ul.syndication-links, div.syndication-links",
        kind="share",
        why="links to copies of the post on other sites, by Syndication Links",
    ),
    Rule(
        "wp-rss-aggregator/feed",
        ".wp-rss-aggregator, .wpra-item-list, li.wpra-item, ul.rss-aggregator",
        kind="related",
        why="headlines of feeds from the WP RSS Aggregator shortcode",
    ),
    Rule(
        "wp-rss-aggregator/source",
        "span.feed-source, div.source-date",
        kind="source",
        why="source and date under a headline or an imported post, by WP RSS Aggregator",
    ),
)
