"""Whose address is it: the post's own site, another, a network's share form, an archive."""

from __future__ import annotations

import re

from wpclean._urls import host, unquoted

__all__ = [
    "asks_to_subscribe",
    "is_archive",
    "is_author_archive",
    "is_channel",
    "is_licence",
    "is_page_of",
    "is_profile",
    "is_share",
    "leads_to_sign_up",
    "may_lead_to_sign_up",
    "own_path",
    "same_site",
    "site_of",
]

# Second-level names under which sites are registered, as in `example.co.uk`.
_SECOND_LEVEL = frozenset("ac co com edu gen go gob gouv gov mil ne net nom or org sch".split())

# A network's form to share a page, by host and path.
_SHARE = re.compile(
    r"""
      (?:https?:)?//(?:[\w-]+\.)* (?:
        facebook\.com/(?:sharer|share\.php|dialog/(?:share|feed|send))
      | (?:twitter|x)\.com/(?:share(?![\w-])|intent/(?:tweet|post)|home\?status)
      | linkedin\.com/(?:shareArticle|sharing/|cws/share)
      | pinterest\.[a-z.]+/pin/create
      | (?:api|web)\.whatsapp\.com/send | wa\.me/\?
      | (?:t|telegram)\.me/share(?![\w-])
      | reddit\.com/submit | tumblr\.com/(?:share(?![\w-])|widgets/share)
      | xing\.com/(?:spi/shares|social(?:_plugins)?/share|app/user)
      | vk\.com/share\.php | connect\.ok\.ru/offer | ok\.ru/dk\?st\.cmd=addShare
      | getpocket\.com/(?:save|edit) | bufferapp?\.com/add | buffer\.com/add
      | plus\.google\.com/share | digg\.com/submit | stumbleupon\.com/submit | delicious\.com/save
      | line\.(?:me|naver\.jp)/R/msg | social-plugins\.line\.me | b\.hatena\.ne\.jp/(?:entry|add)
      | flipboard\.com/bookmarklet | news\.ycombinator\.com/submitlink | mix\.com/(?:add|mixit)
      | instapaper\.com/(?:hello|text) | service\.weibo\.com/share
      | addtoany\.com/(?:share|add_to) | addthis\.com/(?:bookmark|live|offer)
      | bsky\.app/intent | threads\.net/intent | yummly\.com/urb | share\.diasporafoundation\.org
      | share\.flipboard\.com | printfriendly\.com/print
      )
    | (?:https?:)?//[^/]+/(?:[^/]+/)*sharer\.php\?
    | whatsapp: | mailto:\?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NETWORKS = frozenset(
    "facebook.com fb.com fb.me twitter.com x.com instagram.com youtube.com youtu.be tiktok.com t.me"
    " telegram.me linkedin.com pinterest.com vk.com ok.ru whatsapp.com wa.me threads.net bsky.app"
    " flipboard.com news.google.com feedburner.com zen.yandex.ru dzen.ru line.me weibo.com"
    " mastodon.social discord.gg twitch.tv xing.com feedly.com".split()
)
# What such networks have one path segment for that is no profile, and the words before names.
_NO_PROFILES = frozenset(
    "watch playlist hashtag hashtags status search explore results p reel reels video videos shorts"
    " live story.php photo.php permalink.php events wall intent share sharer sharer.php i".split()
)
_BEFORE_NAMES = frozenset(
    "c channel company companies feed groups group in joinchat pages profile people pub"
    " publications s school showcase topics u user users add invite".split()
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
    return name == own_host or (bool(own_host) and site_of(name) == site_of(own_host))


def is_share(url: str) -> bool:
    """Tell whether an address is a network's form to share a page."""
    return _SHARE.match(url) is not None


def is_profile(url: str) -> bool:
    """Tell whether an address is on a network or where one signs up to news."""
    name = host(url)
    return name in _NETWORKS or site_of(name) in _NETWORKS or url.lower().startswith("mailto:")


def is_author_archive(url: str) -> bool:
    """Tell whether an address is an archive of the posts of one author."""
    return _AUTHOR.search(url) is not None


_AUTHOR = re.compile(r"/(?:author|autor|auteur|autore)/[^/]", re.IGNORECASE)


def is_channel(url: str) -> bool:
    """Tell whether an address is a network's page of one who posts there, not one of the posts.

    >>> is_channel("https://www.youtube.com/@pier"), is_channel("https://t.me/pier")
    (True, True)
    >>> is_channel("https://www.youtube.com/watch?v=1"), is_channel("https://t.me/pier/12")
    (False, False)
    """
    name = host(url)
    if name not in _NETWORKS and site_of(name) not in _NETWORKS:
        return False
    if name == "youtu.be":
        return False
    path = own_path(url).partition(name)[2]
    segments = [segment.lower() for segment in path.split("/") if segment]
    if not segments:
        return True
    if segments[0] in _BEFORE_NAMES:
        return len(segments) <= 3
    return (
        len(segments) == 1
        and segments[0] not in _NO_PROFILES
        and re.match(r"wall-?\d", segments[0]) is None
    )


def is_archive(url: str) -> bool:
    """Tell whether an address is an archive of posts by tag, category or author."""
    return _ARCHIVE.search(unquoted(url)) is not None or "?tag=" in url or "?cat=" in url


# Services where readers subscribe; a link to a page there is an offer, whatever its words.
# Not those that take donations: whom to give to is often what the author has to say; nor
# the bare address of a service, which says that it exists.
_SUBSCRIBE = re.compile(
    r"""
      (?:https?:)?//(?:[\w-]+\.)* (?:
        (?:steadyhq\.com|mailchi\.mp|eepurl\.com) / (?:[a-z]{2}/)? [^/?#]{3}
      | list-manage\.com / [^?\#] | substack\.com/subscribe
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Segments that sites put into the path of such a page; never a part of a longer slug.
_SIGN_UP = re.compile(
    r"""
      (?:[\w]+-){0,2} (?:newsletter|nieuwsbrief|nyhetsbrev|boletin|boletim) [\w]* (?:-[\w]+){0,2}
    | (?:subscribe|subscription|subscriptions|sign-?up|abo|abos|abonn[\w]*|suscr[\w]+|iscriviti
      | inscreva-se|inscription-newsletter|podpisk[\w]+|podpisat[\w]+ ) (?:-[\w]+){0,2}
    """,
    re.VERBOSE | re.IGNORECASE,
)


def asks_to_subscribe(url: str) -> bool:
    """Tell whether an address is a page at a service for subscriptions or newsletters."""
    return _SUBSCRIBE.match(url) is not None


def leads_to_sign_up(url: str) -> bool:
    """Tell whether an address is one, or names itself a page to subscribe.

    >>> leads_to_sign_up("https://pier.example/newsletter/"), leads_to_sign_up("/abo/")
    (True, True)
    >>> leads_to_sign_up("https://pier.example/inscriptions-of-the-pier/")
    False
    """
    if asks_to_subscribe(url) or host(url).startswith("newsletter."):
        return True
    segments = unquoted(own_path(url).removeprefix("//").partition("/")[2]).split("/")
    return any(_SIGN_UP.fullmatch(segment) for segment in segments)


def may_lead_to_sign_up(urls: str) -> bool:
    """Tell whether one of many addresses may: to look at each takes five times as long."""
    return not urls.isascii() or "%" in urls or _OF_SIGN_UP.search(urls.lower()) is not None


# A part of each service and of each segment above.
_OF_SIGN_UP = re.compile(
    r"steadyhq|mailchi|eepurl|list-manage|substack"
    r"|newsletter|nieuwsbrief|nyhetsbrev|boleti|/(?:su[bs]|sign|abo|iscri|inscr|podpis)"
)


def is_licence(url: str) -> bool:
    """Tell whether an address is a Creative Commons licence."""
    return _CC_LICENCE.match(url) is not None


_CC_LICENCE = re.compile(
    r"(?:https?:)?//(?:www\.)?creativecommons\.org/(?:licen[cs]es|publicdomain)/", re.IGNORECASE
)


def is_page_of(url: str, own: str) -> bool:
    """Tell whether an address is a further page, as `<post>/2/`, of the post of an own path."""
    if not own or own not in url:
        return False
    path = own_path(url)
    return path.startswith(own) and _PAGE.fullmatch(path, len(own)) is not None


_PAGE = re.compile(r"/\d{1,3}")


def own_path(url: str) -> str:
    """Give an address without query, fragment and scheme, to compare pages by."""
    return _SCHEME.sub("", url.partition("#")[0].partition("?")[0], count=1).rstrip("/")


_SCHEME = re.compile(r"^[a-z]+:")
