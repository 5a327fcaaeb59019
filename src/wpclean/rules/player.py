"""Chrome of players and embeds: listen buttons, download lines, controls, captions of gists.

The media themselves, with their addresses, stay and become embeds; so do captions.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["PLAYER"]

PLAYER: tuple[Rule, ...] = (
    Rule(
        "ad-auris/widget",
        "#ad-auris-iframe, .audiate-widget",
        kind="player",
        why="the listen widget of Ad Auris or Audiate",
    ),
    Rule(
        "amazon-polly/player",
        "#amazon-polly-audio-table, #amazon-polly-audio-tab",
        kind="player",
        why="the player that has the post read by Amazon Polly",
    ),
    Rule(
        "audio-player/flash-notice",
        ".audioplayer_container",
        kind="player",
        why="the notice of the old Flash audio player",
    ),
    Rule(
        "core/mediaelement-controls",
        ".mejs-offscreen, .mejs-controls, .mejs-layers",
        kind="player",
        why="controls that WordPress's player draws around audio and video",
    ),
    Rule("gist/meta", ".gist-meta", kind="player", why="the line below a gist that names its host"),
    Rule("gspeech/player", ".gspeech", kind="player", why="the listen button of GSpeech"),
    Rule(
        "nextgen-gallery/navigation",
        ".ngg-navigation, .slideshowlink",
        kind="player",
        why="page numbers and the slide show link of a NextGEN gallery",
    ),
    Rule(
        "podlove-podcasting-plugin-for-wordpress/downloads",
        "form:has(.episode_downloads)",
        kind="player",
        why="the form to choose a file of the episode",
    ),
    Rule(
        "podpress/links",
        ".podPress_downloadlinks",
        kind="player",
        why="the line below a podPress player to download the episode",
    ),
    Rule(
        "powerpress/links",
        ".powerpress_links, .powerpress_subscribe_links, .powerpress_subsribe_links, "
        ".powerpress_embed_box",
        kind="player",
        why="the lines below a PowerPress player to download and subscribe",
    ),
    Rule("readspeaker/button", ".rsbtn", kind="player", why="the listen button of ReadSpeaker"),
    Rule(
        "responsivevoice-text-to-speech/button",
        ".responsivevoice-button",
        kind="player",
        why="the listen button of ResponsiveVoice",
    ),
    Rule(
        "seriously-simple-podcasting/meta",
        ".podcast_meta, .ssp-player-share",
        kind="player",
        why="the line below an episode with its file and length",
    ),
    Rule(
        "seriously-simple-podcasting/player-panels",
        ".player-panels",
        kind="player",
        why="the panels to subscribe and share in the player of Castos",
    ),
    Rule(
        "slideshow-jquery-image-gallery/controls",
        ".slideshow_controlPanel, .slideshow_button, .slideshow_pagination, "
        ".slideshow_loading_icon",
        kind="player",
        why="buttons of the slide show",
    ),
    Rule(
        "speaker/player",
        ".mdp-speaker-wrapper",
        kind="player",
        why="the player that has the post read by Speaker",
    ),
    Rule(
        "speechkit/player",
        ".beyondwords-player, .beyondwords-wrapper, .speechkit-container, "
        "[data-beyondwords-player]",
        kind="player",
        why="the player that has the post read by BeyondWords",
    ),
    Rule(
        "trinity-audio/player",
        ".trinityAudioPlaceholder, .trinity-audio, .trinity-tts-pb",
        kind="player",
        why="the player that has the post read by Trinity Audio",
    ),
    Rule(
        "videojs-html5-player/controls",
        ".vjs-control-bar, .vjs-modal-dialog, .vjs-loading-spinner, .vjs-error-display",
        kind="player",
        why="controls that Video.js draws over a video",
    ),
)
