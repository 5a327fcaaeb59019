"""Markup that is content and needs more than its tag says: one row a form.

Rules (`wpclean.rules`) say what leaves; these rows say what stays, and as what.
A new form of a known kind is one row here and one case in `corpus/html`.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

__all__ = ["MARKUP", "Form", "Markup"]


class Form(IntEnum):
    """What an element with known markup is."""

    BLOCK = 1
    """No more than a box, whatever its tag says."""
    FIGURE = 2
    """A box that pairs a medium with its caption."""
    CAPTION = 3
    VERSE = 4
    LISTING = 5
    """The whole box is one piece of code."""
    DISPLAY_MATH = 6
    """A box whose formula stands on its own line."""
    INLINE_MATH = 7
    """The element's text is LaTeX."""
    NOTES = 8
    """A list of footnotes."""
    NOTES_BOX = 9
    """A box whose lists are lists of footnotes."""
    MARKER = 10
    """A footnote's marker in running text."""
    INLINE_NOTE = 11
    """A footnote's own words, printed in the middle of the sentence."""
    NOTE_LABEL = 12
    NOTE_TEXT = 13
    SOCIAL = 14
    """A post of a social network: its words, then the embed."""
    EMBED_BOX = 15
    """A box that holds a frame, or only the address of what should be embedded."""
    FILE = 16
    """A link to a file that is offered as a download."""
    LAZY_VIDEO = 17
    """A box that a script turns into a player; the address is in an attribute."""
    PLAYLIST = 18
    OWN_EMBED = 19
    """How `Article.to_html` writes an embed."""
    NOTHING = 20
    """Repeats what its neighbour says."""
    PULLQUOTE = 21
    BORLABS = 22
    """A frame in base64."""
    INLINE_BOX = 23
    """A box in the line, whose words keep apart from its neighbours'."""


class Markup(NamedTuple):
    """A row of the table."""

    name: str
    select: str
    form: Form


