"""Chrome that page builders print: modules for sharing, signing up, listing other posts.

A builder wraps the whole article in its sections, rows and columns; those stay, and only the
modules that hold no prose are named.  Tab titles that a builder prints twice leave once.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["BUILDERS"]

BUILDERS: tuple[Rule, ...] = (
    Rule(
        "atomic-blocks/newsletter",
        ".ab-block-newsletter, .gb-block-newsletter",
        kind="subscribe",
        why="the newsletter block of Atomic Blocks and Genesis Blocks",
    ),
    Rule(
        "atomic-blocks/sharing",
        ".ab-block-sharing, .gb-block-sharing",
        kind="share",
        why="the share block of Atomic Blocks and Genesis Blocks",
    ),
    Rule(
        "beaver-builder-lite-version/form",
        ".fl-module-contact-form, .fl-module-subscribe-form, .fl-module-login-form, "
        ".fl-module-search",
        kind="form",
        why="form modules of Beaver Builder",
    ),
    Rule(
        "beaver-builder-lite-version/post-grid",
        ".fl-module-post-grid, .fl-module-post-slider, .fl-module-post-carousel",
        kind="related",
        why="modules of Beaver Builder that list other posts",
    ),
    Rule("bricks/form", ".brxe-form", kind="form", why="the form element of Bricks"),
    Rule(
        "bricks/post-navigation",
        ".brxe-post-navigation",
        kind="nav",
        why="links of Bricks to the posts before and after",
    ),
    Rule(
        "bricks/post-sharing", ".brxe-post-sharing", kind="share", why="the share element of Bricks"
    ),
    Rule(
        "bricks/related-posts",
        ".brxe-related-posts",
        kind="related",
        why="the list of Bricks with related posts",
    ),
    Rule(
        "coblocks/social",
        ".wp-block-coblocks-social, .wp-block-coblocks-social-profiles",
        kind="share",
        why="share and profile blocks of CoBlocks",
    ),
    Rule(
        "cornerstone/share",
        ".x-entry-share",
        kind="share",
        why="the share box of the X and Pro themes",
    ),
    Rule(
        "divi/blog",
        ".et_pb_blog_grid, .et_pb_blog_grid_wrapper, .et_pb_posts",
        kind="related",
        why="the module of Divi that lists other posts",
    ),
    Rule(
        "divi/form",
        ".et_pb_contact_form_container, .et_pb_contact_form, .et_pb_login, .et_pb_search",
        kind="form",
        why="form modules of Divi",
    ),
    Rule(
        "divi/newsletter",
        ".et_pb_newsletter, .et_pb_signup",
        kind="subscribe",
        why="the sign-up module of Divi",
    ),
    Rule(
        "divi/post-meta",
        ".et_pb_title_meta_container, .et_pb_comments_module",
        kind="meta",
        why="author, date and comments that Divi's modules print",
    ),
    Rule(
        "divi/post-navigation",
        ".et_pb_posts_nav",
        kind="nav",
        why="links of Divi to the posts before and after",
    ),
    Rule(
        "divi/social-follow",
        ".et_pb_social_media_follow",
        kind="share",
        why="the module of Divi with links to profiles",
    ),
    Rule(
        "elementor/author-box",
        ".elementor-widget-author-box",
        kind="author",
        why="the author box of Elementor",
    ),
    Rule(
        "elementor/form",
        ".elementor-widget-form, .elementor-form, .elementor-widget-login",
        kind="form",
        why="the form widgets of Elementor",
    ),
    Rule(
        "elementor/nav-menu",
        ".elementor-widget-nav-menu, .elementor-widget-breadcrumbs",
        kind="nav",
        why="menus of Elementor",
    ),
    Rule(
        "elementor/post-info",
        ".elementor-widget-post-info, .elementor-widget-post-comments",
        kind="meta",
        why="date, author and comments that Elementor's widgets print",
    ),
    Rule(
        "elementor/post-navigation",
        ".elementor-widget-post-navigation",
        kind="nav",
        why="links of Elementor to the posts before and after",
    ),
    Rule(
        "elementor/posts",
        ".elementor-widget-posts, .elementor-widget-archive-posts",
        kind="related",
        why="the widget of Elementor that lists other posts",
    ),
    Rule(
        "elementor/screen-only",
        ".elementor-screen-only",
        kind="hidden",
        why="text for screen readers only in Elementor's widgets",
    ),
    Rule(
        "elementor/search-form",
        ".elementor-widget-search-form, .elementor-search-form",
        kind="form",
        why="the search field of Elementor",
    ),
    Rule(
        "elementor/share-buttons",
        ".elementor-widget-share-buttons",
        kind="share",
        why="the share widget of Elementor",
    ),
    Rule(
        "elementor/social-icons",
        ".elementor-social-icons-wrapper, .elementor-widget-social-icons",
        kind="share",
        why="icons of Elementor that lead to profiles",
    ),
    Rule(
        "elementor/tab-titles",
        ".elementor-tab-desktop-title",
        kind="duplicate",
        why="tab titles that Elementor prints a second time, above the tabs",
    ),
    Rule(
        "fusion-builder/meta",
        ".fusion-meta-info",
        kind="meta",
        why="the line of data that Avada prints below a post",
    ),
    Rule(
        "fusion-builder/mobile-tab-titles",
        ".fusion-mobile-tab-nav",
        kind="duplicate",
        why="tab titles that Avada prints a second time for small screens",
    ),
    Rule(
        "fusion-builder/privacy-placeholder",
        ".fusion-privacy-placeholder",
        kind="hidden",
        why="Avada's notice over an embed that waits for consent",
    ),
    Rule(
        "fusion-builder/recent-posts",
        ".fusion-recent-posts, .fusion-blog-shortcode",
        kind="related",
        why="elements of Avada that list other posts",
    ),
    Rule(
        "fusion-builder/sharing-box",
        ".fusion-sharing-box",
        kind="share",
        why="the share box of Avada",
    ),
    Rule(
        "getwid/form",
        ".wp-block-getwid-contact-form, .wp-block-getwid-mailchimp",
        kind="form",
        why="form blocks of Getwid",
    ),
    Rule(
        "js_composer/tab-list",
        ".vc_tta-tabs-container",
        kind="duplicate",
        why="tab titles that WPBakery prints a second time, above the tabs",
    ),
    Rule(
        "siteorigin-panels/chrome",
        ".so-widget-sow-social-media-buttons, .so-widget-sow-contact-form, "
        ".so-widget-sow-post-carousel",
        kind="share",
        why="widgets of SiteOrigin for sharing, writing and listing posts",
    ),
    Rule(
        "thrive-visual-editor/lead-generation",
        ".thrv_lead_generation, .thrv-contact-form, .thrv-login-element",
        kind="form",
        why="form elements of Thrive Architect",
    ),
    Rule(
        "thrive-visual-editor/post-list",
        ".tcb-post-list, .thrv_post_grid",
        kind="related",
        why="elements of Thrive Architect that list other posts",
    ),
    Rule(
        "ultimate-addons-for-gutenberg/posts",
        ".wp-block-uagb-post-grid, .wp-block-uagb-post-carousel, "
        ".wp-block-uagb-post-masonry, .wp-block-uagb-post-timeline",
        kind="related",
        why="blocks of Spectra that list other posts",
    ),
    Rule(
        "ultimate-addons-for-gutenberg/social-share",
        ".wp-block-uagb-social-share",
        kind="share",
        why="the share block of Spectra",
    ),
)
