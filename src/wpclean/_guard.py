"""Judge HTML before it is parsed, by what it would take the parser.

Most posts are too short to reach any limit, most others have too few tags.  The
rest is read tag by tag, and the parser's stack of open elements is followed as
the HTML standard describes it ("tree construction").  Where that would take too
much to follow (what a foreign element or a template does to the stack, say), the
stack is frozen: what is open then counts as open to the end unless it is closed
in perfect order, so that the estimate is too high and never too low.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain

from wpclean.errors import LimitError
from wpclean.limits import Limits

__all__ = ["check"]

_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_VOID = frozenset(
    "area base basefont bgsound br embed hr img image input keygen link meta param source track"
    " wbr".split()
)
# The text of these holds no tags.
_RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())
# Ignored where a fragment stands in a `div`.
_IGNORED = frozenset("body frame frameset head html".split())
_CELLS = frozenset({"td", "th", "caption"})
_TABLE_PARTS = _CELLS | {"col", "colgroup", "tbody", "tfoot", "thead", "tr"}
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_END_P = _HEADINGS | frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form header hgroup hr li listing main menu nav ol p plaintext pre search"
    " section summary table ul xmp".split()
)
_MARKERS = frozenset({"applet", "marquee", "object", "template"}) | _CELLS
# HTML tags that end SVG and MathML.
_BREAKOUT = _HEADINGS | frozenset(
    "b big blockquote body br center code dd div dl dt em embed head hr i img li listing menu meta"
    " nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
# Elements of SVG and MathML whose content is HTML.
_INTEGRATION = {
    "svg": frozenset({"desc", "foreignobject", "title"}),
    "math": frozenset({"mi", "mn", "mo", "ms", "mtext"}),
}
_SPECIAL = (
    (_END_P - {"dialog"}) | _TABLE_PARTS | _MARKERS | {"button", "noscript", "select", "table"}
)
_CLOSED_IN_SCOPE = (_END_P - {"p", "li", "hr", "plaintext", "table", "xmp"} - _HEADINGS) | {
    "applet",
    "button",
    "marquee",
    "object",
    "select",
}
# The end of an element that is not nested takes more than to close it.
_OWN_ENDS = _FORMATTING | _MARKERS | {"form"}
# What ends the search for an element to close.
_SCOPE = _MARKERS | {"select", "table"}
_TABLE_SCOPE = frozenset({"table", "template"})
_TABLE_CONTEXT = frozenset({"colgroup", "table", "tbody", "tfoot", "thead", "tr"})
_IMPLIED_ENDS = frozenset("dd dt li optgroup option p rb rp rt rtc".split())
_NOT_REOPENING = frozenset({"rb", "rp", "rt", "rtc", "template"})
_REOPENING_VOID = frozenset("area br embed img image input keygen wbr".split())

# Groups of elements, each with a stack of the positions at which one is open.
_GROUPS: dict[str, frozenset[str]] = {
    "*special": _SPECIAL,
    "*scope": _SCOPE,
    "*button scope": _SCOPE | {"button"},
    "*list scope": _SCOPE | {"ol", "ul"},
    "*item stop": _SPECIAL - {"address", "div", "p"},
    "*table scope": _TABLE_SCOPE,
    "*row parent": frozenset({"tbody", "tfoot", "thead"}) | _TABLE_SCOPE,
    "*cell parent": frozenset({"tr", "tbody", "tfoot", "thead"}) | _TABLE_SCOPE,
    "*cell": _CELLS,
    "*heading": _HEADINGS,
}
_INTEGRATION_GROUPS = ("*special", "*scope", "*button scope", "*list scope", "*item stop")
_PARENT_PARTS = {"tr": ("tbody",), "td": ("tbody", "tr"), "th": ("tbody", "tr")}
_PARENTS = {
    "tr": "*row parent",
    "td": "*cell parent",
    "th": "*cell parent",
}

_BLANK = " \t\n\f\r"
_BEFORE_VALUE = frozenset("=" + _BLANK)
_SPACE = r" \t\n\f\r"
_VALUE = rf"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_SPACE}>"'][^{_SPACE}>]*+|(?=>)|\Z)"""
# Only one way to read it, and so nothing to go back to.
_ATTRIBUTE = (
    rf"[{_SPACE}/]*+(?:=[^{_SPACE}/>=]*+|[^{_SPACE}/>=]++)"
    rf"(?:[{_SPACE}]*+=[{_SPACE}]*+{_VALUE}|(?![{_SPACE}]*+=))"
)
_one_attribute = re.compile(_ATTRIBUTE)
_attribute_name = re.compile(_ATTRIBUTE.replace("(?:=", "(=", 1))
_some_attributes = re.compile(rf"(?:{_ATTRIBUTE}){{0,32}}([{_SPACE}/]*+)")
# In a shorter link, attributes are not counted.
_LONG_LINK = 200
_tag_start = r"<(/?)([a-zA-Z][^" + _SPACE + r"/>]*+)"
_tag = re.compile(_tag_start)
_whole_tag = re.compile(rf"{_tag_start}(?:{_ATTRIBUTE}){{0,32}}([{_SPACE}/]*+)(>?)")
_comment_end = re.compile(r"--!?>")
_script_mark = re.compile(rf"(<!--)|(-->)|<(/?)script(?=[{_SPACE}/>])", re.IGNORECASE)
# Formatting, but of links those alone that are long or do not end in `">`; what is in capitals,
# or has a surrogate in its name, which is dropped.  The first letters, looked at first, pass
# over most tags.
_weighty_tag = re.compile(
    r"<(?=[abcefinstuABCEFINSTU\ud800-\udfff])"
    rf"(?:a[{_SPACE}/][^>]{{0,{_LONG_LINK - 1}}}+(?:[^>]|(?<![^={_SPACE}\ud800-\udfff]\"))"
    rf"|(?:{'|'.join(sorted(_FORMATTING - {'a'}))})(?=[{_SPACE}/>])"
    r"|[a-z]*+[A-Z\ud800-\udfff])[^>]*+"
)
# A `">` that is in a value between single quotes.
_quoted_end = re.compile(rf"""'(?<=[={_SPACE}\ud800-\udfff]')[^'>]*+(?<=")>""")
_link = re.compile(rf"<[aA](?=[{_SPACE}/>])[^>]*+")
_surrogate = re.compile(r"[\ud800-\udfff]")
_any_tag = re.compile(r"<[^>]*+")
_complete_tag = re.compile(rf"(?=<)(?=(</?[a-zA-Z][^{_SPACE}/>]*+(?:{_ATTRIBUTE})*+))")
_quoted_value = re.compile(rf"""=(?=([{_SPACE}]*+(?:"[^"]*+|'[^']*+)))""")
# What follows a value with a `>`, up to the next one.
_after_hidden_end = re.compile(
    rf"""=(?=[{_SPACE}]*+(?:"[^">]*+>[^"]*+"([^>]*+)|'[^'>]*+>[^']*+'([^>]*+)))"""
)
_plain_tag = re.compile(
    rf"""<[a-z]++(?:[{_SPACE}/]++[^{_SPACE}"'=/>]++(?:="[^"]*+"|='[^']*+')?)*[{_SPACE}/]*+""",
    re.IGNORECASE,
)