MARKUP: tuple[Markup, ...] = (
    # Images and captions
    Markup("core/caption", ".wp-caption", Form.FIGURE),
    Markup("core/gallery-item", "dl.gallery-item", Form.FIGURE),
    Markup("core/gallery-icon", "dt.gallery-icon", Form.BLOCK),
    Markup("core/caption-text", ".wp-caption-text", Form.CAPTION),
    Markup("jetpack/tiled-gallery-item", ".tiled-gallery-item", Form.FIGURE),
    Markup("jetpack/tiled-gallery-caption", ".tiled-gallery-caption", Form.CAPTION),
    # Text whose line breaks count
    Markup("core/verse", "pre.wp-block-verse", Form.VERSE),
    Markup("core/preformatted", "pre.wp-block-preformatted", Form.VERSE),
    Markup("core/pullquote", "figure.wp-block-pullquote", Form.PULLQUOTE),
    # Code
    Markup("syntaxhighlighter/rendered", "div.syntaxhighlighter", Form.LISTING),
    Markup("crayon-syntax-highlighter/box", "div.crayon-syntax", Form.LISTING),
    Markup("wp-syntax/box", "div.wp_syntax", Form.LISTING),
    Markup("code-block-pro/box", "div.wp-block-kevinbatdorf-code-block-pro", Form.LISTING),
    # Formulas
    Markup("core/math-block", "div.wp-block-math", Form.DISPLAY_MATH),
    Markup("wp-quicklatex/displayed", "p.ql-center-displayed-equation", Form.DISPLAY_MATH),
    Markup("mathml-block/box", ".wp-block-mathml-mathmlblock", Form.DISPLAY_MATH),
    Markup("katex/displayed", 'span.katex-eq[data-katex-display="true"]', Form.DISPLAY_MATH),
    Markup("wp-katex/displayed", 'span.wp-katex-eq[data-display="true"]', Form.DISPLAY_MATH),
    Markup("katex/inline", "span.katex-eq", Form.INLINE_MATH),
    Markup("wp-katex/inline", "span.wp-katex-eq", Form.INLINE_MATH),
    Markup("wpclean/math", "span.wpclean-math", Form.INLINE_MATH),
    # Footnotes: lists
    Markup("core/footnotes", "ol.wp-block-footnotes", Form.NOTES),
    Markup("footnotes/list", "ol.footnotes", Form.NOTES),
    Markup("easy-footnotes/list", "ol.easy-footnotes-wrapper", Form.NOTES),
    Markup("markdown/footnotes", "div.footnotes", Form.NOTES_BOX),
    Markup("footnotes/table", "table.footnotes_table", Form.BLOCK),
    Markup(
        "footnotes/label",
        ".footnote_plugin_index, .footnote_plugin_index_combi",
        Form.NOTE_LABEL,
    ),
    Markup("footnotes/text", "td.footnote_plugin_text", Form.NOTE_TEXT),
    Markup("modern-footnotes/text", "span.modern-footnotes-footnote__note", Form.INLINE_NOTE),
    # Footnotes: markers
    Markup("core/footnote-marker", "sup.fn[data-fn]", Form.MARKER),
    Markup("modern-footnotes/marker", "sup.modern-footnotes-footnote", Form.MARKER),
    Markup("easy-footnotes/marker", "span.easy-footnote", Form.MARKER),
    Markup("footnotes/marker", "span.footnote_referrer", Form.MARKER),
    Markup("footnotes/old-marker", "a.footnote-identifier-link, a.footnote-link", Form.MARKER),
    Markup("markdown/marker", 'sup[id^="fnref"], a.footnote-ref', Form.MARKER),
    Markup("blank-footnotes/marker", 'a.footnote[rel="footnote"], sup.footnote', Form.MARKER),
    # Parts of a line that style alone keeps apart
    Markup(
        "core/playlist-track",
        ".wp-block-playlist-track__title, .wp-block-playlist-track__artist,"
        " .wp-block-playlist-track__length",
        Form.INLINE_BOX,
    ),
    # Embeds
    Markup("core/embed-box", ".wp-block-embed__wrapper", Form.EMBED_BOX),
    Markup("twitter/post", "blockquote.twitter-tweet, blockquote.twitter-video", Form.SOCIAL),
    Markup("instagram/post", "blockquote.instagram-media", Form.SOCIAL),
    Markup("tiktok/post", "blockquote.tiktok-embed", Form.SOCIAL),
    Markup("reddit/post", "blockquote.reddit-embed-bq", Form.SOCIAL),
    Markup("mastodon/post", "blockquote.mastodon-embed", Form.SOCIAL),
    Markup("bluesky/post", "blockquote.bluesky-embed", Form.SOCIAL),
    Markup("facebook/post", "div.fb-post, div.fb-video", Form.SOCIAL),
    Markup("core/embedded-post", "blockquote.wp-embedded-content", Form.SOCIAL),
    Markup("core/embedded-post-frame", "iframe.wp-embedded-content", Form.NOTHING),
    Markup("core/file", "div.wp-block-file", Form.FILE),
    Markup("pdf-embedder/link", "a.pdfemb-viewer", Form.FILE),
    Markup("core/playlist", "div.wp-playlist", Form.PLAYLIST),
    Markup(
        "wp-rocket/lazy-video",
        "div.rll-youtube-player, div.perfmatters-lazy-youtube, div.lazy-load-youtube",
        Form.LAZY_VIDEO,
    ),
    Markup("borlabs-cookie/frame", ".borlabs-hide", Form.BORLABS),
    Markup("brightcove/player", "video-js[data-video-id]", Form.LAZY_VIDEO),
    Markup("wpclean/embed-address", "figure.wpclean-embed > a", Form.NOTHING),
    Markup("wpclean/embed", "figure.wpclean-embed", Form.OWN_EMBED),
)
