"""Source lines in which words stand on both sides of the name, or after it.

`{site}` is where the link with the name stands.  Languages whose verb comes last
need these; in the others the words before the name suffice.
"""

from __future__ import annotations

__all__ = ["PUBLISHED_IN", "VIA_NAME"]

PUBLISHED_IN: dict[str, tuple[str, ...]] = {
    "bn": (
        "লেখাটি প্রথম {site} এ প্রকাশিত",
        "লেখাটি প্রথম {site}-এ প্রকাশিত",
        "প্রথম {site} এ প্রকাশিত",
        "প্রথম {site}-এ প্রকাশিত",
    ),
    "fa": (
        "نخستین بار در {site} منتشر شد",
        "این مطلب نخستین بار در {site} منتشر شد",
        "این مطلب نخستین بار در {site} منتشر شده است",
        "این مقاله نخستین بار در {site} منتشر شد",
        "اولین بار در {site} منتشر شد",
    ),
    "hi": (
        "मूल रूप से {site} पर प्रकाशित",
        "मूल रूप से {site} में प्रकाशित",
        "पहली बार {site} पर प्रकाशित",
        "पहली बार {site} में प्रकाशित",
        "यह लेख मूल रूप से {site} पर प्रकाशित",
        "यह लेख मूल रूप से {site} में प्रकाशित",
        "यह लेख पहली बार {site} में प्रकाशित",
    ),
    "ja": (
        "この記事は{site}に掲載され",
        "この記事は最初に{site}に掲載され",
        "この記事は、{site}に掲載され",
        "この記事はもともと{site}に掲載され",
        "この記事は{site}から転載",
        "この記事は{site}の転載",
        "本記事は{site}に掲載され",
        "本記事は{site}からの転載",
    ),
    "ko": (
        "이 글은 {site}에 처음 게재",
        "이 글은 {site}에 먼저 게재",
        "이 글은 {site}에 처음 실",
        "이 글은 {site}에 게재",
        "이 기사는 {site}에 처음 게재",
        "이 기사는 {site}에 처음 실",
        "이 기사는 {site}에 게재",
    ),
    "tr": (
        "ilk olarak {site} sitesinde yayınlan",
        "ilk olarak {site} sitesinde yayımlan",
        "ilk olarak {site} üzerinde yayınlan",
        "ilk olarak {site} üzerinde yayımlan",
        "bu yazı ilk olarak {site} sitesinde yayınlan",
        "bu yazı ilk olarak {site} sitesinde yayımlan",
        "bu yazı ilk olarak {site} üzerinde yayımlan",
    ),
}
"""Where a post was published first.  The ends of the verbs are open."""

VIA_NAME: dict[str, tuple[str, ...]] = {
    "bn": ("{site} এর সৌজন্যে", "{site}-এর সৌজন্যে", "{site} সৌজন্যে"),
    "hi": ("{site} से साभार", "{site} के सौजन्य से"),
    "ja": ("{site}経由", "{site} 経由", "{site}より"),
    "tr": ("{site} üzerinden", "{site} aracılığıyla"),
}
"""Through whom the author came to it.  Korean `{site}에 따르면` is prose and left out."""
