"""Whose address is it: the post's own site, another, a network's share form, an archive."""

from __future__ import annotations

import re
from urllib.parse import unquote

from wpclean._urls import host

__all__ = ["is_archive", "is_profile", "is_share", "own_path", "same_site", "site_of"]

# Second-level names under which sites are registered, as in `example.co.uk`.
_SECOND_LEVEL = frozenset("ac co com edu gen go gob gouv gov mil ne net nom or org sch".split())

_SHARE = re.compile(
    r"""
      facebook\.com/(?:sharer|share\.php|dialog/(?:share|feed|send))
    | (?:twitter|x)\.com/(?:share|intent/(?:tweet|post)|home\?status)
    | linkedin\.com/(?:shareArticle|sharing/|cws/share)
    | pinterest\.[a-z.]+/pin/create
    | (?:api\.whatsapp\.com/send|wa\.me/\?|whatsapp://|web\.whatsapp\.com/send)
    | (?:t|telegram)\.me/share
    | reddit\.com/submit | tumblr\.com/(?:share|widgets/share)
    | xing\.com/(?:spi/shares|social(?:_plugins)?/share|app/user)
    | vk\.com/share\.php | connect\.ok\.ru/offer | ok\.ru/dk\?st\.cmd=addShare
    | getpocket\.com/(?:save|edit) | bufferapp?\.com/add | buffer\.com/add
    | plus\.google\.com/share | digg\.com/submit | stumbleupon\.com/submit | delicious\.com/save
    | line\.(?:me|naver\.jp)/R/msg | social-plugins\.line\.me | b\.hatena\.ne\.jp/(?:entry|add)
    | flipboard\.com/bookmarklet | news\.ycombinator\.com/submitlink | mix\.com/(?:add|mixit)
    | instapaper\.com/(?:hello|text) | service\.weibo\.com/share | addtoany\.com/ | addthis\.com/
    | bsky\.app/intent | threads\.net/intent | yummly\.com/urb | diasporafoundation\.org/ | share\.flipboard
    | sharer\.php\? | mailto:\?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NETWORKS = frozenset(
    "facebook.com fb.com fb.me twitter.com x.com instagram.com youtube.com youtu.be tiktok.com t.me"
    " telegram.me linkedin.com pinterest.com vk.com ok.ru whatsapp.com wa.me threads.net bsky.app"
    " flipboard.com news.google.com feedburner.com zen.yandex.ru dzen.ru line.me weibo.com"
    " mastodon.social discord.gg twitch.tv xing.com feedly.com".split()
)
_ARCHIVE = re.compile(
    r"/(?:tag|tags|category|categories|kategorie|kategorien|categoria|categorie|catégorie|etiqueta"
    r"|etiquetas|schlagwort|schlagworte|thema|themen|topic|topics|rubrik|rubriek|rubrica|rubrique"
    r"|label|labels|kategori|kategoria|sujet|temas?|author|autor)/",
    re.IGNORECASE,
)


def site_of(name: str) -> str:
    """Give the registered part of a host: what two subdomains of a site share.

    >>> site_of("de.news.example.co.uk"), site_of("blog.example.org")
    ('example.co.uk', 'example.org')
    """
    labels = name.split(".")
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if deep else labels[-2:])


def same_site(url: str, own_host: str) -> bool:
    """Tell whether an address is on the post's own site; a relative one is."""
    name = host(url)
    if not name:
        return not url.lower().startswith("mailto:")
    return bool(own_host) and site_of(name) == site_of(own_host)


def is_share(url: str) -> bool:
    """Tell whether an address is a network's form to share a page."""
    return _SHARE.search(url) is not None


def is_profile(url: str) -> bool:
    """Tell whether an address is on a network or where one signs up to news."""
    name = host(url)
    return name in _NETWORKS or site_of(name) in _NETWORKS or url.lower().startswith("mailto:")


def is_archive(url: str) -> bool:
    """Tell whether an address is an archive of posts by tag, category or author."""
    return _ARCHIVE.search(unquote(url)) is not None or "?tag=" in url or "?cat=" in url


def own_path(url: str) -> str:
    """Give an address without query, fragment and scheme, to compare pages by."""
    return re.sub(r"^[a-z]+:", "", url.partition("#")[0].partition("?")[0]).rstrip("/")
