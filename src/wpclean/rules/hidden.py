"""Text that no reader of the article sees or means.

For screen readers, for consent to a video, for browsers without JavaScript; previews of
formulas and the toggles of note lists.  A cookie plugin sets its notice before or over an
embed, which stays.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["HIDDEN"]

HIDDEN: tuple[Rule, ...] = (
    Rule(
        "borlabs-cookie/blocker",
        ".brlbs-cmpnt-cb-description, .brlbs-cmpnt-cb-buttons, .brlbs-cmpnt-cb-provider-toggle",
        kind="hidden",
        why="the notice of Borlabs Cookie 3 in place of an embed",
    ),
    Rule(
        "borlabs-cookie/caption",
        "._brlbs-caption",
        kind="hidden",
        why="the notice of Borlabs Cookie 2 in place of an embed",
    ),
    Rule(
        "complianz-gdpr/notice",
        ".cmplz-blocked-content-notice, .cmplz-cookiebanner",
        kind="hidden",
        why="the notice of Complianz over an embed",
    ),
    Rule(
        "cookie-law-info/banner",
        "#cookie-law-info-bar, .cli-modal",
        kind="hidden",
        why="the banner of Cookie Law Info (CookieYes)",
    ),
    Rule(
        "cookiebot/placeholder",
        ".cookieconsent-optout-marketing, .cookieconsent-optout-statistics, "
        ".cookieconsent-optout-preferences",
        kind="hidden",
        why="what Cookiebot shows in place of an embed",
    ),
    Rule(
        "core/screen-reader-text",
        ".screen-reader-text",
        kind="hidden",
        why="text for screen readers only",
    ),
    Rule(
        "embed-privacy/overlay",
        ".embed-privacy-overlay",
        kind="hidden",
        why="the notice of Embed Privacy over an embed",
    ),
    Rule(
        "footnotes/collapse-button",
        ".footnote_reference_container_collapse_button",
        kind="button",
        why="the toggle beside the heading of the notes",
    ),
    Rule(
        "jetpack/slideshow-notice",
        ".jetpack-slideshow-noscript",
        kind="hidden",
        why="the notice of Jetpack's slide show about JavaScript",
    ),
    Rule(
        "mathjax-latex/preview",
        'span.MathJax_Preview:has(+ script[type^="math/tex"])',
        kind="duplicate",
        why="the formula a second time, for the moment before it is typeset",
    ),
    Rule(
        "onetrust/video-fallback",
        ".onetrust-css-video-wrapper .fallback-container",
        kind="hidden",
        why="the notice in place of a video that OneTrust holds back",
    ),
    Rule(
        "theme/consent-overlay",
        ".pec-overlay",
        kind="hidden",
        why="the notice over an embed that waits for consent",
    ),
    Rule(
        "theme/visually-hidden",
        ".sr-only, .visually-hidden, .visuallyhidden",
        kind="hidden",
        why="text for screen readers only, by the names that frameworks give it",
    ),
    Rule(
        "wp-youtube-lyte/disclaimer",
        ".lyte_disclaimer",
        kind="hidden",
        why="the privacy note below a video of WP YouTube Lyte",
    ),
)
