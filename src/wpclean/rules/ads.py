"""Adverts: slots, labels, sponsored links, affiliate boxes and their notices.

Most are empty until a script fills them; what is left in the markup is a label or
a fallback.  Advanced Ads with a prefix of the site's own is computed, not listed here.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["ADS"]

ADS: tuple[Rule, ...] = (
    Rule(
        "aawp/disclaimer",
        "p.aawp-disclaimer, .aawp-credits",
        kind="ad",
        why="last-update and affiliate notice that AAWP adds under its boxes",
    ),
    Rule(
        "aawp/product",
        ".aawp, .aawp-product, .aawp-tb",
        kind="ad",
        why="Amazon product boxes of AAWP, filled from Amazon's data",
    ),
    Rule(
        "ad-inserter/block",
        'div.code-block[class*="code-block-1"], div.code-block[class*="code-block-2"], '
        'div.code-block[class*="code-block-3"], div.code-block[class*="code-block-4"], '
        'div.code-block[class*="code-block-5"], div.code-block[class*="code-block-6"], '
        'div.code-block[class*="code-block-7"], div.code-block[class*="code-block-8"], '
        'div.code-block[class*="code-block-9"]',
        kind="ad",
        why="numbered block that Ad Inserter puts between paragraphs",
    ),
    Rule(
        "ad-inserter/viewport",
        "div.ai-viewports, span.ai-viewports, div.ai-dynamic, span.ai-dynamic, div.ai-rotate, "
        "span.ai-rotate, div.ai-list-block, span.ai-list-block",
        kind="ad",
        why="wrapper of an Ad Inserter block that is chosen in the browser",
    ),
    Rule(
        "adning/ad",
        "._ning_outer, ._ning_cont",
        kind="ad",
        why="banner that Adning, once WP PRO Advertising System, inserts",
    ),
    Rule(
        "adrotate/ad",
        'div.g-single, div.g-multi, div.g[class^="g g-"]',
        kind="ad",
        why="advert group of AdRotate",
    ),
    Rule(
        "adsense/unit",
        "ins.adsbygoogle, div.google-auto-placed",
        kind="ad",
        why="ad unit of Google AdSense",
    ),
    Rule("adthrive-ads/ad", ".adthrive-ad", kind="ad", why="ad slot of Raptive, once AdThrive"),
    Rule(
        "advanced-ads/ad",
        'div[class^="advads-"], div[id^="advads-"], .advads-adlabel',
        kind="ad",
        why="placement of Advanced Ads, with its default prefix",
    ),
    Rule(
        "amazon/widget",
        '[id^="amzn-assoc-ad-"], .amzn-native-ad, iframe[src*="amazon"][src*="/e/cm"]',
        kind="ad",
        why="native shopping ads of Amazon's partner programme",
    ),
    Rule(
        "amp/ad",
        "amp-ad, amp-auto-ads, amp-sticky-ad, amp-embed",
        kind="ad",
        why="ad element of AMP pages",
    ),
    Rule("bsa-pro/ad", ".bsaProContainerNew, .bsaProContainer", kind="ad", why="advert of Ads Pro"),
    Rule(
        "doubleclick-for-wp/ad", ".dfw-unit", kind="ad", why="ad unit of DoubleClick for WordPress"
    ),
    Rule(
        "ezoic-integration/ad",
        '[id^="ezoic-pub-ad"], .ezoic-ad, .ezoic-autoinsert-ad, .ezoic-adpicker-ad',
        kind="ad",
        why="ad placeholder of Ezoic",
    ),
    Rule(
        "getyourguide/widget",
        "div[data-gyg-href]:not(:has(h3,ul)), div[data-gyg-widget]:not(:has(h3,ul))",
        kind="ad",
        why="booking widget of GetYourGuide",
    ),
    Rule(
        "gpt/slot",
        '[id^="div-gpt-ad"], [id^="gpt-ad-"], .dfp-ad',
        kind="ad",
        why="slot of Google Publisher Tag",
    ),
    Rule(
        "industrialthemes/ad",
        "div.it-ad-wrapper, div.it-ad",
        kind="ad",
        why="advert of the IndustrialThemes frameworks",
    ),
    Rule("iqdigital/ad", 'div[id^="iqadtile"]', kind="ad", why="ad tile of the iq digital network"),
    Rule(
        "jannah/ad",
        'div.stream-item[class*="stream-item-"]',
        kind="ad",
        why="advert of the Jannah theme",
    ),
    Rule(
        "jnews/ad", ".jeg_ad, .jnews_content_inline_ads", kind="ad", why="advert of the JNews theme"
    ),
    Rule("lasso/disclosure", ".lasso-disclosure", kind="ad", why="commission notice of Lasso"),
    Rule(
        "lasso/product",
        ".lasso-container, .wp-block-affiliate-plugin-lasso",
        kind="ad",
        why="affiliate product box of Lasso",
    ),
    Rule("mediavine-control-panel/ad", ".mv-ad-box", kind="ad", why="ad slot of Mediavine"),
    Rule("mgid/widget", 'div[id^="M"][id*="ScriptRoot"]', kind="ad", why="sponsored links of MGID"),
    Rule("nativendo/ad", 'div[id^="nativendo-"]', kind="ad", why="native advert of nativendo"),
    Rule(
        "newspack-ads/ad",
        ".newspack_global_ad, .widget_newspack-ads-widget",
        kind="ad",
        why="ad unit of Newspack",
    ),
    Rule(
        "newspaper/ad",
        ".td-a-rec, .td-g-rec, .td-a-ad, .td-adspot-title",
        kind="ad",
        why="advert of the Newspaper theme",
    ),
    Rule("outbrain/widget", ".OUTBRAIN, .ob-widget", kind="ad", why="sponsored links of Outbrain"),
    Rule("quick-adsense-reloaded/ad", ".quads-location", kind="ad", why="advert of WP QUADS"),
    Rule(
        "revcontent/widget",
        'div.rc-widget, div[data-rc-widget], div[id^="rc-widget-"], div[id^="rcjsload_"]',
        kind="ad",
        why="sponsored links of Revcontent",
    ),
    Rule("revive/zone", "ins[data-revive-zoneid]", kind="ad", why="zone of the Revive ad server"),
    Rule(
        "rewardstyle/widget",
        ".shopthepost-widget, .boutique-widget, .moneyspot-widget, .ltkwidget-widget, .rs-adblock",
        kind="ad",
        why="shopping widget of rewardStyle, now LTK, with its notice for blocked scripts",
    ),
    Rule(
        "sahifa/ad",
        ".e3lan, .e3lan-post, .e3lan-in-post1, .e3lan-in-post2, .e3lan-top, .e3lan-bottom",
        kind="ad",
        why="advert of the Sahifa theme and of Jannah's shortcodes",
    ),
    Rule(
        "super-cool-ad-inserter/ad",
        "aside.scaip, div.scaip",
        kind="ad",
        why="advert of the Super Cool Ad Inserter Plugin",
    ),
    Rule("taboola/widget", 'div[id^="taboola-"]', kind="ad", why="sponsored links of Taboola"),
    Rule(
        "theme/ad",
        "div.ad-container, aside.ad-container, div.ad-wrapper, div.ads-wrapper, div.ad-slot, "
        "div.ad-unit, div.ad-banner, div.ad-placeholder, div.advertisement, aside.advertisement, "
        "section.advertisement, p.advertisement, div.advert, aside.advert, div.adsense, "
        "div.google-ad, div.google-ads, div.google-adsense",
        kind="ad",
        why="advert, or the room for one, that many themes print",
    ),
    Rule(
        "theme/ad-label",
        "div.ad-label, span.ad-label, p.ad-label, div.ad-disclaimer, span.ad-disclaimer, "
        "p.ad-disclaimer, div.advertisement-label, span.advertisement-label, "
        "p.advertisement-label",
        kind="ad",
        why="the word advertisement over an ad, printed by many themes",
    ),
    Rule(
        "theme/affiliate-disclosure",
        "div.affiliate-disclosure, p.affiliate-disclosure, span.affiliate-disclosure, "
        "aside.affiliate-disclosure, div.affiliate-disclaimer, p.affiliate-disclaimer, "
        "div.affiliate-notice, p.affiliate-notice",
        kind="ad",
        why="notice about affiliate links that many sites print over or under their posts",
    ),
    Rule(
        "wordads/ad",
        'div.wpcnt, div.wpa, div.wpmrec, div[id^="atatags-"], .jetpack-wordad, '
        ".wp-block-jetpack-wordads",
        kind="ad",
        why="adverts of WordPress.com and Jetpack",
    ),
    Rule(
        "wp-bannerize-pro/banner",
        ".wp_bannerize_container",
        kind="ad",
        why="banners of WP Bannerize",
    ),
    Rule("wp-insert/ad", ".wpInsert, .wp_insert_ad", kind="ad", why="advert of Wp-Insert"),
    Rule(
        "zergnet/widget",
        '.zergnet-widget, div[id^="zergnet-widget"]',
        kind="ad",
        why="sponsored links of ZergNet",
    ),
)