def check(html: str, limits: Limits) -> None:
    """Raise `LimitError` where parsing `html` could pass one of `limits`.

    `html` is what the parser will get, to the letter.
    """
    size = len(html)
    if size < limits.harmless_length:
        return
    if size > limits.max_length:
        raise LimitError("max_length", limits.max_length, limits.max_length)
    tags = html.count("<")
    if tags > limits.max_tags:
        raise LimitError("max_tags", limits.max_tags, _place_of(html, "<", limits.max_tags))
    if size < limits.short_length and _is_harmless(size, tags, limits):
        return
    if size >= 2 * limits.max_names:
        _count_names(html, limits)
    if not _is_plain(html, tags, limits):
        _Reader(_without_surrogates(html), limits).read()


def _without_surrogates(html: str) -> str:
    """Drop lone surrogates, as is done before parsing: with one after its `<`, a tag is a tag."""
    return html if html.isascii() else html.encode("utf-8", "ignore").decode()


def _place_of(html: str, sign: str, number: int) -> int:
    """Give the place of the sign after the first `number` ones."""
    place = -1
    for _ in range(number + 1):
        place = html.find(sign, place + 1)
    return place


# Most posts pass by what their tags can cost at the most, wherever each stands.
#
# The parser repeats formatting ("reconstruct the active formatting elements", "adoption
# agency algorithm"), and at each tag no more of it than its list holds:
#
# - what is repeated has been closed with a block since it was last made, so that each time
#   another tag has closed it;
# - formatting that is closed around blocks is made anew in each of them, but what a block is
#   opened in is not what is repeated in it, and what has gone into a block is there;
# - what stands between formatting and the first block in it is made anew once, and stays open.
#
# In the list, what is before the last cell or object does not count; there is one link, since
# a link ends the one before it; and of tags that are written alike the parser keeps three.


def _is_harmless(size: int, tags: int, limits: Limits) -> bool:
    """Tell whether so few tags are harmless, be all of them full of attributes.

    An attribute takes two code points.  A tag that has formatting repeated is none that is
    repeated, so that the elements count only where they make up most of it.
    """
    weight = size // 2 + size // 100
    if weight < _ELEMENT * tags:
        weight += _ELEMENT * tags
    return (
        tags * weight <= limits.max_reopened
        and 2 * tags <= limits.max_depth
        and 2 * _most_steps(tags, tags, size) <= limits.max_total_depth
    )


