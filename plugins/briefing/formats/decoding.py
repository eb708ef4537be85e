"""Bytes to text: the encoding found, wrong declarations overruled, mis-decoded characters mended."""

from __future__ import annotations

import codecs
import re

from .findings import Unreadable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose little-endian mark opens it."""

MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "euc-kr": "cp949", "shift_jis": "cp932", "iso-8859-9": "cp1254",
}  # fmt: skip
"""The encodings that browsers use where these are declared (https://encoding.spec.whatwg.org/#names-and-labels)."""

SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format", "a database"),
)

SAMPLE = 64_000
"""Bytes on which an unknown encoding is guessed; more changes the guess no longer but costs a second."""

BROKEN_SHARE = 0.002
"""Up to two malformed sequences in a thousand bytes are damage; other encodings break at most accents."""

CONTROL_SHARE = 0.02
"""Text has next to no control characters; compressed and program data have one byte in ten."""

SUSPECT = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039"
    "\u203a\u20ac\u2122]|\u0432\u0402|[\u0420\u0421][\u00a0-\u00bf\u0402-\u040f\u0452-\u045f\u2018-\u2022]|\u201a\u00c4|\u221a[\u00a9\u00b0-\u00ff]"
)
"""UTF-8 read as windows-1252, windows-1251 or Mac Roman: a first byte's letter, then a second byte's.
ftfy decides; its own test for badness costs 28 ms on a page, this one 2 ms."""

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
"""Where alone something suspect can stand; found five times faster."""

ASCII = bytes(range(128))

MOST_MENDED = 1_000_000
"""Characters of suspect lines looked at in one text: a book. ftfy takes seconds for each million."""

CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b"))


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data` with line ends as "\\n", and what was repaired; Unreadable where it is no text.

    Valid UTF-8 overrules any declaration: text in another encoding is hardly ever valid UTF-8 by accident.
    """
    text, repairs = _decode(data, _codec(declared))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    mended, lines = mend(text)
    return mended, repairs + lines


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), ()
    refuse_binary(data)
    if wide := _wide(data):
        return data.decode(wide, "replace"), (f"decoded as {wide}",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_other(data, declared)


def _decode_other(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    """Text that is not valid UTF-8: damaged UTF-8, or as declared, or as guessed, or windows-1252 at last."""
    broken = data.decode("utf-8", "replace").count("\ufffd") if _has_wide_characters(data) else len(data)
    if broken <= max(1, BROKEN_SHARE * len(data)):
        return data.decode("utf-8", "replace"), (f"decoded as UTF-8 with {broken} unreadable characters",)
    for name in filter(None, (declared, _guess(data))):
        try:
            return data.decode(name), (f"decoded as {_label(name)}",)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace"), ("decoded as windows-1252, for want of anything better",)


def _has_wide_characters(data: bytes) -> bool:
    """Whether well-formed UTF-8 sequences of several bytes stand in it."""
    return re.search(rb"[\xc3-\xf4][\x80-\xbf]", data) is not None


def _codec(declared: str | None) -> str | None:
    """Python's name of a declared encoding; None for none and for unknown ones."""
    name = (declared or "").strip().strip("\"'").lower()
    name = MEANT.get(name, name)
    try:
        return codecs.lookup(name).name if name else None
    except (LookupError, ValueError):
        return None


def _label(name: str) -> str:
    return name.replace("cp125", "windows-125") if name.startswith("cp125") else name


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best and _same_in("cp1252", best.encoding, data[:SAMPLE]):
        return "cp1252"
    return best.encoding if best else None


def _same_in(one: str, other: str, data: bytes) -> bool:
    """Whether two encodings read the same: then the commoner one is meant."""
    try:
        return data.decode(one) == data.decode(other)
    except (UnicodeDecodeError, LookupError):
        return False


def refuse_binary(data: bytes) -> None:
    """Raise Unreadable where `data` is no text."""
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"is {what}, not text: convert it to text first")
    head = data[:SAMPLE]
    if len(head) - len(head.translate(None, CONTROLS)) > CONTROL_SHARE * len(head) and not _wide(data):
        raise Unreadable("is binary data, not text: remove it or convert it to text")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero."""
    head = data[: SAMPLE // 16 * 2]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and even < 0.05 * len(head):
        return "utf-16-le"
    if even > 0.4 * len(head) / 2 and odd < 0.05 * len(head):
        return "utf-16-be"
    return None


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Text with mis-decoded characters ("â€™" for "’") mended line by line, and a note where any were."""
    if text.isascii() or not _may_be_mojibake(text):
        return text, ()
    lines = text.split("\n")
    changed, looked_at = [], 0
    for number, line in enumerate(lines):
        if SUSPECT.search(line) and looked_at + len(line) <= MOST_MENDED:
            looked_at += len(line)
            if (fixed := _mended(line)) != line:
                lines[number] = fixed
                changed.append(number + 1)
    if not changed:
        return text, ()
    return "\n".join(lines), (f"mended mis-decoded characters on {_lines(changed)}",)


def _may_be_mojibake(text: str) -> bool:
    """Whether something suspect stands in a text: asked first of all that is no ASCII, pushed together."""
    beyond = text.encode("utf-8", "surrogatepass").translate(None, ASCII).decode("utf-8", "surrogatepass")
    return SUSPECT.search(beyond) is not None and bool(SUSPECT.search(" ".join(BEYOND_ASCII.findall(text))))


def _mended(line: str) -> str:
    """The line as ftfy mends it."""
    from ftfy import fix_encoding

    return fix_encoding(line).replace("\n", " ")


def _lines(numbers: list[int]) -> str:
    """ "line 3", "lines 3 and 8", "lines 3, 8, 9 and 12 others"."""
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    if len(numbers) <= 4:
        return f"lines {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
    return f"lines {', '.join(map(str, numbers[:3]))} and {len(numbers) - 3} others"
