"""Notes that the rest is for members, and the log-in boxes beside them.

What the plugin lets through, an excerpt or the article in a wrapper with a membership's name,
stays: only the note is named.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["PAYWALL"]

PAYWALL: tuple[Rule, ...] = (
    Rule(
        "core/password-form",
        ".post-password-form",
        kind="paywall",
        why="the form for the password of a protected post",
    ),
    Rule(
        "jetpack/paywall",
        ".jetpack-subscribe-paywall",
        kind="paywall",
        why="the call to subscribe where Jetpack cuts a post off",
    ),
    Rule(
        "jetpack/premium-content",
        ".wp-block-premium-content-logged-out-view",
        kind="paywall",
        why="what Jetpack's paid content block shows to those who do not pay",
    ),
    Rule(
        "leaky-paywall/message",
        ".leaky_paywall_message_wrap, #leaky_paywall_message",
        kind="paywall",
        why="the note of Leaky Paywall at the point where it cuts",
    ),
    Rule(
        "memberpress/login",
        ".mepr-login-form-wrap, .mp_login_form",
        kind="paywall",
        why="the log-in form of MemberPress",
    ),
    Rule(
        "memberpress/message",
        ".mepr-unauthorized-message",
        kind="paywall",
        why="the note of MemberPress that a page is for members",
    ),
    Rule(
        "members/access-error",
        ".members-access-error",
        kind="paywall",
        why="the note of Members that a post needs a role",
    ),
    Rule(
        "newspack-plugin/content-gate",
        ".newspack-memberships__gate, .newspack-content-gate__gate, "
        ".newspack_restrict_content_message_start",
        kind="paywall",
        why="the gate of Newspack after the free part of a story",
    ),
    Rule(
        "paid-memberships-pro/message",
        ".pmpro_content_message",
        kind="paywall",
        why="the note of Paid Memberships Pro that content is for members",
    ),
    Rule(
        "restrict-content-pro/message",
        ".rcp_restricted, .rcp-restricted-content-message",
        kind="paywall",
        why="the note of Restrict Content Pro that content is for members",
    ),
    Rule(
        "simple-membership/message",
        ".swpm-post-not-logged-in-msg, .swpm-post-no-access-msg",
        kind="paywall",
        why="the note of Simple Membership that content is for members",
    ),
    Rule(
        "steady-wp/paywall",
        "#steady_paywall, .steady-adblock",
        kind="paywall",
        why="the paywall and the note about ad blockers of Steady",
    ),
    Rule(
        "ultimate-member/locked",
        ".um-locked-content",
        kind="paywall",
        why="the note of Ultimate Member that a part is for members",
    ),
    Rule(
        "woocommerce-memberships/message",
        ".wc-memberships-restriction-message",
        kind="paywall",
        why="the note of WooCommerce Memberships that content is for members",
    ),
)
