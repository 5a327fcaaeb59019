r"""Where JSON values begin and end in a stream, without decoding them.

A streaming parser that decodes (ijson, json-stream) was tried first and does not do for
posts as they are met: a lone surrogate or one Latin-1 byte ends the stream, `"\ud83dA"`
comes out as another character, and 20,000 `[` take a gigabyte.  The scanner gives each
element as the bytes that stood there.  The one who decodes them is told what is wrong
with them, and the next element is not touched.

RFC 8259 allows this: outside strings, a bracket is structure; a string ends at the
first quote that no backslash escapes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from wpclean.io._fault import Fault

__all__ = ["Scanner", "decode_string"]

_SPACE = re.compile(rb"[ \t\r\n]*+")
# All up to a bracket, or up to the quote of a string that the buffer does not end.
_BETWEEN = re.compile(
    rb'[^"\[\]{}]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"\[\]{}]*+)*+', re.DOTALL
)  # fmt: skip
_IN_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_SCALAR = re.compile(rb'[^ \t\r\n,:"\[\]{}]*+')
_QUOTE, _BACKSLASH = b'"\\'
_OPENING = b"[{"


class Scanner:
    """A cursor over JSON text: `data`, then what each call of `more` gives until it is empty.

    All methods begin at the cursor and leave it behind what they gave.  They raise `Fault`
    where the text is no JSON or ends too early.
    """

    def __init__(self, data: bytes = b"", more: Callable[[], bytes] = bytes) -> None:
        self._buffer = bytearray(data)
        self._at = 0
        self._dropped = 0
        self._more = more

    def peek(self) -> bytes:
        """Give the next byte that is no space, without passing it; nothing at the end."""
        while True:
            self._at = _end(_SPACE, self._buffer, self._at)
            if self._at < len(self._buffer):
                return bytes(self._buffer[self._at : self._at + 1])
            if not self._fill():
                return b""

    def ahead(self, size: int) -> bytes:
        """Give the next bytes, `size` or all that there are, without passing them."""
        while len(self._buffer) - self._at < size and self._fill():
            pass
        return bytes(self._buffer[self._at : self._at + size])

    def value(self, *, keep: bool = True) -> bytes:
        """Pass one value and give its bytes; with `keep=False` they are dropped on the way."""
        first = self.peek()
        if not first or first in b"]},:":
            raise self._unexpected("a value")
        size = self._nested(first[0], keep) if first in b'{["' else self._scalar(keep)
        with memoryview(self._buffer) as view:
            raw = bytes(view[self._at : self._at + size]) if keep else b""
        self._at += size
        return raw

    def members(self) -> Iterator[str]:
        """Enter an object; give each name, with the cursor at its value, which is to be passed."""
        self._take(b"{")
        if self.peek() == b"}":
            self._at += 1
            return
        while True:
            if self.peek() != b'"':
                raise self._unexpected("a name in quotes")
            name = decode_string(self.value())
            self._take(b":")
            yield name
            if self._take(b",}") == b"}":
                return

    def elements(self) -> Iterator[int]:
        """Enter an array; give each index, with the cursor at its value, which is to be passed."""
        self._take(b"[")
        if self.peek() == b"]":
            self._at += 1
            return
        index = 0
        while True:
            yield index
            if self._take(b",]") == b"]":
                return
            index += 1

    def _nested(self, first: int, keep: bool) -> int:
        """Find the length of the string, array or object at the cursor."""
        buffer = self._buffer
        size = 1
        in_string = first == _QUOTE
        depth = 0 if in_string else 1
        while depth or in_string:
            stop = _end(_IN_STRING if in_string else _BETWEEN, buffer, self._at + size)
            size = stop - self._at
            # A backslash here is the buffer's last byte: what it escapes has not come yet.
            if stop == len(buffer) or buffer[stop] == _BACKSLASH:
                if not keep:
                    self._at += size
                    size = 0
                if not self._fill():
                    raise self._unexpected("its end", size)
                continue
            byte = buffer[stop]
            size += 1
            if byte == _QUOTE:
                in_string = not in_string
            else:
                depth += 1 if byte in _OPENING else -1
        return size

    def _scalar(self, keep: bool) -> int:
        """Find the length of the number or word at the cursor."""
        size = 0
        while True:
            size = _end(_SCALAR, self._buffer, self._at + size) - self._at
            if self._at + size < len(self._buffer):
                return size
            if not keep:
                self._at += size
                size = 0
            if not self._fill():
                return size

    def _take(self, wanted: bytes) -> bytes:
        """Pass one of these bytes and give it."""
        found = self.peek()
        if not found or found not in wanted:
            raise self._unexpected(" or ".join(repr(chr(byte)) for byte in wanted))
        self._at += 1
        return found

    def _fill(self) -> bool:
        """Get more of the text; False where there is none.  What was passed is let go."""
        piece = self._more()
        if not piece:
            return False
        del self._buffer[: self._at]
        self._dropped += self._at
        self._at = 0
        self._buffer += piece
        return True

    def _unexpected(self, wanted: str, passed: int = 0) -> Fault:
        at = self._at + passed
        place = f"at byte {self._dropped + at}"
        if at >= len(self._buffer):
            return Fault("JSONDecodeError", f"cut off {place}, before {wanted}")
        found = bytes(self._buffer[at : at + 1])
        return Fault("JSONDecodeError", f"expected {wanted}, found {str(found)[1:]} {place}")


def decode_string(raw: bytes) -> str:
    """Decode a JSON string."""
    try:
        text: str = json.loads(raw, strict=False)
    except ValueError as error:
        raise Fault(type(error).__name__, str(error)) from error
    return text


def _end(pattern: re.Pattern[bytes], buffer: bytearray, at: int) -> int:
    """Match a pattern that may match nothing, and so always matches."""
    match = pattern.match(buffer, at)
    assert match
    return match.end()
