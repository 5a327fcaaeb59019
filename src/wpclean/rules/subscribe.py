"""Newsletter forms, calls to follow, and requests for money.

Their wrappers often carry names that look like the article's: a body class `et_bloom`, a
content wrapper `tve-tl-cnt-wrap`.  The rows name only the boxes themselves.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["SUBSCRIBE"]

SUBSCRIBE: tuple[Rule, ...] = (
    Rule(
        "activecampaign-subscription-forms/form",
        'form[action*=".activehosted.com/proc.php"]',
        kind="subscribe",
        why="a sign-up form of ActiveCampaign",
    ),
    Rule(
        "aweber-web-form-widget/form",
        '.af-form-wrapper, form[action*="aweber.com/scripts/addlead.pl"]',
        kind="subscribe",
        why="a sign-up form of AWeber",
    ),
    Rule(
        "bloom/form",
        ".et_bloom_below_post, .et_bloom_inline_form, .et_bloom_form_container, "
        ".et_bloom_locked_form",
        kind="subscribe",
        why="sign-up boxes of Bloom",
    ),
    Rule(
        "constant-contact-forms/form",
        ".ctct-form-wrapper",
        kind="subscribe",
        why="a sign-up form of Constant Contact",
    ),
    Rule(
        "convertkit/form",
        ".formkit-form, .seva-form, .convertkit-form, .wp-block-convertkit-form, "
        'form[action*="app.convertkit.com/forms/"], form[action*="app.kit.com/forms/"]',
        kind="subscribe",
        why="a sign-up form of Kit (ConvertKit)",
    ),
    Rule(
        "convertplug/module",
        ".cp-module, .cp-info-bar",
        kind="subscribe",
        why="boxes of ConvertPlus (ConvertPlug)",
    ),
    Rule(
        "donorbox-donation-form/button",
        '.dbox-donation-button, iframe[src*="donorbox.org/embed/"]',
        kind="subscribe",
        why="a donation button or frame of Donorbox",
    ),
    Rule(
        "email-subscribers/form",
        ".emaillist, .es_subscription_form, .es_shortcode_form",
        kind="subscribe",
        why="a sign-up form of Email Subscribers",
    ),
    Rule(
        "feedburner-email-subscription/form",
        'form[action*="feedburner.google.com/fb/a/mailverify"]',
        kind="subscribe",
        why="the form to get the feed by mail from FeedBurner",
    ),
    Rule(
        "follow-it/form",
        ".followit--follow-form-container",
        kind="subscribe",
        why="the form to follow a site by follow.it",
    ),
    Rule(
        "getresponse-integration/form",
        'form[action*="getresponse.com/add_subscriber"]',
        kind="subscribe",
        why="a sign-up form of GetResponse",
    ),
    Rule(
        "give/form",
        ".give-form-wrap, .give-goal-progress",
        kind="subscribe",
        why="a donation form of GiveWP",
    ),
    Rule(
        "jetpack/subscriptions",
        ".wp-block-jetpack-subscriptions, .wp-block-jetpack-subscriptions__container, "
        ".jetpack_subscription_widget, .jetpack-subscribe-label, #jetpack_subscription",
        kind="subscribe",
        why="the form to get new posts by mail from Jetpack",
    ),
    Rule("mailchimp-for-wp/form", ".mc4wp-form", kind="subscribe", why="a sign-up form of MC4WP"),
    Rule(
        "mailchimp/embed",
        '#mc_embed_signup, #mc_embed_shell, form[action*="list-manage.com/subscribe"]',
        kind="subscribe",
        why="the sign-up form that Mailchimp gives out to paste",
    ),
    Rule(
        "mailchimp/signup",
        "#mc_signup",
        kind="subscribe",
        why="the sign-up form of Mailchimp's own plugin",
    ),
    Rule(
        "mailerlite/form",
        ".ml-form-embedContainer, .ml-subscribe-form, .ml-form-align-center, .ml-embedded, "
        ".mailerlite-form",
        kind="subscribe",
        why="a sign-up form of MailerLite",
    ),
    Rule(
        "mailin/form",
        ".sib-form, .sib-form-container, .sib_signup_form, #sib-form-container",
        kind="subscribe",
        why="a sign-up form of Brevo (Sendinblue)",
    ),
    Rule(
        "mailmunch/form",
        ".mailmunch-forms-before-post, .mailmunch-forms-in-post-middle, "
        ".mailmunch-forms-after-post",
        kind="subscribe",
        why="the places that MailMunch fills with sign-up forms",
    ),
    Rule(
        "mailpoet/form",
        ".mailpoet_form, .wp-block-mailpoet-subscription-form",
        kind="subscribe",
        why="a sign-up form of MailPoet",
    ),
    Rule(
        "mailster/form",
        ".mailster-form, .wp-block-mailster-form",
        kind="subscribe",
        why="a sign-up form of Mailster",
    ),
    Rule(
        "newsletter-optin-box/form",
        ".noptin-optin-form-wrapper, .noptin-optin-main-wrapper",
        kind="subscribe",
        why="a sign-up form of Noptin",
    ),
    Rule(
        "newsletter/form",
        ".tnp, .tnp-subscription, .tnp-subscription-minimal, .tnp-widget",
        kind="subscribe",
        why="a sign-up form of Newsletter",
    ),
    Rule(
        "newspack-blocks/donate",
        ".wp-block-newspack-blocks-donate, .wpbnbd",
        kind="subscribe",
        why="the donation form of Newspack",
    ),
    Rule(
        "newspack-newsletters/subscribe",
        ".wp-block-newspack-newsletters-subscribe, .newspack-newsletters-subscribe",
        kind="subscribe",
        why="the sign-up block of Newspack",
    ),
    Rule(
        "newspack-popups/campaign",
        ".newspack-popup-container, .newspack-inline-popup, .newspack-lightbox",
        kind="subscribe",
        why="campaign prompts that Newspack sets between paragraphs",
    ),
    Rule(
        "optinmonster/campaign",
        '.om-holder, .optin-monster-overlay, div[id^="om-"][id$="-holder"]',
        kind="subscribe",
        why="the place of an OptinMonster campaign",
    ),
    Rule(
        "paypal-donations/button",
        'form[action*="paypal.com/cgi-bin/webscr"], form[action*="paypal.com/donate"]',
        kind="subscribe",
        why="a donation or payment button of PayPal",
    ),
    Rule(
        "subscribe2/form",
        'form[name="s2form"], form[name="s2formwidget"]',
        kind="subscribe",
        why="the form to get new posts by mail from Subscribe2",
    ),
    Rule(
        "theme/newsletter-block",
        ".wp-block-newsletter, .newsletter-embed, .newsletter-shortcode, .newsletter-signup",
        kind="subscribe",
        why="a theme's newsletter box in the text",
    ),
    Rule(
        "thrive-leads/form",
        ".tve-leads-conversion-object, .tve-leads-shortcode, .tve-leads-in-content, "
        ".tve-leads-post-footer, .tve-leads-widget, #tve_leads_end_content",
        kind="subscribe",
        why="sign-up boxes of Thrive Leads",
    ),
    Rule(
        "thrive-leads/locked-content",
        ".tve_lead_locked_content",
        kind="subscribe",
        why="what Thrive Leads locks behind a form: words of the post",
        action="unwrap",
    ),
    Rule(
        "wordpress-popup/module",
        ".hustle-ui, .hustle_module_after_content_wrap, .hustle_module_shortcode_wrap, "
        ".hustle_module_widget_wrap",
        kind="subscribe",
        why="sign-up boxes of Hustle",
    ),
    Rule(
        "wp-subscribe/form",
        ".wp-subscribe-wrap, .wp-subscribe",
        kind="subscribe",
        why="a sign-up box of WP Subscribe",
    ),
)
