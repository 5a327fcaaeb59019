"""Whose address is it: the post's own site, another, a network's share form, an archive."""

from __future__ import annotations

import re
from urllib.parse import unquote

from wpclean._urls import host

__all__ = [
    "asks_to_subscribe",
    "is_archive",
    "is_licence",
    "is_page_of",
    "is_profile",
    "is_share",
    "leads_to_sign_up",
    "own_path",
    "same_site",
    "site_of",
]

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
    | sharer\.php\? | mailto:\? | printfriendly\.com/print
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


# Services where readers subscribe; a link to one is an offer, whatever its words.  Not
# those that take donations: whom to give to is often what the author has to say.
_SUBSCRIBE = re.compile(
    r"""
      (?:^|[/.])(?:
        steadyhq\.com | mailchi\.mp | list-manage\.com | eepurl\.com | substack\.com/subscribe
      )(?:[/:?#]|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Words that sites put into the path of such a page.
_SIGN_UP = re.compile(
    r"newsletter|/subscribe|/subscription|/abonn|/abo(?:/|$)|/sign-?up|/signup"
    r"|/suscri|/iscriviti|/inscri|/podpis|/nieuwsbrief|/nyhetsbrev|/boletin",
    re.IGNORECASE,
)


def asks_to_subscribe(url: str) -> bool:
    """Tell whether an address is at a service for subscriptions or newsletters."""
    return _SUBSCRIBE.search(url) is not None


def leads_to_sign_up(url: str) -> bool:
    """Tell whether an address is one, or names itself a page to subscribe."""
    return asks_to_subscribe(url) or _SIGN_UP.search(unquote(url)) is not None


def is_licence(url: str) -> bool:
    """Tell whether an address is a Creative Commons licence."""
    return host(url) == "creativecommons.org"


def is_page_of(url: str, own_url: str) -> bool:
    """Tell whether an address is a further page of the post itself, as `<post>/2/`."""
    rest = own_path(url).removeprefix(own_path(own_url))
    return bool(own_url) and rest != own_path(url) and re.fullmatch(r"/\d{1,3}", rest) is not None


def own_path(url: str) -> str:
    """Give an address without query, fragment and scheme, to compare pages by."""
    return re.sub(r"^[a-z]+:", "", url.partition("#")[0].partition("?")[0]).rstrip("/")
