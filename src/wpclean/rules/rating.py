"""Stars, likes, thumbs and view counters.

They stand before or after the post and hold votes, not words.  An author's own verdict in a
review (`wp-block-jetpack-rating-star`, a schema review box) is content and is not named here.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["RATING"]

RATING: tuple[Rule, ...] = (
    Rule(
        "gd-rating-system/block",
        ".gdrts-rating-block, .gdrts-rating-list",
        kind="rating",
        why="stars of GD Rating System",
    ),
    Rule(
        "gd-star-rating/block",
        ".ratingblock, .ratingmulti, .thumblock",
        kind="rating",
        why="stars of GD Star Rating",
    ),
    Rule(
        "gd-star-rating/review-data",
        "span.hreview-aggregate",
        kind="rating",
        why="hidden review data that GD Star Rating prints for search engines",
    ),
    Rule(
        "gd-star-rating/version",
        pattern=r"VN:[A-Z] \[[\d._]+\]",
        kind="rating",
        why="the version that GD Star Rating prints beside its stars",
    ),
    Rule(
        "helpful/box",
        '.helpful[class*="helpful-theme-"]',
        kind="rating",
        why="the box of Helpful that asks whether the post helped",
    ),
    Rule(
        "i-recommend-this/button",
        ".irecommendthis, .irecommendthis-wrapper",
        kind="rating",
        why="the like button of I Recommend This",
    ),
    Rule(
        "jetpack/likes",
        ".jetpack-likes-widget-wrapper, .sd-like, .likes-widget-placeholder, "
        ".wp-block-jetpack-like",
        kind="rating",
        why="the like button of Jetpack",
    ),
    Rule(
        "kk-star-ratings/stars", ".kk-star-ratings", kind="rating", why="stars of kk Star Ratings"
    ),
    Rule(
        "like-button-rating-likebtn/button",
        ".likebtn_container, .likebtn-wrapper",
        kind="rating",
        why="the like button of LikeBtn",
    ),
    Rule(
        "page-views-count/counter",
        ".pvc_stats",
        kind="rating",
        why="a counter of views of Page View Count",
    ),
    Rule(
        "polldaddy/rating",
        ".sd-rating, .pd-rating, .cs-rating",
        kind="rating",
        why="stars of Crowdsignal (Polldaddy)",
    ),
    Rule(
        "post-views-counter/counter",
        ".post-views",
        kind="rating",
        why="a counter of views of Post Views Counter",
    ),
    Rule(
        "posts-like-dislike/buttons",
        ".pld-like-dislike-wrap",
        kind="rating",
        why="thumbs of Posts Like Dislike",
    ),
    Rule(
        "rate-my-post/widget",
        ".rmp-widgets-container, .rmp-rating-widget, .rmp-feedback-widget, .rmp-social-widget",
        kind="rating",
        why="the stars and questions of Rate My Post",
    ),
    Rule(
        "rating-widget/stars",
        ".rw-ui-container, .rw-class-blog-post",
        kind="rating",
        why="stars of Rating-Widget",
    ),
    Rule(
        "thumbs-rating/thumbs",
        ".thumbs-rating-container",
        kind="rating",
        why="thumbs of Thumbs Rating",
    ),
    Rule("top-10/counter", ".tptn_counter", kind="rating", why="a counter of visits of Top 10"),
    Rule(
        "wp-postratings/result-text",
        pattern=r"\(\d[\d.,]* votes?, average: \d[\d.,]* out of \d+(?:, rated)?\)",
        kind="rating",
        why='the votes as bare text that `[ratings results="true"]` leaves beside its pictures',
    ),
    Rule(
        "wp-postratings/stars",
        ".post-ratings, .post-ratings-loading, .wp-postratings, .wp-postratings-strip",
        kind="rating",
        why="stars of WP-PostRatings",
    ),
    Rule("wp-ulike/button", ".wpulike", kind="rating", why="the like button of WP ULike"),
    Rule(
        "yet-another-stars-rating/stars",
        ".yasr-auto-insert-visitor, .yasr-auto-insert-overall, .yasr-visitor-votes, "
        ".yasr-vv-stars-title-container",
        kind="rating",
        why="stars of Yet Another Stars Rating",
    ),
    Rule("zilla-likes/button", ".zilla-likes", kind="rating", why="the like button of ZillaLikes"),
)
