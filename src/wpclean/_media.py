"""Images, players and frames: their real addresses, sizes and providers."""

from __future__ import annotations

import re
from typing import NamedTuple

from wpclean._select import Attributes
from wpclean._subtree import Node, find_all
from wpclean._text import fold
from wpclean._urls import host, safe_image, safe_link, unquoted
from wpclean.model import EmbedKind

__all__ = [
    "Image",
    "frame_address",
    "known_provider",
    "player_address",
    "provider_of",
    "read_image",
]

# Lazy loaders keep the real address in one of these; the order is by how sure they are of it.
_LAZY_SOURCES = (
    "data-lazy-src",
    "data-src",
    "data-original",
    "data-opt-src",
    "data-orig-src",
    "data-srcset-src",
    "data-large-file",
)
_LAZY_SETS = ("data-lazy-srcset", "data-srcset", "srcset")
_PLACEHOLDER_WORDS = (
    "blank spacer pixel placeholder lazyload lazy-load lazy_load transparent loading 1x1 grey gray"
).split()
_PLACEHOLDER = re.compile(rf"(?:{'|'.join(_PLACEHOLDER_WORDS)})[-_\w]*\.(?:gif|png|svg|jpe?g)")
# WordPress's shortcodes number the players of a page in the address.
_INSTANCE = re.compile(r"\?_=\d+$")
_FRAME_SOURCES = (
    "src",
    "data-src",
    "data-lazy-src",
    "data-src-cmplz",
    "data-cmplz-src",
    "data-litespeed-src",
    "data-cookieblock-src",
    "data-borlabs-cookie-src",
    "consent-original-src-_",
)


class Image(NamedTuple):
    """What a `Figure` says of its image."""

    src: str
    alt: str
    width: int | None
    height: int | None


def read_image(attributes: Attributes) -> Image | None:
    """Read an `img`; None for a tracking pixel and for an image without an address."""
    width, height = _pixels(attributes.get("width")), _pixels(attributes.get("height"))
    if (width is not None and width <= 1) or (height is not None and height <= 1):
        return None
    source = _image_address(attributes)
    if not source:
        return None
    return Image(source, fold(attributes.get("alt") or ""), width, height)


def _pixels(value: str | None) -> int | None:
    """Read a width or height; a percentage or other unit is no number of pixels."""
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None


def _image_address(attributes: Attributes) -> str:
    for name in _LAZY_SOURCES:
        real = attributes.get(name)
        if real:
            real = safe_image(real)
            if real and not real.startswith("data:"):
                return _finished(real)
    shown = safe_image(attributes.get("src") or "")
    if shown and not shown.startswith("data:") and not _is_placeholder(shown):
        return _finished(shown)
    for name in _LAZY_SETS:
        real = _largest(attributes.get(name) or "")
        if real:
            return _finished(real)
    return shown


def _is_placeholder(address: str) -> bool:
    # The words first: the pattern alone takes ten times as long, for each image.
    lower = address.lower()
    return any(word in lower for word in _PLACEHOLDER_WORDS) and (
        _PLACEHOLDER.search(lower) is not None
    )


def _finished(address: str) -> str:
    """Take off the mark that Jetpack's lazy images put on an address until it is loaded."""
    if "is-pending-load=1" not in address:
        return address
    return (
        address.replace("?is-pending-load=1&", "?")
        .removesuffix("?is-pending-load=1")
        .removesuffix("&is-pending-load=1")
    )


def _largest(srcset: str) -> str:
    """Give the candidate of a `srcset` with the greatest width or density."""
    best, best_size = "", -1.0
    for candidate in re.split(r",\s+", srcset.strip()):
        address, _, size = candidate.strip().partition(" ")
        digits = size.strip()[:-1]
        number = float(digits) if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", digits) else 0.0
        if number > best_size and not address.startswith("data:"):
            best, best_size = safe_image(address.rstrip(",")), number
    return best


def frame_address(attributes: Attributes) -> str:
    """Give the address of an `iframe`, also where a consent or lazy-load plugin put it aside."""
    if attributes.get("data-videoid"):
        return f"https://www.youtube.com/watch?v={attributes['data-videoid']}"
    for name in _FRAME_SOURCES:
        address = safe_link(attributes.get(name) or "")
        if address and address != "about:blank" and not address.startswith("#"):
            return address
    return ""


def player_address(node: Node, attributes: Attributes) -> str:
    """Give the address of a player: its own, its first source's, or its fallback link's."""
    for name in ("src", "data-src"):
        address = safe_link(attributes.get(name) or "")
        if address:
            return _INSTANCE.sub("", address)
    inside = [child.attributes for child in find_all(node, "source", "a")]
    for child in inside:
        address = safe_link(child.get("src") or child.get("data-src") or child.get("href") or "")
        if address:
            return _INSTANCE.sub("", address)
    return ""


