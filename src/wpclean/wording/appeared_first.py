"""The footer that SEO plugins add to a feed, which importers then copy into posts."""

from __future__ import annotations

__all__ = ["APPEARED_FIRST"]

APPEARED_FIRST: dict[str, tuple[str, ...]] = {
    "ar": (
        "التدوينة {title} ظهرت أولاً على {site}",
        "التدوينة {title} ظهرت أولا على {site}",
        "المقالة {title} ظهرت أولاً على {site}",
        "المقالة {title} ظهرت أولا على {site}",
        "المقال {title} ظهر أولاً على {site}",
        "ظهرت المقالة {title} أولاً على {site}",
        "ظهرت المقالة {title} أولا على {site}",
        "ظهرت التدوينة {title} أولاً على {site}",
        "ظهر المقال {title} أولاً على {site}",
        "نشر المقال {title} أولاً على {site}",
    ),
    "bg": (
        "Материалът {title} е публикуван за пръв път на {site}",
        "Публикацията {title} се появи първо на {site}",
        "Публикацията {title} е публикувана за пръв път на {site}",
    ),
    "bn": (
        "পোস্ট {title} প্রথম {site} এ প্রকাশিত হয়েছে",
        "{title} পোস্টটি প্রথম {site} এ প্রকাশিত হয়েছে",
    ),
    "ca": (
        "L'entrada {title} ha aparegut primer a {site}",
        "La entrada {title} ha aparegut primer a {site}",
    ),
    "cs": (
        "Příspěvek {title} pochází z {site}",
        "Příspěvek {title} se nejdříve objevil na {site}",
        "Příspěvek {title} se poprvé objevil na {site}",
        "Článek {title} pochází z {site}",
        "Článek {title} se nejdříve objevil na {site}",
    ),
    "da": (
        "Indlægget {title} blev først udgivet på {site}",
        "Indlægget {title} blev først vist på {site}",
        "Indlægget {title} dukkede først op på {site}",
        "Indlægget {title} vises først på {site}",
        "Artiklen {title} blev først udgivet på {site}",
    ),
    "de": (
        "Der Beitrag {title} erschien zuerst auf {site}",
        "Der Beitrag {title} erschien zuerst bei {site}",
        "Der Artikel {title} erschien zuerst auf {site}",
        "Der Text {title} erschien zuerst auf {site}",
        "Dieser Artikel {title} erschien zuerst auf {site}",
        "Dieser Beitrag {title} erschien zuerst auf {site}",
        "Dieser Text {title} erschien zuerst auf {site}",
    ),
    "el": (
        "Το άρθρο {title} εμφανίστηκε πρώτα στο {site}",
        "Το άρθρο {title} εμφανίστηκε πρώτα στην {site}",
        "Το άρθρο {title} εμφανίστηκε πρώτα στον {site}",
        "Το άρθρο {title} δημοσιεύτηκε πρώτα στο {site}",
        "Η δημοσίευση {title} εμφανίστηκε πρώτα στο {site}",
    ),
    "en": (
        "The post {title} appeared first on {site}",
        "The post {title} first appeared on {site}",
        "The post {title} was first published on {site}",
        "The article {title} appeared first on {site}",
        "The article {title} first appeared on {site}",
        "The page {title} appeared first on {site}",
        "This post {title} appeared first on {site}",
        "This post {title} first appeared on {site}",
    ),
    "es": (
        "La entrada {title} aparece primero en {site}",
        "La entrada {title} apareció primero en {site}",
        "La entrada {title} se publicó primero en {site}",
        "El artículo {title} aparece primero en {site}",
        "El artículo {title} apareció primero en {site}",
        "El artículo {title} se publicó primero en {site}",
        "El cargo {title} apareció primero en {site}",
        "La publicación {title} apareció primero en {site}",
    ),
    "et": ("Postitus {title} avaldati esmalt {site}",),
    "fa": (
        "نوشته {title} اولین بار در {site} پدیدار شد",
        "نوشته {title} اولین بار در {site}. پدیدار شد",
        "نوشته {title} برای اولین بار در {site} پدیدار شد",
        "نوشته {title} نخستین بار در {site} پدیدار شد",
        "پست {title} اولین بار در {site} پدیدار شد",
        "نوشته {title} اولین بار در {site} منتشر شد",
    ),
    "fi": (
        "Artikkeli {title} julkaistiin ensimmäisen kerran {site}",
        "Artikkeli {title} ilmestyi ensin {site}",
        "Artikkeli {title} ilmestyi ensimmäisenä {site}",
        "Julkaisu {title} ilmestyi ensin {site}",
    ),
    "fr": (
        "Cet article {title} est apparu en premier sur {site}",
        "L'article {title} est apparu en premier sur {site}",
        "Le post {title} est apparu en premier sur {site}",
        "La publication {title} est apparue en premier sur {site}",
    ),
    "he": (
        "הפוסט {title} הופיע ראשון ב-{site}",
        "הפוסט {title} הופיע ראשון ב{site}",
        "הפוסט {title} הופיע לראשונה ב-{site}",
        "הפוסט {title} הופיע לראשונה ב{site}",
        "הפוסט {title} הופיע לראשונה באתר {site}",
    ),
    "hi": (
        "पोस्ट {title} पहले {site} पर दिखाई दिया",
        "पोस्ट {title} पहली बार {site} पर दिखाई दिया",
        "पोस्ट {title} पहली बार {site} पर दिखाई दी",
    ),
    "hr": (
        "Post {title} je prvi puta viđen na {site}",
        "Post {title} prvi puta je viđen na {site}",
        "Objava {title} pojavila se prvi puta na {site}",
        "Objava {title} prvi puta je viđena na {site}",
    ),
    "hu": (
        "A {title} bejegyzés először a {site} jelent meg",
        "A {title} bejegyzés először az {site} jelent meg",
        "A {title} bejegyzés először {site} jelent meg",
        "A(z) {title} bejegyzés először {site} jelent meg",
        "Az {title} bejegyzés először a {site} jelent meg",
        "Az {title} bejegyzés először {site} jelent meg",
    ),
    "id": (
        "Posting {title} ditampilkan lebih awal di {site}",
        "Postingan {title} ditampilkan lebih awal di {site}",
        "Postingan {title} pertama kali muncul di {site}",
        "Artikel {title} pertama kali tampil pada {site}",
        "Artikel {title} pertama kali tampil di {site}",
        "Artikel {title} pertama kali muncul di {site}",
    ),
    "it": (
        "L'articolo {title} proviene da {site}",
        "L'articolo {title} sembra essere il primo su {site}",
        "L'articolo {title} è apparso prima su {site}",
        "L'articolo {title} è apparso per la prima volta su {site}",
        "Il post {title} è apparso prima su {site}",
        "Il post {title} proviene da {site}",
    ),
    "ja": (
        "投稿{title}は{site}の最初に登場しました",
        "投稿 {title} は {site} の最初に登場しました",
        "投稿{title}は{site}に最初に表示されました",
        "投稿 {title} は {site} に最初に表示されました",
    ),
    "ko": (
        "{title} 게시물이 {site}에 처음 등장했습니다",
        "{title} 게시물이 {site} 에 처음 등장했습니다",
        "{title} 포스트가 {site}에 처음 등장했습니다",
        "게시물 {title}이 {site}에 처음 등장했습니다",
        "게시물 {title} 이 {site} 에 처음 등장했습니다",
    ),
    "lt": ("Įrašas {title} pirmiausia pasirodė {site}",),
    "nb": (
        "Innlegget {title} dukket først opp på {site}",
        "Innlegget {title} ble først publisert på {site}",
        "Artikkelen {title} dukket først opp på {site}",
    ),
    "nl": (
        "Het bericht {title} verscheen eerst op {site}",
        "Het bericht {title} verscheen als eerste op {site}",
        "Het artikel {title} verscheen eerst op {site}",
        "Dit bericht {title} verscheen eerst op {site}",
    ),
    "pl": (
        "Post {title} pojawił się poraz pierwszy w {site}",
        "Post {title} pojawił się po raz pierwszy w {site}",
        "Post {title} pojawił się po raz pierwszy na {site}",
        "Artykuł {title} pochodzi z serwisu {site}",
        "Artykuł {title} pojawił się poraz pierwszy w {site}",
        "Artykuł {title} pojawił się po raz pierwszy w {site}",
        "Artykuł {title} pojawił się po raz pierwszy na {site}",
        "Wpis {title} pojawił się po raz pierwszy w {site}",
        "Wpis {title} pochodzi z serwisu {site}",
    ),
    "pt": (
        "O post {title} apareceu primeiro em {site}",
        "O post {title} apareceu primeiro no {site}",
        "O post {title} aparece primeiro em {site}",
        "O post {title} aparece primeiro no {site}",
        "O conteúdo {title} aparece primeiro em {site}",
        "O artigo {title} apareceu primeiro em {site}",
        "O artigo {title} aparece primeiro em {site}",
        "Conteúdo {title} aparece primeiro em {site}",
        "A publicação {title} aparece primeiro em {site}",
    ),
    "ro": (
        "Articolul {title} apare prima dată în {site}",
        "Articolul {title} apare prima dată pe {site}",
        "Articolul {title} apare prima data pe {site}",
        "Articolul {title} a apărut prima dată în {site}",
        "Articolul {title} a apărut prima dată pe {site}",
    ),
    "ru": (
        "Запись {title} впервые появилась на {site}",
        "Запись {title} впервые появилась в {site}",
        "Запись {title} впервые появилась {site}",
        "Сообщение {title} появились сначала на {site}",
        "Сообщение {title} появилось сначала на {site}",
        "Статья {title} впервые появилась на {site}",
        "Пост {title} впервые появился на {site}",
    ),
    "sk": (
        "Príspevok {title} zobrazený najskôr {site}",
        "Príspevok {title} sa najskôr zobrazil na {site}",
        "Príspevok {title} sa objavil najskôr na {site}",
        "Článok {title} zobrazený najskôr {site}",
        "Článok {title} sa najskôr zobrazil na {site}",
    ),
    "sl": ("Objava {title} je bila najprej objavljena na {site}",),
    "sr": (
        "Чланак {title} се појављује прво на {site}",
        "Članak {title} se pojavljuje prvo na {site}",
        "Чланак {title} се прво појавио на {site}",
        "Članak {title} se prvo pojavio na {site}",
    ),
    "sv": (
        "Inlägget {title} dök först upp på {site}",
        "Inlägget {title} publicerades först på {site}",
        "Artikeln {title} dök först upp på {site}",
    ),
    "th": (
        "เรื่อง {title} ปรากฏครั้งแรกบน {site}",
        "โพสต์ {title} ปรากฏครั้งแรกบน {site}",
        "บทความ {title} ปรากฏครั้งแรกบน {site}",
        "เรื่อง {title} ปรากฏครั้งแรกที่ {site}",
    ),
    "tr": (
        "{title} yazısı ilk önce {site} üzerinde ortaya çıktı",
        "{title} yazısı ilk olarak {site} üzerinde ortaya çıktı",
        "{title} yazısı ilk önce {site} sitesinde ortaya çıktı",
        "Sonrası {title} ilk önce {site} üzerinde ortaya çıktı",
        "Sonrası {title} {site} ilk ortaya çıktı",
    ),
    "uk": (
        "Запис {title} спершу з'явиться на {site}",
        "Запис {title} спершу з'явився на {site}",
        "Запис {title} вперше з'явився на {site}",
        "Допис {title} вперше з'явився на {site}",
    ),
    "vi": (
        "Bài viết {title} đã xuất hiện đầu tiên vào ngày {site}",
        "Bài viết {title} đã xuất hiện đầu tiên trên {site}",
        "Bài viết {title} xuất hiện đầu tiên trên {site}",
        "Bài đăng {title} xuất hiện đầu tiên trên {site}",
    ),
    "zh": (
        "{title}，首发于{site}",
        "{title}最先出现在{site}",
        "{title} 最先出现在 {site}",
        "文章 {title} 首先出现在 {site}",
        "这篇文章 {title} 首先出现在 {site}",
        "這篇文章 {title} 最早出現於 {site}",
        "文章 {title} 最早出現於 {site}",
        "這篇文章 {title} 最先出現於 {site}",
    ),
}
"""Yoast's footer, and the same sentence from All in One SEO and Rank Math, as templates.

`{title}` stands for the words of the link to the post, `{site}` for the name or the
link of the site.  The full stop is left off.  Where two templates begin alike the
more telling one comes first: `впервые появилась на {site}` before the same without
`на`.  Mistakes are the plugins' own (`poraz`, `появились`, a Vietnamese "on" that
means a date) and are kept, since that is what stands in posts.

The words around the placeholders are not enough: technology "apareceu primeiro em
telefones", and a product "apare prima dată în România".  A template counts only with
its two links, or with the post's own title in the middle.  Hindi and Bengali sites
print the English sentence as a rule; their own is here for the few that do not.
"""
