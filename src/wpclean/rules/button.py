"""Lone buttons and links that lead on: continue reading, donate, tweet, republish.

Only the button leaves; a sentence that an author wrote beside it stays.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["BUTTON"]

BUTTON: tuple[Rule, ...] = (
    Rule(
        "ajax-load-more/button",
        ".alm-btn-wrap",
        kind="button",
        why="button that fetches more posts, of Ajax Load More",
    ),
    Rule(
        "click-to-tweet-by-todaymade/button",
        "a.tm-ctt-btn",
        kind="button",
        why="tweet button of Click To Tweet by CoSchedule",
    ),
    Rule(
        "core/file-button",
        "a.wp-block-file__button",
        kind="button",
        why="second link to the same file, in the file block of WordPress itself",
    ),
    Rule(
        "core/more-link",
        "a.more-link",
        kind="button",
        why="continue-reading link of WordPress itself",
    ),
    Rule(
        "core/read-more",
        "a.wp-block-read-more",
        kind="button",
        why="read-more link, a block of WordPress itself",
    ),
    Rule(
        "flattr/button",
        ".wp-flattr-button, a.FlattrButton",
        kind="button",
        why="button of the Flattr payment service",
    ),
    Rule("gleam/giveaway", "a.e-widget", kind="button", why="competition widget of Gleam"),
    Rule(
        "goodreads/giveaway",
        'div[id^="goodreadsGiveawayWidget"]',
        kind="button",
        why="book competition of Goodreads",
    ),
    Rule(
        "jetpack/donations",
        ".wp-block-jetpack-donations",
        kind="button",
        why="donation buttons, a Jetpack block",
    ),
    Rule(
        "jetpack/payment-buttons",
        ".wp-block-jetpack-payment-buttons, .wp-block-jetpack-recurring-payments",
        kind="button",
        why="payment buttons, Jetpack blocks",
    ),
    Rule(
        "jetpack/paywall-block",
        ".wp-block-jetpack-paywall",
        kind="button",
        why="line where the part for subscribers begins, a Jetpack block",
    ),
    Rule(
        "rafflecopter/giveaway",
        "a.rcptr, a.rafl",
        kind="button",
        why="competition widget of Rafflecopter",
    ),
    Rule(
        "republication-tracker-tool/button",
        ".republication-tracker-tool-button",
        kind="button",
        why="republish button of the Republication Tracker Tool",
    ),
    Rule(
        "theme/back-to-top",
        "a.back-to-top, p.back-to-top, div.back-to-top, span.back-to-top, a.backtotop, "
        "a.back-top, a.scroll-to-top, a.scrolltop",
        kind="button",
        why="back-to-top link that many themes print",
    ),
    Rule(
        "theme/read-more",
        "a.read-more, a.readmore, a.read-more-link, a.read-more-button, a.moretag, p.link-more, "
        "a.continue-reading, a.continue-reading-link, p.read-more, p.continue-reading, "
        "a.excerpt-more",
        kind="button",
        why="read-more link that many themes print",
    ),
    Rule(
        "woocommerce/add-to-cart",
        "a.add_to_cart_button, p.add_to_cart_inline, div.add_to_cart_inline",
        kind="button",
        why="buy button of WooCommerce",
    ),
)