# Host (without `www.`) to provider and kind; a subdomain counts as its parent.
_PROVIDERS: dict[str, tuple[str, EmbedKind]] = {
    "youtube.com": ("youtube", "video"),
    "youtube-nocookie.com": ("youtube", "video"),
    "youtu.be": ("youtube", "video"),
    "vimeo.com": ("vimeo", "video"),
    "dailymotion.com": ("dailymotion", "video"),
    "dai.ly": ("dailymotion", "video"),
    "videopress.com": ("videopress", "video"),
    "video.wordpress.com": ("videopress", "video"),
    "ted.com": ("ted", "video"),
    "twitch.tv": ("twitch", "video"),
    "rumble.com": ("rumble", "video"),
    "bitchute.com": ("bitchute", "video"),
    "odysee.com": ("odysee", "video"),
    "wistia.net": ("wistia", "video"),
    "wistia.com": ("wistia", "video"),
    "rutube.ru": ("rutube", "video"),
    "bilibili.com": ("bilibili", "video"),
    "aparat.com": ("aparat", "video"),
    "brightcove.net": ("brightcove", "video"),
    "jwplatform.com": ("jwplayer", "video"),
    "jwplayer.com": ("jwplayer", "video"),
    "streamable.com": ("streamable", "video"),
    "loom.com": ("loom", "video"),
    "soundcloud.com": ("soundcloud", "audio"),
    "spotify.com": ("spotify", "audio"),
    "mixcloud.com": ("mixcloud", "audio"),
    "podcasts.apple.com": ("apple", "audio"),
    "music.apple.com": ("apple", "audio"),
    "bandcamp.com": ("bandcamp", "audio"),
    "deezer.com": ("deezer", "audio"),
    "libsyn.com": ("libsyn", "audio"),
    "buzzsprout.com": ("buzzsprout", "audio"),
    "anchor.fm": ("anchor", "audio"),
    "podbean.com": ("podbean", "audio"),
    "spreaker.com": ("spreaker", "audio"),
    "megaphone.fm": ("megaphone", "audio"),
    "simplecast.com": ("simplecast", "audio"),
    "twitter.com": ("twitter", "social"),
    "x.com": ("twitter", "social"),
    "facebook.com": ("facebook", "social"),
    "instagram.com": ("instagram", "social"),
    "tiktok.com": ("tiktok", "social"),
    "reddit.com": ("reddit", "social"),
    "pinterest.com": ("pinterest", "social"),
    "tumblr.com": ("tumblr", "social"),
    "t.me": ("telegram", "social"),
    "linkedin.com": ("linkedin", "social"),
    "bsky.app": ("bluesky", "social"),
    "threads.net": ("threads", "social"),
    "vk.com": ("vk", "social"),
    "flickr.com": ("flickr", "other"),
    "giphy.com": ("giphy", "other"),
    "imgur.com": ("imgur", "other"),
    "gettyimages.com": ("getty", "other"),
    "slideshare.net": ("slideshare", "file"),
    "scribd.com": ("scribd", "file"),
    "issuu.com": ("issuu", "file"),
    "docs.google.com": ("google", "file"),
    "drive.google.com": ("google", "file"),
    "google.com": ("google", "other"),
    "openstreetmap.org": ("openstreetmap", "map"),
    "codepen.io": ("codepen", "other"),
    "datawrapper.dwcdn.net": ("datawrapper", "other"),
    "infogram.com": ("infogram", "other"),
    "flourish.studio": ("flourish", "other"),
}


def known_provider(url: str) -> bool:
    """Tell whether the host of `url` is one whose address on its own line WordPress embeds."""
    return _look_up(host(url)) is not None


_MOST_PARTS = max(name.count(".") + 1 for name in _PROVIDERS)


def _look_up(name: str) -> tuple[str, EmbedKind] | None:
    # The name of a host may be a megabyte of dots.
    name = ".".join(name.rsplit(".", _MOST_PARTS)[-_MOST_PARTS:])
    while name:
        found = _PROVIDERS.get(name)
        if found is not None:
            return found
        name = name.partition(".")[2]
    return None


def provider_of(url: str) -> tuple[str, EmbedKind]:
    """Name who serves an embed and what it is; the host where the provider is not known.

    >>> provider_of("https://www.youtube.com/embed/x")
    ('youtube', 'video')
    >>> provider_of("//player.example.org/7")
    ('player.example.org', 'other')
    """
    name = host(url)
    if name.startswith("maps.google.") or (name.startswith("google.") and "/maps" in unquoted(url)):
        return "google", "map"
    path = url.partition("?")[0].lower()
    found = _look_up(name)
    if found is not None:
        if found[0] == "facebook" and "video" in path:
            return "facebook", "video"
        return found
    if path.endswith((".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".epub")):
        return name, "file"
    return name, "other"
