"""Other posts: related, popular and recent ones, query loops, product lists.

A list of posts that a plugin or a theme drew up is no part of the article, be it
appended to the content or set between two paragraphs.  Lists that an author typed
have no class and are known by their wording, elsewhere.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["RELATED"]

RELATED: tuple[Rule, ...] = (
    Rule(
        "ajax-load-more/listing",
        "ul.alm-listing, div.alm-listing",
        kind="related",
        why="list of posts that Ajax Load More fetches",
    ),
    Rule(
        "bimber/related",
        "aside.g1-related-entries, .g1-more-from",
        kind="related",
        why="posts that the Bimber theme lists under the article",
    ),
    Rule(
        "coblocks/posts",
        ".wp-block-coblocks-posts, .wp-block-coblocks-post-carousel",
        kind="related",
        why="post grid and carousel blocks of CoBlocks",
    ),
    Rule(
        "contextual-related-posts/related",
        ".crp_related, #crp_related",
        kind="related",
        why="related posts that Contextual Related Posts appends",
    ),
    Rule(
        "core/latest-posts",
        ".wp-block-latest-posts",
        kind="related",
        why="list of the site's newest posts, a block of WordPress itself",
    ),
    Rule(
        "core/post-content",
        ".wp-block-post-content",
        kind="related",
        why="body of a post, which a theme's query loop may wrap",
        action="unwrap",
    ),
    Rule(
        "core/query",
        ".wp-block-query, ul.wp-block-post-template",
        kind="related",
        why="query loop: other posts of the site with title, date and excerpt",
    ),
    Rule(
        "core/recent-posts-widget",
        ".widget_recent_entries",
        kind="related",
        why="recent-posts widget of WordPress, put into the text by a plugin",
    ),
    Rule(
        "core/rss",
        ".wp-block-rss, .widget_rss",
        kind="related",
        why="headlines of a feed, a block and a widget of WordPress itself",
    ),
    Rule(
        "display-posts-shortcode/list",
        ".display-posts-listing, .display-posts-title",
        kind="related",
        why="list of posts from the Display Posts shortcode",
    ),
    Rule(
        "essential-blocks/posts",
        ".eb-post-grid-wrapper, .eb-post-carousel-wrapper",
        kind="related",
        why="post grid and carousel blocks of Essential Blocks",
    ),
    Rule(
        "generateblocks/query-loop",
        ".gb-query-loop-wrapper",
        kind="related",
        why="query loop of GenerateBlocks: other posts of the site",
    ),
    Rule(
        "genesis-blocks/posts",
        ".gb-block-post-grid, .ab-block-post-grid",
        kind="related",
        why="post grid block of Genesis Blocks and Atomic Blocks",
    ),
    Rule(
        "grow/recommendations",
        "#grow-me-in-content-recs-root, div.grow-me",
        kind="related",
        why="reading suggestions of Mediavine's Grow.me",
    ),
    Rule(
        "intelly-related-posts/inline",
        "a:has(span.ctaText)",
        kind="related",
        why="one related post in a coloured box that Inline Related Posts puts between paragraphs",
    ),
    Rule(
        "internal-linking-related-contents/inline",
        ".internal-linking-related-contents",
        kind="related",
        why="one related post that Internal Linking of Related Contents puts between paragraphs",
    ),
    Rule(
        "jetpack/blogroll",
        ".wp-block-jetpack-blogroll",
        kind="related",
        why="list of recommended blogs, a Jetpack block",
    ),
    Rule(
        "jetpack/related-posts",
        "#jp-relatedposts, .jp-relatedposts",
        kind="related",
        why="related posts that Jetpack appends",
    ),
    Rule(
        "jetpack/related-posts-block",
        ".jp-relatedposts-i2, .wp-block-jetpack-related-posts, .jp-related-posts-i2__row",
        kind="related",
        why="related-posts block of Jetpack",
    ),
    Rule(
        "jetpack/top-posts",
        ".wp-block-jetpack-top-posts, .widget_top-posts",
        kind="related",
        why="most viewed posts of the site, a Jetpack block and widget",
    ),
    Rule(
        "jnews/inline-related",
        ".jnews_inline_related_post_wrapper, .jnews_inline_related_post",
        kind="related",
        why="related posts that the JNews theme puts between paragraphs",
    ),
    Rule(
        "jnews/related",
        ".jnews_related_post_container",
        kind="related",
        why="related posts that the JNews theme prints under the article",
    ),
    Rule(
        "kadence-blocks/posts",
        ".wp-block-kadence-posts",
        kind="related",
        why="posts block of Kadence Blocks",
    ),
    Rule(
        "linkwithin/related",
        ".linkwithin_div, .linkwithin_outer",
        kind="related",
        why="thumbnails of older posts from the LinkWithin service",
    ),
    Rule(
        "list-category-posts/list",
        ".lcp_catlist",
        kind="related",
        why="list of a category's posts from the List Category Posts shortcode",
    ),
    Rule(
        "mh-magazine/related",
        ".mh-related-content, .mh-related-wrap",
        kind="related",
        why="related posts that the MH themes print under the article",
    ),
    Rule(
        "newspack-blocks/articles",
        ".wp-block-newspack-blocks-homepage-articles, .wpnbha, "
        ".wp-block-newspack-blocks-carousel, .wpnbpc",
        kind="related",
        why="article lists and carousels of Newspack",
    ),
    Rule(
        "newspaper/related",
        ".td_block_related_posts",
        kind="related",
        why="related posts that the Newspaper theme prints under the article",
    ),
    Rule(
        "nrelate-related-content/related",
        ".nrelate",
        kind="related",
        why="related and sponsored posts from the nRelate service",
    ),
    Rule(
        "organize-series/series-box",
        "div.seriesbox, div.seriesmeta",
        kind="related",
        why="which part of a series a post is, with the other parts, by Organize Series",
    ),
    Rule(
        "pipdig/related",
        ".pipdig_p3_related_posts",
        kind="related",
        why="related posts that pipdig themes append",
    ),
    Rule(
        "publisher/inline-related",
        ".bs-irp",
        kind="related",
        why="related posts that the Publisher theme puts between paragraphs",
    ),
    Rule(
        "related-posts-by-taxonomy/related",
        ".rpbt_shortcode",
        kind="related",
        why="related posts from the Related Posts by Taxonomy shortcode",
    ),
    Rule(
        "related-posts-for-wp/related",
        ".rp4wp-related-posts",
        kind="related",
        why="related posts that Related Posts for WordPress appends",
    ),
    Rule(
        "related-posts-thumbnails/related",
        ".relpost-thumb-wrapper, .relpost-thumb-container",
        kind="related",
        why="thumbnails that Related Posts Thumbnails appends",
    ),
    Rule(
        "simple-tags/related",
        ".st-related-posts",
        kind="related",
        why="related posts from Simple Tags, now TaxoPress",
    ),
    Rule(
        "soledad/inline-related",
        ".penci-ilrelated-posts, .penci-ilrltpost-insert, .penci-ilrltpost-beaf",
        kind="related",
        why="related posts that the Soledad theme puts between paragraphs",
    ),
    Rule(
        "soledad/related",
        ".penci-post-related",
        kind="related",
        why="related posts that the PenNews and Soledad themes print under the article",
    ),
    Rule(
        "stackable-ultimate-gutenberg-blocks/posts",
        ".wp-block-stackable-posts, .stk-block-posts",
        kind="related",
        why="posts block of Stackable",
    ),
    Rule(
        "theme/popular-posts",
        "div.popular-posts, section.popular-posts, aside.popular-posts, ul.popular-posts, "
        "div.most-read, section.most-read, aside.most-read, ul.most-read, ol.most-read",
        kind="related",
        why="box of the site's most read posts that many themes print",
    ),
    Rule(
        "theme/read-also",
        "div.read-also, p.read-also, section.read-also, aside.read-also, div.also-read, "
        "p.also-read, section.also-read, aside.also-read, div.baca-juga, p.baca-juga",
        kind="related",
        why="pointer to another post of the site between paragraphs that many themes print",
    ),
    Rule(
        "theme/related-articles",
        "div.related-articles, section.related-articles, aside.related-articles, "
        "nav.related-articles, ul.related-articles, div.related-stories, "
        "section.related-stories, aside.related-stories, ul.related-stories, "
        "section.related-content, aside.related-content, div.related-links, "
        "section.related-links, aside.related-links, nav.related-links, ul.related-links, "
        "ul.related_links",
        kind="related",
        why="box of related articles, stories or links that many themes print",
    ),
    Rule(
        "theme/related-posts",
        "div.related-posts, section.related-posts, aside.related-posts, nav.related-posts, "
        "ul.related-posts, div.related_posts, section.related_posts, aside.related_posts, "
        "ul.related_posts, div.related-post, ul.related-post, div.relatedposts, ul.relatedposts, "
        "div#related-posts, section#related-posts, aside#related-posts, div#related_posts, "
        "section#related_posts, aside#related_posts, div#relatedposts",
        kind="related",
        why="list of related posts that many themes print",
    ),
    Rule(
        "ultimate-post/posts",
        ".ultp-block-items-wrap, .wp-block-ultimate-post-post-grid-1, "
        ".wp-block-ultimate-post-post-grid-2, .wp-block-ultimate-post-post-grid-3, "
        ".wp-block-ultimate-post-post-grid-4, .wp-block-ultimate-post-post-grid-5, "
        ".wp-block-ultimate-post-post-grid-6, .wp-block-ultimate-post-post-grid-7, "
        ".wp-block-ultimate-post-post-list-1, .wp-block-ultimate-post-post-list-2, "
        ".wp-block-ultimate-post-post-list-3, .wp-block-ultimate-post-post-list-4, "
        ".wp-block-ultimate-post-post-module-1, .wp-block-ultimate-post-post-module-2, "
        ".wp-block-ultimate-post-post-slider-1, .wp-block-ultimate-post-post-slider-2",
        kind="related",
        why="post grids, lists and sliders of PostX",
    ),
    Rule(
        "web-stories/stories",
        ".wp-block-web-stories-embed, .web-stories-embed, .web-stories-list",
        kind="related",
        why="players and lists of Google's Web Stories plugin",
    ),
    Rule(
        "woocommerce/products",
        "ul.products, .wc-block-grid, .wp-block-woocommerce-product-collection, "
        ".wp-block-woocommerce-all-products",
        kind="related",
        why="products of the shop that a WooCommerce shortcode or block lists",
    ),
    Rule(
        "wordpress-23-related-posts-plugin/list",
        "ul.related_post, ol.related_post",
        kind="related",
        why="bare list of WordPress Related Posts, from versions without a wrapper",
    ),
    Rule(
        "wordpress-23-related-posts-plugin/related",
        ".wp_rp_wrap",
        kind="related",
        why="related posts that WordPress Related Posts appends",
    ),
    Rule(
        "wordpress-23-related-posts-plugin/title",
        "h2.related_post_title, h3.related_post_title, h4.related_post_title",
        kind="related",
        why="heading of WordPress Related Posts, from versions without a wrapper",
    ),
    Rule(
        "wordpress-popular-posts/list",
        "ul.wpp-list, .wpp-shortcode, .wpp-list-with-thumbnails",
        kind="related",
        why="most viewed posts of the site, from WordPress Popular Posts",
    ),
    Rule(
        "wordpress-seo-premium/internal-links",
        ".wp-block-yoast-seo-related-links, .yoast-seo-related-links, .yoast-seo-siblings, "
        ".yoast-seo-subpages",
        kind="related",
        why="lists of related, sibling and child pages, blocks of Yoast SEO Premium",
    ),
    Rule(
        "wp-post-series/series-box",
        ".wp-post-series-box",
        kind="related",
        why="which part of a series a post is, with the other parts, by WP Post Series",
    ),
    Rule(
        "yet-another-related-posts-plugin/related",
        ".yarpp, .yarpp-related, .yarpp-related-rss, .yarpp-thumbnails-horizontal",
        kind="related",
        why="related posts that YARPP appends",
    ),
    Rule(
        "zemanta/related",
        ".zemanta-related, .zemanta-related-title, ul.zemanta-article-ul",
        kind="related",
        why="related articles from Zemanta's editor tool",
    ),
)
