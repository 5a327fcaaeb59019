"""Share bars, follow buttons and the prompts that go with them.

Most plugins hook `the_content` and put their bar before or after the post; some print
buttons between paragraphs or beside pictures.  A "click to tweet" box holds a sentence of
the post, so only its button is named here.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["SHARE"]

SHARE: tuple[Rule, ...] = (
    Rule(
        "activitypub/follow-me",
        ".wp-block-activitypub-follow-me, .activitypub-follow-me-block-wrapper",
        kind="share",
        why="the block that asks readers to follow the blog in the Fediverse",
    ),
    Rule(
        "activitypub/followers",
        ".wp-block-activitypub-followers, .activitypub-follower-block",
        kind="share",
        why="the block that lists a blog's followers in the Fediverse",
    ),
    Rule(
        "activitypub/reactions",
        ".wp-block-activitypub-reactions, .activitypub-reactions-block",
        kind="share",
        why="the block that counts likes and boosts from the Fediverse",
    ),
    Rule(
        "add-to-any/buttons",
        ".addtoany_share_save_container, .addtoany_content, .addtoany_shortcode, "
        ".addtoany_header, .addtoany_list, .a2a_kit, .addtoany_share_save",
        kind="share",
        why="share buttons that AddToAny puts before or after the post",
    ),
    Rule(
        "addthis/buttons",
        ".addthis_tool, .addthis_toolbox, .addthis_button, .addthis_inline_share_toolbox, "
        ".addthis_sharing_toolbox, .at-above-post, .at-below-post, "
        ".at-above-post-recommended, .at-below-post-recommended",
        kind="share",
        why="share buttons of AddThis around the post",
    ),
    Rule(
        "baidu-share/buttons",
        ".bdsharebuttonbox, .bdshare_t, #bdshare",
        kind="share",
        why="share buttons of Baidu below the post",
    ),
    Rule(
        "better-click-to-tweet/button",
        ".bctt-ctt-btn",
        kind="share",
        why="the button under a quotation to tweet, whose words belong to the post",
    ),
    Rule(
        "core/social-links",
        ".wp-block-social-links",
        kind="share",
        why="the core block of icons that link to social profiles or share the page",
    ),
    Rule(
        "cosmosfarm-share-buttons/buttons",
        ".cosmosfarm-share-buttons",
        kind="share",
        why="share buttons of Cosmosfarm below the post",
    ),
    Rule(
        "digg-digg/buttons",
        ".dd_outer, .dd_post_share, .dd_button",
        kind="share",
        why="the floating share bar of Digg Digg",
    ),
    Rule(
        "dk-pdf/button",
        ".dkpdf-button-container",
        kind="share",
        why="the button of DK PDF that makes a PDF of the post",
    ),
    Rule(
        "easy-social-share-buttons3/buttons",
        ".essb_links, .essb_share, .essb_native_buttons",
        kind="share",
        why="share buttons of Easy Social Share Buttons",
    ),
    Rule(
        "easy-social-share-buttons3/tweet-button",
        ".essb-ctt-button",
        kind="share",
        why="the button in a box to tweet, whose quotation belongs to the post",
    ),
    Rule(
        "enfold/hidden-link-text",
        ".avia_hidden_link_text",
        kind="share",
        why="names of networks that Enfold hides behind icons",
    ),
    Rule(
        "enfold/share-box",
        ".av-share-box, .av-social-sharing-box, .av-share-link-description",
        kind="share",
        why="the share box of the Enfold theme",
    ),
    Rule(
        "facebook/like-button",
        ".fb-like, .fb-share-button, .fb-send, .fb-save, .fb-follow, #fb-root, "
        'iframe[src*="facebook.com/plugins/like.php"], '
        'iframe[src*="facebook.com/plugins/share_button.php"]',
        kind="share",
        why="like, share and save buttons that Facebook's script fills in",
    ),
    Rule(
        "facebook/page-plugin",
        '.fb-page, .fb-like-box, iframe[src*="facebook.com/plugins/page.php"], '
        'iframe[src*="facebook.com/plugins/likebox.php"]',
        kind="share",
        why="the box that advertises a Facebook page",
    ),
    Rule(
        "flare/buttons",
        ".flare-horizontal, .flare-vertical, .flare-iframe-wrapper",
        kind="share",
        why="the share bar of Flare",
    ),
    Rule(
        "genesis-simple-share/buttons",
        'div.share-before[id^="share-before-"], div.share-after[id^="share-after-"]',
        kind="share",
        why="share buttons of Genesis Simple Share",
    ),
    Rule(
        "google-plusone/button",
        ".g-plusone, .g-plus",
        kind="share",
        why="the +1 button of Google, which plugins printed until 2019",
    ),
    Rule(
        "herald/social-nav",
        ".herald-soc-nav",
        kind="share",
        why="the share menu of the Herald theme below the post",
    ),
    Rule(
        "hupso-share-buttons-for-twitter-facebook-google/buttons",
        ".hupso-share-buttons, .hupso_toolbar",
        kind="share",
        why="share buttons of Hupso",
    ),
    Rule(
        "instagram/view-link",
        pattern=(
            r"View this (?:post|profile) on Instagram|"
            r"Sieh dir diesen Beitrag auf Instagram an|"
            r"Ver (?:esta publicación|esta foto|essa foto|esta publicação) (?:en|no) Instagram|"
            r"Voir cette publication sur Instagram|Visualizza questo post su Instagram|"
            r"Dit bericht (?:op Instagram bekijken|bekijken op Instagram)|"
            r"Wyświetl ten post na Instagramie|Посмотреть эту публикацию в Instagram|"
            r"Bu gönderiyi Instagram['’]da gör|この投稿をInstagramで見る|"
            r"(?:A post shared by|Ein Beitrag geteilt von|Una publicación compartida (?:por|de)|"
            r"Une publication partagée par|Un post condiviso da|Um post compartilhado por|"
            r"Een bericht gedeeld door|Post udostępniony przez|Публикация от) [^\n]{1,120}"
        ),
        kind="button",
        why="the words under an embedded picture that lead to Instagram",
    ),
    Rule(
        "jetpack/sharing",
        ".sd-sharing-enabled, .sd-social, .sd-sharing, .snap_nopreview.sharing, #jp-post-flair",
        kind="share",
        why="share buttons that Jetpack and WordPress.com append after the post",
    ),
    Rule(
        "jetpack/sharing-block",
        ".wp-block-jetpack-sharing-buttons, .jetpack-sharing-buttons__services-list, "
        ".jetpack-sharing-button__list-item",
        kind="share",
        why="the block of share buttons of newer Jetpacks",
    ),
    Rule(
        "jnews/share-bar",
        ".jeg_share_button, .jeg_share_top_container, .jeg_share_bottom_container",
        kind="share",
        why="the share bar of the JNews theme",
    ),
    Rule(
        "juiz-social-post-sharer/buttons",
        ".juiz_sps_links",
        kind="share",
        why="share buttons of Juiz Social Post Sharer (Nobs)",
    ),
    Rule(
        "kiwi-social-share/buttons", ".kiwi-article-bar", kind="share", why="share buttons of Kiwi"
    ),
    Rule(
        "light-social/buttons",
        ".lightsocial_container",
        kind="share",
        why="share buttons of Light Social",
    ),
    Rule(
        "mashsharer/buttons",
        ".mashsb-container",
        kind="share",
        why="share buttons and count of MashShare",
    ),
    Rule(
        "meks-easy-social-share/buttons",
        ".meks_ess, .meks_ess_share_label",
        kind="share",
        why="share buttons of Meks Easy Social Share",
    ),
    Rule(
        "mh-magazine/share-bar",
        ".mh-share-buttons, .mh-social-top, .mh-social-bottom",
        kind="share",
        why="the share bar of the MH themes",
    ),
    Rule(
        "monarch/buttons",
        ".et_social_inline, .et_social_networks, .et_social_media_wrapper",
        kind="share",
        why="share buttons of Monarch",
    ),
    Rule(
        "newspaper/share-bar",
        ".td-post-sharing, .td-post-sharing-top, .td-post-sharing-bottom, .tdb_single_post_share",
        kind="share",
        why="the share bar of the Newspaper theme and its cloud templates",
    ),
    Rule("novashare/buttons", ".novashare-buttons", kind="share", why="share buttons of Novashare"),
    Rule(
        "novashare/pin-button",
        ".novashare-pinterest-image-button",
        kind="share",
        why="the pin button that Novashare lays over pictures",
    ),
    Rule(
        "only-tweet-like-share-and-google-1/buttons",
        ".social4i",
        kind="share",
        why="the row of official buttons of Social4i",
    ),
    Rule(
        "printfriendly/button",
        ".printfriendly, .printfriendly-button, .pf-button, .pf-button-content",
        kind="share",
        why="the button that prints the post or makes a PDF of it",
    ),
    Rule(
        "really-simple-facebook-twitter-share-buttons/buttons",
        ".really_simple_share",
        kind="share",
        why="share buttons of Really Simple Share",
    ),
    Rule(
        "rrssb/buttons",
        ".rrssb-buttons",
        kind="share",
        why="the responsive share buttons that themes and plugins print",
    ),
    Rule(
        "sassy-social-share/buttons",
        ".heateor_sss_sharing_container, .heateor_sss_sharing_title, "
        ".heateor_sss_sharing_ul, .heateor_sss_follow_icons_container, .heateorSssClear",
        kind="share",
        why="share buttons of Sassy Social Share",
    ),
    Rule(
        "scriptless-social-sharing/buttons",
        ".scriptlesssocialsharing",
        kind="share",
        why="share links of Scriptless Social Sharing",
    ),
    Rule(
        "sexybookmarks/buttons",
        ".shr-bookmarks, .sexy-bookmarks",
        kind="share",
        why="bookmark buttons of SexyBookmarks, later Shareaholic",
    ),
    Rule(
        "shareaholic/canvas",
        ".shareaholic-canvas, .shareaholic-share-buttons-container",
        kind="share",
        why="the place that Shareaholic's script fills with share buttons",
    ),
    Rule(
        "shared-counts/buttons",
        ".shared-counts-wrap",
        kind="share",
        why="share buttons with counts of Shared Counts",
    ),
    Rule(
        "sharethis-share-buttons/buttons",
        ".sharethis-inline-share-buttons, .sharethis-inline-follow-buttons, "
        '.sharethis-inline-reaction-buttons, .st-btn, img[src*="w.sharethis.com"]',
        kind="share",
        why="share buttons that ShareThis draws into an empty place",
    ),
    Rule(
        "shariff/buttons",
        ".shariff, .shariff-buttons, .ShariffHeadline",
        kind="share",
        why="the share buttons without tracking that German sites use",
    ),
    Rule(
        "simple-share-buttons-adder/buttons",
        ".ssba, .ssba-wrap, .ssbp-wrap, .ssba-classic-2, .ssba_share_link",
        kind="share",
        why="share buttons of Simple Share Buttons Adder",
    ),
    Rule(
        "simple-social-buttons/buttons",
        ".simplesocialbuttons",
        kind="share",
        why="share buttons of Simple Social Buttons",
    ),
    Rule(
        "sociable/buttons",
        ".sociable, .sociable_tagline",
        kind="share",
        why="bookmark buttons of Sociable",
    ),
    Rule(
        "social-media-feather/buttons",
        ".synved-social-button, .synved-share, .synved-social-container",
        kind="share",
        why="share and follow icons of Social Media Feather",
    ),
    Rule(
        "social-pug/buttons",
        ".dpsp-content-wrapper, .dpsp-share-text, .dpsp-total-share-wrapper, "
        ".dpsp-networks-btns-wrapper, .dpsp-post-pinterest-image-hidden",
        kind="share",
        why="share buttons of Grow Social (Hubbub, Social Pug)",
    ),
    Rule(
        "social-pug/tweet-button",
        ".dpsp-click-to-tweet-footer, .dpsp-click-to-tweet-cta",
        kind="share",
        why="the call under a quotation to tweet, whose words belong to the post",
    ),
    Rule(
        "social-rocket/buttons",
        ".social-rocket-inline-buttons",
        kind="share",
        why="share buttons of Social Rocket",
    ),
    Rule(
        "social-warfare/buttons",
        ".swp_social_panel, .nc_socialPanel, .swp-hidden-panel-wrap",
        kind="share",
        why="share buttons of Social Warfare",
    ),
    Rule(
        "social-warfare/tweet-button",
        ".sw-ctt-btn",
        kind="share",
        why="the button in a box to tweet, whose text belongs to the post",
    ),
    Rule(
        "socialsnap/buttons",
        ".ss-inline-share-wrapper",
        kind="share",
        why="share buttons of Social Snap",
    ),
    Rule(
        "socialsnap/tweet-button",
        ".ss-ctt-link",
        kind="share",
        why="the button in a box to tweet, whose text belongs to the post",
    ),
    Rule(
        "super-socializer/buttons",
        ".the_champ_sharing_container, .the_champ_counter_container, .the_champ_sharing_title",
        kind="share",
        why="share buttons of Super Socializer",
    ),
    Rule(
        "theme/permalink-box",
        "div.QR, .thispermalink",
        kind="share",
        why="a box with a QR code and the post's own address",
    ),
    Rule(
        "theme/share-bar",
        ".social-share, .social-share-buttons, .social-sharing, .share-buttons, "
        ".sharing-buttons, .post-share, .post-sharing, .entry-share, .single-sns-area",
        kind="share",
        why="the share bar of a theme, by the names that many themes give it",
    ),
    Rule(
        "themeisle-companion/sharing",
        ".obfx-sharing, .obfx-sharing-inline",
        kind="share",
        why="share icons of Orbit Fox",
    ),
    Rule(
        "thrive-visual-editor/social",
        ".thrv_social, .thrv_social_custom",
        kind="share",
        why="share buttons of Thrive Architect",
    ),
    Rule(
        "tweetmeme/button", ".tweetmeme_button", kind="share", why="the retweet button of TweetMeme"
    ),
    Rule(
        "twitter/buttons",
        ".twitter-share-button, .twitter-follow-button, .twitter-mention-button, "
        '.twitter-hashtag-button, iframe[src*="platform.twitter.com/widgets/tweet_button"], '
        'iframe[src*="platform.twitter.com/widgets/follow_button"]',
        kind="share",
        why="official tweet and follow buttons",
    ),
    Rule(
        "two-click-social-media-buttons/buttons",
        ".social_share_privacy",
        kind="share",
        why="share buttons that ask before they load",
    ),
    Rule(
        "ultimate-social-media-icons/buttons",
        ".sfsiaftrpstwpr, .sfsibeforpstwpr, .sfsi_Sicons, .sfsi_plus_Sicons, "
        ".sfsi_responsive_icons, .sfsi_widget",
        kind="share",
        why="share and follow icons of Ultimate Social Media",
    ),
    Rule(
        "vk-all-in-one-expansion-unit/social",
        ".veu_socialSet, .veu_followSet",
        kind="share",
        why="share and follow boxes of VK All in One Expansion Unit",
    ),
    Rule(
        "wp-social-bookmarking-light/buttons",
        ".wp_social_bookmarking_light, .wsbl_hatena_button, .wsbl_twitter, "
        ".wsbl_facebook_like, .hatena-bookmark-button",
        kind="share",
        why="bookmark buttons of WP Social Bookmarking Light",
    ),
    Rule(
        "wp-socializer/buttons",
        ".wp-socializer, .wpsr-share-icons",
        kind="share",
        why="share buttons of WP Socializer",
    ),
    Rule(
        "wpupper-share-buttons/buttons",
        ".wpusb, .wpusb-follow-us",
        kind="share",
        why="share buttons of WPUpper Share Buttons",
    ),
    Rule(
        "yandex-share/buttons",
        ".ya-share2, .yashare-auto-init",
        kind="share",
        why="share buttons of Yandex",
    ),
)
