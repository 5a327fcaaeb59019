"""What a site says about a post or around it, and the ways to other pages.

Dates, categories, tags, breadcrumbs, page numbers, neighbours, reading time,
languages, comments, and the navigation widgets of WordPress itself.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["META"]

META: tuple[Rule, ...] = (
    Rule(
        "all-in-one-schemaorg-rich-snippets/box",
        "div#snippet-box",
        kind="meta",
        why="summary box of All In One Schema Rich Snippets",
    ),
    Rule(
        "all-in-one-seo-pack/breadcrumbs",
        ".aioseo-breadcrumbs",
        kind="meta",
        why="breadcrumb trail of All in One SEO",
    ),
    Rule(
        "booster-extension/reading-time",
        ".booster-read-block",
        kind="meta",
        why="reading time of Booster Extension",
    ),
    Rule(
        "core/archives",
        ".wp-block-archives, .wp-block-archives-dropdown, .wp-block-archives-list, .widget_archive",
        kind="meta",
        why="links to the months of the archive, a block and a widget of WordPress itself",
    ),
    Rule(
        "core/block-placeholder",
        "div.components-placeholder",
        kind="meta",
        why="notice that a block of WordPress prints when it cannot be shown",
    ),
    Rule(
        "core/breadcrumbs",
        ".wp-block-breadcrumbs",
        kind="meta",
        why="breadcrumb trail, a block of WordPress itself",
    ),
    Rule(
        "core/calendar",
        ".wp-block-calendar, table#wp-calendar, .widget_calendar",
        kind="meta",
        why="month with links to its posts, a block and a widget of WordPress itself",
    ),
    Rule(
        "core/categories",
        ".wp-block-categories, .wp-block-categories-dropdown, .wp-block-categories-list, "
        ".widget_categories",
        kind="meta",
        why="links to the categories of the site, a block and a widget of WordPress itself",
    ),
    Rule(
        "core/comments",
        ".wp-block-comments, .wp-block-post-comments, .wp-block-post-comments-form, "
        ".wp-block-latest-comments, .wp-block-comments-query-loop, "
        ".wp-block-post-comments-count, .wp-block-post-comments-link, .widget_recent_comments",
        kind="meta",
        why="readers' comments, blocks and a widget of WordPress itself",
    ),
    Rule(
        "core/loginout",
        ".wp-block-loginout, .widget_meta",
        kind="meta",
        why="log-in link, a block and a widget of WordPress itself",
    ),
    Rule(
        "core/menu-item",
        'li.menu-item[class*="menu-item-type-"]',
        kind="meta",
        why="entry of a navigation menu of WordPress itself",
    ),
    Rule(
        "core/navigation",
        "nav.wp-block-navigation, ul.wp-block-navigation, .wp-block-navigation-item, "
        ".wp-block-home-link, .widget_nav_menu",
        kind="meta",
        why="navigation menu, a block and a widget of WordPress itself",
    ),
    Rule(
        "core/page-links",
        "div.page-links, p.page-links, nav.page-links, .post-nav-links, .post-page-numbers",
        kind="meta",
        why="links to the pages of a post that is cut by `<!--nextpage-->`",
    ),
    Rule(
        "core/page-list",
        ".wp-block-page-list, .widget_pages",
        kind="meta",
        why="links to the pages of the site, a block and a widget of WordPress itself",
    ),
    Rule(
        "core/pagination",
        ".wp-block-query-pagination, .wp-block-comments-pagination",
        kind="meta",
        why="links to more pages of a list, blocks of WordPress itself",
    ),
    Rule(
        "core/post-date",
        ".wp-block-post-date",
        kind="meta",
        why="date of the post, a block of WordPress itself",
    ),
    Rule(
        "core/post-excerpt",
        ".wp-block-post-excerpt",
        kind="meta",
        why="excerpt of the post, a block of WordPress itself",
    ),
    Rule(
        "core/post-navigation",
        ".wp-block-post-navigation-link",
        kind="meta",
        why="link to the next or previous post, a block of WordPress itself",
    ),
    Rule(
        "core/post-terms",
        ".wp-block-post-terms",
        kind="meta",
        why="categories or tags of the post, a block of WordPress itself",
    ),
    Rule(
        "core/post-title",
        ".wp-block-post-title",
        kind="meta",
        why="title of the post, a block of WordPress itself",
    ),
    Rule(
        "core/search",
        ".wp-block-search, form.search-form, form#searchform, .widget_search",
        kind="meta",
        why="search field, a block and a widget of WordPress itself",
    ),
    Rule(
        "core/site-title",
        ".wp-block-site-title, .wp-block-site-tagline",
        kind="meta",
        why="name and motto of the site, blocks of WordPress itself",
    ),
    Rule(
        "core/tag-cloud",
        ".wp-block-tag-cloud, .widget_tag_cloud",
        kind="meta",
        why="links to the tags of the site, a block and a widget of WordPress itself",
    ),
    Rule(
        "core/terms-query",
        ".wp-block-terms-query, ul.wp-block-term-template",
        kind="meta",
        why="list of the site's terms, a block of WordPress itself",
    ),
    Rule(
        "core/time-to-read",
        ".wp-block-post-time-to-read",
        kind="meta",
        why="reading time, a block of WordPress itself",
    ),
    Rule(
        "gtranslate/language-switcher",
        "#gtranslate_wrapper, .gtranslate_wrapper, .gt_switcher, .gt_switcher_wrapper",
        kind="meta",
        why="language switcher of GTranslate",
    ),
    Rule(
        "herald/sticky-navigation",
        ".herald-sticky-prev, .herald-sticky-next",
        kind="meta",
        why="links to the next and previous post of the Herald theme",
    ),
    Rule("jnews/tags", ".jeg_post_tags", kind="meta", why="tags of the post in the JNews theme"),
    Rule(
        "multilingualpress/language-links",
        ".mlp-quicklinks",
        kind="meta",
        why="links to translations by MultilingualPress",
    ),
    Rule(
        "newspaper/post-navigation",
        ".td-post-next-prev",
        kind="meta",
        why="links to the next and previous post of the Newspaper theme",
    ),
    Rule(
        "newspaper/tags", "ul.td-tags", kind="meta", why="tags of the post in the Newspaper theme"
    ),
    Rule(
        "polylang/language-switcher",
        ".pll-switcher, .pll-switcher-select, ul.pll-parent-menu-item, li.lang-item",
        kind="meta",
        why="language switcher of Polylang",
    ),
    Rule(
        "read-meter/reading-time",
        ".bsf-rt-reading-time",
        kind="meta",
        why="reading time of Read Meter",
    ),
    Rule(
        "reading-time-wp/reading-time",
        ".rt-reading-time, .span-reading-time",
        kind="meta",
        why="reading time of Reading Time WP",
    ),
    Rule(
        "seo-by-rank-math/breadcrumbs",
        ".rank-math-breadcrumb",
        kind="meta",
        why="breadcrumb trail of Rank Math",
    ),
    Rule(
        "simple-tags/tags",
        ".st-post-tags",
        kind="meta",
        why="tags of the post by Simple Tags, now TaxoPress",
    ),
    Rule(
        "sitepress-multilingual-cms/language-switcher",
        ".wpml-ls-statics-post_translations, .wpml-ls, .icl_post_in_other_langs",
        kind="meta",
        why="links to translations by WPML",
    ),
    Rule(
        "theme/breadcrumbs",
        "nav.breadcrumb, nav.breadcrumbs, div.breadcrumb, div.breadcrumbs, p.breadcrumb, "
        "p.breadcrumbs, ol.breadcrumb, ul.breadcrumb, ul.breadcrumbs, ol.breadcrumbs, "
        '.breadcrumb-trail, .woocommerce-breadcrumb, nav[aria-label^="breadcrumb" i], '
        'div[role="navigation"][aria-label^="breadcrumb" i]',
        kind="meta",
        why="breadcrumb trail that many themes print",
    ),
    Rule(
        "theme/categories",
        "span.cat-links, p.cat-links, div.cat-links, ul.post-categories, div.post-categories, "
        "span.post-categories, div.entry-categories, span.entry-categories, ul.entry-categories",
        kind="meta",
        why="categories of the post that many themes print",
    ),
    Rule(
        "theme/comments",
        "div#comments, section#comments, div.comments-area, section.comments-area, "
        "ol.commentlist, ol.comment-list, ul.commentlist, span.comments-link",
        kind="meta",
        why="readers' comments that many themes print",
    ),
    Rule(
        "theme/entry-footer",
        "footer.entry-footer, div.entry-footer, p.entry-footer, div.entryfooter",
        kind="meta",
        why="categories, tags and links under the article that many themes print",
    ),
    Rule(
        "theme/entry-meta",
        "div.entry-meta, p.entry-meta, span.entry-meta, ul.entry-meta, footer.entry-meta, "
        "header.entry-meta, aside.entry-meta, div.post-meta, p.post-meta, span.post-meta, "
        "ul.post-meta, span.edit-link, a.post-edit-link",
        kind="meta",
        why="date, author and categories in one line that many themes print",
    ),
    Rule(
        "theme/hatom",
        "div.hatom-extra",
        kind="meta",
        why="title, date and author for search engines, from a snippet that many sites copied",
    ),
    Rule(
        "theme/pagination",
        "nav.pagination, div.pagination, ul.pagination, ul.page-numbers",
        kind="meta",
        why="links to more pages that many themes print",
    ),
    Rule(
        "theme/post-metadata",
        "p.postmetadata, div.postmetadata, p.postinfo, div.postinfo",
        kind="meta",
        why="the filed-under line of old themes",
    ),
    Rule(
        "theme/post-navigation",
        "nav.post-navigation, nav.posts-navigation, div.post-navigation, nav.navigation, "
        "div.navigation, div.nav-links, div.nav-previous, div.nav-next, nav.post-nav, "
        "div.post-nav, nav#nav-below, div#nav-below, nav#nav-single, div#nav-single, "
        "div#post-nav, nav#post-nav",
        kind="meta",
        why="links to the next and previous post that most themes print",
    ),
    Rule(
        "theme/posted-on",
        "span.posted-on, div.posted-on, p.posted-on, span.entry-date, time.entry-date, "
        "div.entry-date",
        kind="meta",
        why="date of the post that many themes print",
    ),
    Rule(
        "theme/reading-time",
        "span.reading-time, p.reading-time, div.reading-time, p.estimated-read-time, "
        "span.estimated-read-time, div.estimated-read-time, span.read-time, p.read-time, "
        "div.read-time, p.estimated-reading-time, span.estimated-reading-time, "
        "div.estimated-reading-time",
        kind="meta",
        why="reading time that many themes print",
    ),
    Rule(
        "theme/tags",
        "div.post-tags, p.post-tags, span.post-tags, ul.post-tags, section.post-tags, "
        "footer.post-tags, div.entry-tags, p.entry-tags, span.entry-tags, ul.entry-tags, "
        "span.tag-links, p.tag-links, span.tags-links, p.tags-links, div.tags-links, p.tags, "
        "div.tags, ul.tags",
        kind="meta",
        why="tags of the post that many themes print",
    ),
    Rule(
        "translatepress-multilingual/language-switcher",
        ".trp-language-switcher, .trp_language_switcher_shortcode, "
        ".trp-language-switcher-container",
        kind="meta",
        why="language switcher of TranslatePress",
    ),
    Rule(
        "wordpress-seo/breadcrumbs",
        ".yoast-breadcrumbs, p#breadcrumbs, div#breadcrumbs, nav#breadcrumbs",
        kind="meta",
        why="breadcrumb trail of Yoast SEO",
    ),
    Rule(
        "wordpress-seo/reading-time",
        ".yoast-reading-time__wrapper",
        kind="meta",
        why="reading time, a block of Yoast SEO",
    ),
    Rule(
        "wp-last-modified-info/date",
        ".post-last-modified, .page-last-modified",
        kind="meta",
        why="last-updated line of WP Last Modified Info",
    ),
    Rule("wp-pagenavi/pagination", ".wp-pagenavi", kind="meta", why="page numbers of WP-PageNavi"),
)