def _most_steps(tags: int, formatting: int, size: int) -> int:
    """Bound the looks at open elements where so much formatting can be open at a time.

    A tag opens two elements at the most, on average.  All that are open are looked through
    at each tag and each text; those above formatting that is closed, up to eight times, and
    then the formatting for each of them; and new formatting is compared with all that is open.
    """
    return tags * tags * (6 + formatting // 8) + formatting * size


def _is_plain(html: str, tags: int, limits: Limits) -> bool:
    """Tell whether the formatting is harmless wherever it stands, and no tag is too long."""
    size = len(html)
    found = set(_weighty_tag.findall(html))
    if not all(map(str.isascii, found)) and _surrogate.search("".join(found)):
        html = _without_surrogates(html)
        found = set(_weighty_tag.findall(html))
    links = {tag for tag in found if tag[1] in "aA"}
    marks = found - links
    # What a link may weigh.
    left = limits.max_reopened // (tags + 1) - 3 * sum(map(_weight, marks))
    if left < 0:
        return False
    if left < _LONG_LINK or ("'" in html and _quoted_end.search(html)):
        links = set(_link.findall(html))
    steps = _most_steps(tags, 3 * len(marks) + 1, size)
    # The attributes of a tag are compared with one another.
    most = min(limits.max_attributes, 4 * (limits.max_total_depth - steps) // (size + 1))
    return (
        # `<table><td>` opens four elements.
        2 * tags <= limits.max_depth
        and most > 0
        and all(map(_is_whole, found | links))
        and all(len(tag) + _ELEMENT < left or _weight(tag) <= left for tag in links)
        and all(_most_attributes(part) <= most for part in _long_parts(html, 2 * most))
    )


def _long_parts(html: str, longest: int) -> Iterator[str]:
    """Give the parts in which a tag of more than `longest` code points may be."""
    place, size = 0, len(html)
    while size - place > longest:
        start, stop = place, place + longest
        end = html.rfind('">', start, stop)
        while end > start and _may_begin_value(html[end - 1]):
            end = html.rfind('">', start, end)
        if not _ends_tag(html, start, end):
            end = html.rfind(">", start, stop)
            # A `>` ends a tag in which no value has begun.
            if end <= start or html.find("=", start, end) >= 0:
                end = html.find('">', stop)
                if not _ends_tag(html, start, end):
                    yield html[start:]
                    return
                yield html[start : end + 2]
        place = end + 1


def _ends_tag(html: str, start: int, end: int) -> bool:
    """Tell whether a `">` ends any tag that begins after `start`.

    It does, unless it begins a value or is in one between single quotes, which then begins with
    the last of these.
    """
    if end <= start or _may_begin_value(html[end - 1]):
        return False
    quote = html.rfind("'", start, end)
    return quote <= start or not _may_begin_value(html[quote - 1])


def _may_begin_value(before: str) -> bool:
    """Tell whether a quote after this sign may begin a value; surrogates are dropped."""
    return before in _BEFORE_VALUE or before > "\ud7ff"


def _most_attributes(html: str) -> int:
    """Bound the attributes of each tag."""
    html = _without_surrogates(html)
    if not _has_hidden_end(html):
        found = _any_tag.findall(html)
    elif html.count("<") * len(html) < _QUICKLY_READ:
        found = _complete_tag.findall(html)
    else:
        return len(html)
    return max(map(_count_attributes, set(found)), default=0)


def _has_hidden_end(html: str) -> bool:
    """Tell whether there may be a value with a `>`, which does not end the tag."""
    return any(">" in value for value in _quoted_value.findall(html))


def _count_attributes(tag: str) -> int:
    """Bound the attributes of a tag."""
    return len(tag) // 2 if len(tag) < _LONG_TAG else len(_names_in(tag))


def _names_in(tag: str) -> list[str]:
    """Give the names of the attributes of a tag."""
    return _attribute_name.findall(tag, _tag_end(tag))


def _count_names(html: str, limits: Limits) -> None:
    """Count what tags name, be they tags or in a comment."""
    html = _without_surrogates(html)
    patterns = [_any_tag]
    if _has_hidden_end(html):
        patterns.append(_after_hidden_end)
    elif sum(map(len, set(_any_tag.findall(html)))) < 2 * limits.max_names:
        return
    names: set[str] = set()
    tags: set[str] = set()
    for found in chain.from_iterable(pattern.finditer(html) for pattern in patterns):
        tag = found[found.lastindex or 0]
        if tag in tags:
            continue
        tags.add(tag)
        names.add(tag[: _tag_end(tag)])
        names.update(_names_in(tag))
        if len(names) > limits.max_names:
            raise LimitError("max_names", limits.max_names, found.start())


def _is_whole(tag: str) -> bool:
    """Tell whether the first `>` ends a tag, and is not in the middle of a quoted value."""
    if tag[-1] == '"' and tag[-2] not in _BEFORE_VALUE and "'" not in tag:
        return True
    return not (_is_cut(tag, '"') or _is_cut(tag, "'"))


def _is_cut(tag: str, quote: str) -> bool:
    place = tag.rfind(quote)
    return place > 0 and tag[place - 1] in _BEFORE_VALUE and not _plain_tag.fullmatch(tag)


def _weight(tag: str) -> int:
    """Give what it costs to repeat a tag, in units of about 150 bytes, and to walk it."""
    return _ELEMENT + len(_names_in(tag)) + len(tag) // 100


def _tag_end(tag: str) -> int:
    name = _tag.match(tag)
    return name.end() if name else 0


# Tags times code points: in the values of a tag, others are read again.
_QUICKLY_READ = 10**8
_ELEMENT = 10
# In shorter tags, attributes are not counted.
_LONG_TAG = 400

# What an element is: HTML, of SVG or MathML, or of those with HTML in it.
_HTML, _FOREIGN, _HOLDS_HTML = 0, 1, 2


class _Formatting:
    """An open formatting tag: its place on the stack, or -1 while it waits to be repeated."""

    def __init__(self, name: str, tag: str) -> None:
        self.name = name
        self.tag = tag
        self.weight = _weight(tag)
        self.place = -1
        # Whether it is to be repeated where it is closed with a block.
        self.is_kept = True
        # Whether the parser has it at this place, or waiting.
        self.is_known = True

    @cached_property
    def attributes(self) -> dict[str, str] | None:
        """The attributes by name; None where the parser may read a value in another way."""
        found = list(_attributes_of(self.tag))
        if any("&" in value or not value.isprintable() for _, value in found):
            return None
        # The first of a name counts.
        return dict(reversed(found))

    def is_same(self, other: _Formatting) -> bool:
        """Tell whether the parser surely takes another of the same name for the same."""
        if self.tag == other.tag:
            return True
        mine, others = self.attributes, other.attributes
        return bool(
            mine is not None and others is not None and list(mine.items()) == list(others.items())
        )

    def may_be_same(self, other: _Formatting) -> bool:
        """Tell whether it may; the order of attributes may count, or not."""
        return self.attributes == other.attributes or None in (self.attributes, other.attributes)


class _Frame:
    """The formatting of a cell or object, or of what is around them, in order."""

    def __init__(self) -> None:
        self.all: list[_Formatting] = []
        self.weight = 0
        self.by_name: defaultdict[str, list[_Formatting]] = defaultdict(list)

    def add(self, one: _Formatting) -> None:
        """Add one; of those that are the same, the parser keeps three."""
        alike = self.by_name[one.name]
        if len(alike) >= 3:
            same = [other for other in alike if other.is_same(one)]
            if len(same) >= 3:
                self.remove(same[0])
            else:
                same = [other for other in alike if other.may_be_same(one)]
                if len(same) >= 3:
                    for other in same:
                        other.is_known = False
        self.all.append(one)
        alike.append(one)
        self.weight += one.weight

    def remove(self, one: _Formatting) -> None:
        """Forget one."""
        one.is_kept = False
        self.weight -= one.weight
        self.all.remove(one)
        self.by_name[one.name].remove(one)


class _Stack:
    """The parser's open elements, and the formatting that it repeats."""

    def __init__(self, limits: Limits) -> None:
        self.offset = 0
        self._limits = limits
        self._names: list[str] = []
        self._kinds: list[int] = []
        self._formatting: list[_Formatting | None] = []
        # Positions of the open elements by name and by group.
        self._open: defaultdict[str, list[int]] = defaultdict(list)
        self._foreign = self._open["*foreign"]
        self._kept: dict[tuple[str, int], tuple[list[int], ...]] = {}
        # Below this position the stack may differ from the parser's, which then is shorter.
        self._frozen = 0
        # The formatting in order, cut where table cells and objects begin.
        self._frames = [_Frame()]
        self._waiting = False
        # The place of the form that is open, which the parser keeps beside the stack; -1 where
        # it is not on it.
        self._form: int | None = None
        self._options = 0
        self._steps = 0
        self._reopened = 0

    # The stack

    def _push(self, name: str, formatting: _Formatting | None = None, *, kind: int = _HTML) -> None:
        place = len(self._names)
        if place >= self._limits.max_depth:
            self._refuse("max_depth")
        self._names.append(name)
        self._kinds.append(kind)
        self._formatting.append(formatting)
        for places in self._kept.get((name, kind)) or self._places(name, kind):
            places.append(place)
        if formatting is not None:
            formatting.place = place

    def _places(self, name: str, kind: int) -> tuple[list[int], ...]:
        if kind == _HTML:
            keys = [name, "*html", *(key for key, names in _GROUPS.items() if name in names)]
        else:
            keys = [
                f"/{name}",
                "*foreign",
                *(_INTEGRATION_GROUPS if kind == _HOLDS_HTML else ()),
            ]
        kept = tuple(self._open[key] for key in keys)
        self._kept[name, kind] = kept
        return kept

    def _push_foreign(self, name: str) -> None:
        """Open an element of SVG or MathML."""
        root = "svg" if self._last("/svg") > self._last("/math") else "math"
        self._push(name, kind=_HOLDS_HTML if name in _INTEGRATION[root] else _FOREIGN)
        if name == "annotation-xml" or (name in _INTEGRATION and name != root):
            # One in the other may be HTML in it, or not.
            self.freeze()

    def _pop(self) -> None:
        name, kind, formatting = self._names.pop(), self._kinds.pop(), self._formatting.pop()
        for places in self._kept[name, kind]:
            places.pop()
        place = len(self._names)
        self._frozen = min(self._frozen, place)
        if formatting is not None and formatting.place == place:
            formatting.place = -1
            self._waiting = True

    def _remove(self, place: int) -> None:
        """Take an element off the stack and leave those in it."""
        above = list(
            zip(self._names[place:], self._formatting[place:], self._kinds[place:], strict=True)
        )[1:]
        self.step(len(above))
        frozen = self._frozen
        self._pop_to(place)
        for name, formatting, kind in above:
            self._push(name, formatting, kind=kind)
        self._frozen = min(frozen, len(self._names))

    def _pop_to(self, place: int) -> None:
        while len(self._names) > place:
            self._pop()

    def _last(self, key: str) -> int:
        places = self._open[key]
        return places[-1] if places else -1

    def _top(self) -> str:
        return self._names[-1] if self._names else ""

    def _takes_foreign(self) -> bool:
        """Tell whether a tag at this place belongs to SVG or MathML."""
        return bool(self._kinds) and self._kinds[-1] == _FOREIGN

    def _is_murky(self) -> bool:
        """Tell whether it cannot be known that this place is HTML."""
        return bool(self._foreign) and self._foreign[0] < self._frozen

    def has_foreign(self) -> bool:
        """Tell whether SVG or MathML may be open."""
        return bool(self._foreign)

    def reads_raw(self) -> bool | None:
        """Tell whether `<style>` and the like hold raw text here; None where that is unknown."""
        if self._is_murky() or self._open["template"]:
            return None
        return not self._takes_foreign()

    def freeze(self) -> None:
        """Give up to follow what is open: let it count, open and waiting to be repeated."""
        self._frozen = len(self._names)
        self._form = None
        if len(self._frames) > 1:
            joined = _Frame()
            for frame in self._frames:
                for one in frame.all:
                    joined.add(one)
            self._frames = [joined]
        frame = self._frames[0]
        self.step(len(frame.all))
        for one in frame.all:
            one.place = -1
            one.is_known = False
            self._waiting = True

    def _close(self, place: int) -> bool:
        """Close the element at a place and those in it; False if it may not be there."""
        is_known = place >= self._frozen
        if is_known or place == len(self._names) - 1:
            self._pop_to(place)
        else:
            self.freeze()
        return is_known

    def _close_in_scope(self, key: str, scope: str) -> bool:
        """Close the last element of a name or group, unless a `scope` keeps it open."""
        place, stop = self._last(key), self._last(scope)
        if place < 0:
            return False
        if place >= stop:
            return self._close(place)
        if stop < self._frozen:
            self.freeze()
        return False

    def _close_implied(self, *kept: str) -> None:
        while len(self._names) > self._frozen and self._names[-1] in _IMPLIED_ENDS:
            if self._names[-1] in kept:
                return
            self._pop()

    # Counting

    def _refuse(self, limit: str) -> None:
        raise LimitError(limit, getattr(self._limits, limit), self.offset)

    def step(self, steps: int | None = None) -> None:
        """Count the work for one tag: by default, a look at all open elements."""
        self._steps += len(self._names) if steps is None else steps
        if self._steps > self._limits.max_total_depth:
            self._refuse("max_total_depth")

    def _count_reopened(self, size: int) -> None:
        self._reopened += size
        if self._reopened > self._limits.max_reopened:
            self._refuse("max_reopened")

    # Formatting

    def heeds_text(self) -> bool:
        """Tell whether text can change anything here."""
        return self._waiting or bool(self._frames[-1].all) or self._top() == "colgroup"

    def text(self, *, blank: bool) -> None:
        """Take text in."""
        if self._takes_foreign() or (blank and self._top() in _TABLE_CONTEXT):
            return
        if self._top() == "colgroup" and len(self._names) > self._frozen:
            self._pop()
        if self._waiting:
            self._reopen()
        frame = self._frames[-1].all
        if frame:
            self.step(len(self._names) - frame[-1].place)

    def _reopen(self) -> None:
        """Repeat the formatting that waits: "reconstruct the active formatting elements"."""
        if not self._waiting:
            return
        self._waiting = False
        frame = self._frames[-1].all
        first = len(frame)
        while first and frame[first - 1].place < 0:
            first -= 1
        for one in frame[first:]:
            self._count_reopened(one.weight)
            self._push(one.name, one)

    def _open_formatting(self, name: str, tag: str) -> None:
        frame = self._frames[-1]
        # It is compared with all of them, attribute by attribute.
        self.step(len(frame.all) * len(tag))
        one = _Formatting(name, tag)
        frame.add(one)
        self._push(name, one)

    def _cut_frame(self) -> None:
        """Forget the formatting of a cell or object that ends."""
        for one in self._frames.pop().all:
            one.is_kept = False
        if not self._frames:
            self._frames.append(_Frame())
        self._waiting = True

    def _close_formatting(self, name: str) -> None:
        """Follow the "adoption agency algorithm"."""
        frame = self._frames[-1]
        self.step(len(frame.all))
        top = self._formatting[-1] if self._names else None
        if self._top() == name and (top is None or not top.is_kept):
            self._pop()
            return
        alike = frame.by_name[name]
        if not alike:
            self._close_other(name)
            return
        one = alike[-1]
        place = one.place
        is_top = 0 <= place == len(self._names) - 1
        if one.is_known and top is not None and top.name == name and not top.is_known:
            # Either it ends, as the parser has forgotten it, or the last one of its name.
            self._count_adoption(one, frame, len(self._names))
            self.freeze()
            return
        if not one.is_known:
            self._count_adoption(one, frame, len(self._names))
            if is_top:
                self._pop()
            else:
                self.freeze()
            if not self._open["*scope"] and len(self._open["*special"]) < 8:
                # There is nothing that could keep it.
                frame = self._frames[-1]
                frame.remove(min(frame.by_name[name], key=lambda one: one.weight))
        elif is_top:
            self._pop()
            frame.remove(one)
        elif place < 0:
            frame.remove(one)
        elif self._last("*scope") > place:
            return
        elif self._last("*special") < place:
            self._pop_to(place)
            frame.remove(one)
        else:
            self._adopt(one, frame)

    def _adopt(self, one: _Formatting, frame: _Frame) -> None:
        """Close formatting around blocks: its clones move into them, one after the other."""
        one_place, last_special = one.place, self._last("*special")
        between = self._names[one_place + 1 : last_special + 1]
        above = len(self._names) - one_place - 1
        if len(between) < 8 and all(name in _SPECIAL for name in between):
            self.step(above * (8 + len(frame.all) // 4))
            self._count_reopened(len(between) * one.weight)
            self._pop_to(one_place)
            frame.remove(one)
            for name in between:
                self._push(name)
            if self._form is not None and one_place < self._form <= last_special:
                self._form -= 1
            return
        self._count_adoption(one, frame, above)
        if sum(name in _SPECIAL for name in between) < 8:
            frame.remove(one)
        else:
            # It has gone into the eighth.
            self._push(one.name, one)
        self.freeze()

    def _count_adoption(self, one: _Formatting, frame: _Frame, above: int) -> None:
        self.step(above * (8 + len(frame.all) // 4))
        self._count_reopened(8 * one.weight + frame.weight)

    # Opening tags

    def start(self, name: str, tag: str, *, is_closed: bool) -> None:
        """Follow an opening tag; `is_closed` where it ends in `/>`."""
        self.step()
        if self._is_murky():
            self.start_blindly(name, tag)
            return
        if self._takes_foreign():
            if name not in _BREAKOUT and not (name == "font" and _has_font_attribute(tag)):
                if not is_closed:
                    self._push_foreign(name)
                return
            self._leave_foreign()
        elif name in ("mglyph", "malignmark") and self._kinds and self._kinds[-1] == _HOLDS_HTML:
            self._push(name, kind=_FOREIGN)
            self.freeze()
            return
        if self._top() == "colgroup" and name not in ("col", "template"):
            self._close(len(self._names) - 1)
        if name in _FORMATTING:
            self._start_formatting(name, tag)
        elif name in _TABLE_PARTS:
            self._start_table_part(name)
        elif name in _VOID:
            self._start_void(name)
        elif name in _INTEGRATION:
            self._reopen()
            if not is_closed:
                self._push(name, kind=_FOREIGN)
        elif name == "form":
            self._start_form()
        elif name == "table":
            self._start_table()
        elif name in _END_P:
            self._start_block(name)
        elif name == "textarea":
            # The parser repeats formatting in it, too.
            self._push(name)
            self._reopen()
            self._pop_to(self._last(name))
        elif name not in _IGNORED and name not in _RAW:
            self._start_other(name, tag)

    def start_blindly(self, name: str, tag: str) -> None:
        """Follow a tag of which it is not known whether it is one."""
        self.step()
        self._reopen()
        if name == "option":
            self._count_option(tag)
        if name in _FORMATTING:
            frame = self._frames[-1]
            if name in ("a", "nobr"):
                for one in frame.by_name[name]:
                    self._count_adoption(one, frame, len(self._names))
            self._open_formatting(name, tag)
        else:
            self._push(name)
        self.freeze()

    def _leave_foreign(self) -> None:
        while self._takes_foreign():
            self._pop()

    def _start_formatting(self, name: str, tag: str) -> None:
        frame = self._frames[-1]
        if name == "a" and frame.by_name[name]:
            self._close_formatting(name)
            frame = self._frames[-1]
            for one in [one for one in frame.by_name[name] if one.is_known]:
                frame.remove(one)
                if one.place >= 0:
                    self._remove(one.place)
        elif name == "nobr":
            self._reopen()
            if self._last("nobr") > self._last("*scope"):
                self._close_formatting("nobr")
        self._reopen()
        self._open_formatting(name, tag)

    def _start_void(self, name: str) -> None:
        if name == "hr":
            self._end_p()
        elif name == "input":
            self._close_in_scope("select", "*scope")
        if name in _REOPENING_VOID:
            self._reopen()

    def _end_p(self) -> None:
        self._close_in_scope("p", "*button scope")

    def _start_block(self, name: str) -> None:
        if name in ("li", "dd", "dt"):
            names = ("li",) if name == "li" else ("dd", "dt")
            stop = self._last("*item stop")
            if stop >= 0 and self._names[stop] in names:
                self._close(stop)
            elif stop < self._frozen and any(self._open[item] for item in names):
                self.freeze()
        self._end_p()
        if name in _HEADINGS and self._top() in _HEADINGS:
            self._pop()
        if name == "xmp":
            self._reopen()
        else:
            self._push(name)

    def _start_other(self, name: str, tag: str) -> None:
        if name == "button":
            self._close_in_scope("button", "*scope")
        elif name == "select" and self._start_select():
            return
        elif name in ("option", "optgroup"):
            self._start_option(name, tag)
        elif name in ("rb", "rtc", "rp", "rt") and self._last("ruby") > max(
            self._last("*scope"), self._frozen - 1
        ):
            self._close_implied("" if name in ("rb", "rtc") else "rtc")
        if name not in _NOT_REOPENING:
            self._reopen()
        self._push(name)
        if name in _MARKERS:
            self._frames.append(_Frame())

    def _start_select(self) -> bool:
        """Begin a `select`; in another, it is only that one's end: then give True."""
        self._options = 0
        if not self._open["select"]:
            return False
        is_known = self._last("*scope") >= self._frozen
        if self._close_in_scope("select", "*scope"):
            return True
        if is_known:
            return False
        self._push("select")
        self.freeze()
        return True

    def _start_option(self, name: str, tag: str) -> None:
        if name == "option" and self._open["select"]:
            self._count_option(tag)
        if self._last("select") >= max(self._last("*scope"), self._frozen):
            self._close_implied("optgroup" if name == "option" else "")
        elif self._top() == "option":
            self._pop()

    def _count_option(self, tag: str) -> None:
        """Count the look at all options of a select, for which is selected."""
        self._options += 1
        self.step(self._options * (6 if "selected" in tag.lower() else 2))

    def _start_form(self) -> None:
        in_template = bool(self._open["template"])
        if self._form is not None and not in_template:
            return
        is_pushed = not self._is_between_cells()
        is_known = not self._frozen
        if is_pushed:
            self._end_p()
            self._push("form")
        if not is_known:
            self.freeze()
            return
        if not in_template:
            self._form = self._last("form") if is_pushed else -1

    def _is_between_cells(self) -> bool:
        """Tell whether a table is open and none of its cells."""
        table = self._last("table")
        return table >= self._frozen and table > max(self._last("*cell"), self._last("template"))

    def _start_table(self) -> None:
        if self._is_between_cells():
            self._pop_to(self._last("table"))
        elif self._open["table"] and self._last("table") < self._frozen:
            self.freeze()
        else:
            self._end_p()
        self._push("table")

    def _start_table_part(self, name: str) -> None:
        table = self._last("*table scope")
        if table < 0:
            return
        if table < self._frozen or self._names[table] == "template":
            for part in _PARENT_PARTS.get(name, ()):
                self._push(part)
            self._push(name)
            self.freeze()
            return
        if name == "col":
            parent = max(table, self._last("colgroup"))
        else:
            parent = self._last(_PARENTS.get(name, "*table scope"))
        has_cell = self._last("*cell") > parent
        self._pop_to(parent + 1)
        if has_cell:
            self._cut_frame()
        if name == "col":
            if parent == table:
                self._push("colgroup")
            return
        if name in ("tr", "td", "th"):
            if self._names[parent] == "table":
                self._push("tbody")
            if name != "tr" and self._names[parent] != "tr":
                self._push("tr")
        self._push(name)
        if name in _CELLS:
            self._frames.append(_Frame())

    # Closing tags

    def end(self, name: str) -> None:
        """Follow a closing tag."""
        if self._top() != name:
            self.step()
        elif name not in _OWN_ENDS and self._kinds[-1] == _HTML:
            self._pop()
            return
        if self._is_murky():
            self._end_murky(name)
            return
        if self._kinds and self._kinds[-1] != _HTML:
            place = self._last(f"/{name}")
            if place > self._last("*html"):
                self._close(place)
                return
            if name in ("br", "p"):
                self._leave_foreign()
        if name in _FORMATTING:
            self._close_formatting(name)
        elif name in _TABLE_PARTS or name in _TABLE_SCOPE:
            self._end_table_part(name)
        elif name == "p":
            self._end_p()
        elif name == "li":
            self._close_in_scope("li", "*list scope")
        elif name in _HEADINGS:
            self._close_in_scope("*heading", "*scope")
        elif name == "br":
            self._reopen()
        elif name == "form":
            self._end_form()
        elif name in _CLOSED_IN_SCOPE:
            if self._close_in_scope(name, "*scope") and name in _MARKERS:
                self._cut_frame()
        elif name not in _IGNORED:
            self._close_other(name)

    def _end_murky(self, name: str) -> None:
        if self._top() == name and name not in _FORMATTING and name != "form":
            self._pop()
        self.freeze()

    def _close_other(self, name: str) -> None:
        place, stop = self._last(name), self._last("*special")
        if 0 <= place >= stop:
            self._close(place)
        elif place >= 0 and stop < self._frozen:
            self.freeze()

    def _end_table_part(self, name: str) -> None:
        if name == "template":
            place, stop = self._last(name), -1
        elif name == "colgroup":
            if self._top() == name:
                self._pop()
            return
        else:
            place, stop = self._last(name), self._last("*table scope")
        if place < 0 or place < stop:
            if place >= 0 and stop < self._frozen:
                self.freeze()
            return
        has_cell = self._last("*cell") >= place or name == "template"
        if self._close(place) and has_cell:
            self._cut_frame()

    def _end_form(self) -> None:
        form, self._form = self._form, None
        place, stop = self._last("form"), self._last("*scope")
        if place < 0 or (place < stop and stop >= self._frozen):
            return
        if self._open["template"] or place < self._frozen or (self._frozen and form is None):
            self.freeze()
        elif form == place:
            self._close_implied()
            self._remove(place)


def _lower(name: str) -> str:
    """Fold the case as the parser does: of ASCII letters only."""
    return name.lower() if name.isascii() else name


def _attributes_of(tag: str) -> Iterator[tuple[str, str]]:
    for attribute in _one_attribute.finditer(tag, _tag_end(tag), len(tag) - 1):
        yield _split_attribute(attribute[0])


def _split_attribute(written: str) -> tuple[str, str]:
    written = written.lstrip(_BLANK + "/")
    # A name may begin with an equals sign.
    name, _, value = written[1:].partition("=")
    value = value.lstrip(_BLANK)
    if value[:1] in ("'", '"'):
        value = value[1:-1]
    return _lower(written[:1] + name.rstrip(_BLANK)), value


def _has_font_attribute(tag: str) -> bool:
    names = {name for name, _ in _attributes_of(tag)}
    return not names.isdisjoint(("color", "face", "size"))


class _Reader:
    """Reads HTML tag by tag."""

    def __init__(self, html: str, limits: Limits) -> None:
        self._html = html
        self._limits = limits
        self._stack = _Stack(limits)
        self._long_tag = min(_LONG_TAG, limits.max_attributes)
        self._after_pre = False
        # Up to here it is not known whether tags are tags.
        self._blind = 0
        # The end of the CDATA that was looked for last.
        self._data_end = -1

    def read(self) -> None:
        """Read all; raise `LimitError` at the tag that is too much."""
        html, stack = self._html, self._stack
        place = 0
        while True:
            start = html.find("<", place)
            stop = start if start >= 0 else len(html)
            if stop > place and stack.heeds_text():
                self._read_text(place, stop)
            if start < 0:
                return
            if self._blind and start >= self._blind:
                self._blind = 0
                stack.freeze()
            stack.offset = start
            self._after_pre = False
            tag = _whole_tag.match(html, start)
            place = self._pass_other(start) if tag is None else self._read_tag(tag)
            if place < 0:
                return

    def _read_text(self, start: int, end: int) -> None:
        text = self._html[start:end].replace("\0", "")
        if self._after_pre:
            # The parser drops a newline here.
            text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\n")
        if text:
            self._stack.text(blank=not text.strip(_BLANK))

    def _pass_other(self, start: int) -> int:
        """Pass a comment or a stray sign; give where to go on, or -1 at the end."""
        html, stack = self._html, self._stack
        following = html[start + 1 : start + 2]
        if following not in ("!", "?", "/"):
            stack.text(blank=False)
            return start + 1
        stack.step()
        if html.startswith("<!--", start):
            if html.startswith((">", "->"), start + 4):
                return html.index(">", start) + 1
            end = _comment_end.search(html, start + 4)
            return end.end() if end else -1
        if html.startswith("<![CDATA[", start) and stack.has_foreign():
            stack.freeze()
            self._blind = max(self._blind, self._end_of_data(start))
            return start + 2
        return html.find(">", start) + 1 or -1

    def _end_of_data(self, start: int) -> int:
        if self._data_end < start:
            end = self._html.find("]]>", start)
            self._data_end = end if end >= 0 else len(self._html)
        return self._data_end

    def _read_tag(self, tag: re.Match[str]) -> int:
        html, stack = self._html, self._stack
        name = _lower(tag[2])
        name_end, end, is_closed = tag.end(2), tag.end(), tag[3].endswith("/")
        if not tag[4]:
            end, is_closed = self._end_of_tag(name_end)
        if end - name_end > self._long_tag:
            self._count_attributes(name_end, end)
        if html[end - 1] != ">":
            # It is cut off, and the parser drops it.
            return -1
        if tag[1]:
            if self._blind:
                stack.freeze()
            else:
                stack.end(name)
            return end
        self._after_pre = name in ("pre", "listing")
        text = html[tag.start() : end]
        if self._blind:
            stack.start_blindly(name, text)
            return end
        is_raw = stack.reads_raw() if name in _RAW or name == "plaintext" else False
        stack.start(name, text, is_closed=is_closed)
        if is_raw is False:
            return end
        after = self._end_of_raw(name, end) if name != "plaintext" else -1
        if is_raw:
            return after
        self._blind = after if after >= 0 else len(html)
        return end

    def _end_of_tag(self, place: int) -> tuple[int, bool]:
        """Give the place after a tag, and whether it ends in `/>`."""
        html = self._html
        size = len(html)
        while True:
            found = _some_attributes.match(html, place)
            if found is None or found.end() >= size:
                return size, False
            place = found.end()
            if html[place] == ">":
                return place + 1, found[1].endswith("/")

    def _count_attributes(self, place: int, end: int) -> None:
        most = self._limits.max_attributes
        count = 0
        for attribute in _one_attribute.finditer(self._html, place, end):
            if count == most:
                raise LimitError("max_attributes", most, attribute.start())
            count += 1
        # Each is compared with those before it.
        self._stack.step(count * count // 2)

    def _end_of_raw(self, name: str, place: int) -> int:
        """Give the place after the tag that ends raw text, or -1 where there is none."""
        if name == "script":
            start = self._end_of_script(place)
        else:
            found = _raw_end(name).search(self._html, place)
            start = found.start() if found else -1
        return self._end_of_tag(start + 2 + len(name))[0] if start >= 0 else -1

    def _end_of_script(self, place: int) -> int:
        """Find the tag that ends a script; in a comment, a script in it must end first."""
        escaped = doubly = False
        html = self._html
        while True:
            mark = _script_mark.search(html, place)
            if mark is None:
                return -1
            place = mark.end()
            if mark[1]:
                escaped = True
                # The dashes of `<!-->` are those of its end, too.
                place -= 2
            elif mark[2]:
                escaped = doubly = False
            elif mark[3]:
                if not doubly:
                    return mark.start()
                doubly = False
            else:
                doubly = escaped


@lru_cache(maxsize=16)
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE)
