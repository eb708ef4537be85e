"""Messages: newsletters saved as .eml, and pages that a browser saved as .mhtml."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr

from ..records import Claim, Stated
from . import paragraphs
from .decoding import decode
from .findings import Finding, Findings, Found, Trouble, Unreadable
from .html import page
from .json import merged
from .limits import PART_DEPTH, RECORD_BYTES

VERBATIM = ("7bit", "8bit", "binary", "")
"""Transfer encodings that leave lines as they are."""
PARTS = 100
"""The most text parts of a message that are looked at."""
ENOUGH_WORDS = 60
"""A plain-text part of so many words is the message; shorter ones say "read this in your browser"."""


def read(data: bytes, url: str | None = None) -> Findings:
    """The article of a message or a saved page, and those of the messages that it forwards."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except RecursionError:
        raise Unreadable(
            f"nests messages deeper than {PART_DEPTH} levels: take out the one you need"
        ) from None
    if not message.keys():
        raise Unreadable("has no headers, so it is no message: save it as .txt or .html")
    source = data.decode("latin-1").replace("\r\n", "\n")
    yield from _message(message, source, url, 0)


def _message(message: EmailMessage, source: str, url: str | None, depth: int) -> Iterator[Finding]:
    parts, forwarded, too_deep = _parts(message, depth)
    if parts or not forwarded:
        yield _article(message, parts, source, url)
    for inner in forwarded:
        yield from _message(inner, source, None, depth + 1)
    if too_deep:
        yield Trouble(
            f"parts that nest deeper than {PART_DEPTH} levels were not read: take out what you need"
        )


def _parts(message: EmailMessage, depth: int) -> tuple[list[EmailMessage], list[EmailMessage], bool]:
    """The text parts of a message, the messages it forwards, and whether some nest too deep to be read."""
    found, forwarded, too_deep = [], [], False
    waiting = [(message, depth)]
    while waiting and len(found) < PARTS:
        part, level = waiting.pop()
        if level > PART_DEPTH:
            too_deep = True
        elif part.get_content_type() == "message/rfc822":
            forwarded += [one for one in part.get_payload() if isinstance(one, EmailMessage)]
        elif part.is_multipart():
            waiting += [(one, level + 1) for one in reversed(part.get_payload())]
        elif part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            found.append(part)
    return (
        found,
        forwarded if depth < PART_DEPTH else [],
        too_deep or (bool(forwarded) and depth >= PART_DEPTH),
    )


def _article(message: EmailMessage, parts: list[EmailMessage], source: str, url: str | None) -> Finding:
    """The article in the first page or the first long text of a message."""
    texts = [part for part in parts if part.get_content_type() == "text/plain"]
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if pages and _is_saved_page(message):
        return _saved_page(message, pages[0], source, url)
    for part in texts:
        found = _text(part, source)
        if not pages or sum(block.text.count(" ") + 1 for block in found.blocks) >= ENOUGH_WORDS:
            return replace(found, stated=_stated(message, url))
    if not pages:
        return Trouble(
            "the message has no text: its parts are " + (", ".join(sorted(_types(message))) or "empty")
        )
    try:
        found = page(*_decoded(pages[0]))
    except Unreadable as error:
        return Trouble(f"the page in the message {error}")
    return _placed(replace(found, stated=merged(_stated(message, url), found.stated)), pages[0], source)


def _types(message: EmailMessage) -> set[str]:
    return {part.get_content_type() for part in message.walk() if not part.is_multipart()}


def _is_saved_page(message: EmailMessage) -> bool:
    """Whether a browser made it: all of them write multipart/related, mail programs name a recipient."""
    return bool(message.get("Snapshot-Content-Location")) or (
        message.get_content_type() == "multipart/related" and not message.get("To")
    )


def _saved_page(message: EmailMessage, part: EmailMessage, source: str, url: str | None) -> Finding:
    """The page in an MHTML file; the file's date, the day on which it was saved, is no claim."""
    address = url or _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    text, _, repairs = _decoded(part)
    try:
        return _placed(page(text, address or None, repairs), part, source)
    except Unreadable as error:
        return Trouble(f"the page in it {error}")


def _decoded(part: EmailMessage) -> tuple[str, None, tuple[str, ...]]:
    """A part's text and what was repaired; too long ones are cut at RECORD_BYTES."""
    payload = part.get_payload(decode=True) or b""
    text, repairs = decode(payload[:RECORD_BYTES], part.get_content_charset())
    if len(payload) > RECORD_BYTES:
        repairs += (f"cut off at {RECORD_BYTES // 1_000_000} MB",)
    return text, None, repairs


def _text(part: EmailMessage, source: str) -> Found:
    text, _, repairs = _decoded(part)
    return _placed(Found(paragraphs.blocks(text), repairs=repairs), part, source)


def _as_it_stands(part: EmailMessage) -> str:
    """A part's text as the raw file has it; "" where the name of its encoding is none."""
    try:
        payload = part.get_payload()
    except ValueError:  # a NUL in the name, which Python looks up
        return ""
    return payload if isinstance(payload, str) else ""


def _placed(found: Found, part: EmailMessage, source: str) -> Found:
    """The article with lines of the raw file: exact where the part stands there as it is, else its first."""
    payload = _as_it_stands(part)
    opening = payload.replace("\r\n", "\n").lstrip()[:60]
    place = source.find(opening) if opening else -1
    start = source.count("\n", 0, place) if place >= 0 else 0
    skipped = payload[: len(payload) - len(payload.lstrip())].count("\n")
    exact = str(part.get("Content-Transfer-Encoding") or "").lower() in VERBATIM
    blocks = (
        b.changed(line=start + b.line - skipped if exact and b.line > skipped else start + 1)
        for b in found.blocks
    )
    return replace(found, blocks=tuple(blocks))


def _stated(message: EmailMessage, url: str | None) -> Stated:
    """What the headers state: a newsletter is sent under its outlet's name."""
    name, address = parseaddr(_header(message, "From"))
    sent = _header(message, "Date")
    return Stated(
        title=_header(message, "Subject") or None,
        outlet=name or address.rpartition("@")[2] or None,
        url=url,
        dates=(Claim("mail Date", sent),) if sent else (),
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line; "" for none and for those that no rule of mail can decode."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except Exception:  # the header classes raise errors of many kinds on hostile input
        return ""
