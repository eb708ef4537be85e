"""What the fuzzer may throw bytes at: one function for each thing that reads what others wrote.

A target takes any bytes and returns. What it raises is a fault of the program: a promise broken, or an error
that is no word to the user. Errors that are one (SettingsError, Unreadable) it swallows.
"""

from __future__ import annotations

import re
import tempfile
import tomllib
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path

from hostile import promises

from briefing import (
    date_expressions,
    decisions,
    editions,
    formats,
    intake,
    noise,
    notes,
    pipeline,
    publication_dates,
    sentences,
)
from briefing.encoding import DamagedError, decode, encode
from briefing.errors import SettingsError
from briefing.folding import fold
from briefing.formats import sidecars
from briefing.formats.characters import readable_stated
from briefing.formats.findings import Unreadable
from briefing.records import Article, Body, Claim, Paragraph, RawFile, SetAside, Stated
from briefing.runner import Runner
from briefing.settings import Settings, from_mapping
from incremental.manifest import Manifest
from incremental.record import RecordFile

Target = Callable[[bytes], None]

DOCUMENTS = 20
"""How many documents of an input are looked at."""
CAUGHT = re.compile(r"cannot be read \(\w+: ")
"""How a reader's last resort words an error that nobody foresaw."""
ANCHOR = date(2015, 12, 17)
LANGUAGES = ("en", "de", "fr", "ru", "ar", "zh", "xx", "", "en-GB", "\0")
NOTE_TAGS = frozenset(
    {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "s", "h3", "h4"}
) | {"h5", "h6", "table", "thead", "tbody", "tr", "th", "td"}
TAG = re.compile(r"<\s*/?\s*([a-z0-9]*)([^>]*)>", re.IGNORECASE)


def decoded(data: bytes) -> str:
    """The bytes as text, whatever they are."""
    return data.decode("utf-8", "replace")


# Reading and cleaning


def reading(suffix: str) -> Target:
    """Read as a file with this ending, clean and date what comes of it, as builds do: from bytes to bytes."""
    raw = RawFile(f"raw{suffix}", "0" * 64, formats.KINDS[suffix])

    def read(data: bytes) -> None:
        for item in islice(formats.documents(raw, data), DOCUMENTS):
            if isinstance(item, SetAside):
                assert item.reason and not CAUGHT.search(item.reason), item.reason
            else:
                assert all(block.text.strip() and block.line >= 0 for block in item.blocks)
                sheet = intake.Sheet(item.path, noise.outline(item), fold(item))
                [article] = pipeline.clean_all([sheet], Settings(zone="Asia/Tokyo"), Runner())
                assert intake.why_empty(article) == intake.NO_TEXT, article.repairs[-1]
                promises.check(article)

    return read


def clean(data: bytes) -> None:
    """Clean as text: every character is kept or told to be removed."""
    text = decoded(data)
    article = intake.clean_one(text, "txt", None)
    promises.check(article)
    if not article.repairs:
        assert promises.difference(text, article) == ({}, {})


def split(data: bytes) -> None:
    """Split into sentences: together they are the text."""
    text = decoded(data)
    assert promises.squeezed("".join(sentences.split(text))) == promises.squeezed(text)


# Dating


def mentions(data: bytes) -> None:
    """Look for expressions of time: each stands where it says, in order, and means days in order."""
    text = decoded(data[1:])
    language = LANGUAGES[data[0] % len(LANGUAGES)] if data else "en"
    for anchor in (None, ANCHOR):
        last = 0
        for mention in date_expressions.mentions(text, anchor, language):
            assert last <= mention.start < mention.end
            assert text[mention.start : mention.end] == mention.words
            assert mention.earliest is None or mention.earliest <= mention.latest
            last = mention.end


def dates(data: bytes) -> None:
    """Date an article whose claim is the first line and whose text is the rest."""
    claim, _, text = decoded(data).partition("\n")
    lines = [line for line in text.splitlines() if line.strip()]
    paragraphs = tuple(Paragraph(line, number) for number, line in enumerate(lines, 1))
    stated = Stated(dates=(Claim("json-ld datePublished", claim),))
    article = Article("raw.txt", "0" * 64, "", "", Body(paragraphs), stated=stated)
    for today in (None, ANCHOR):
        published = publication_dates.from_article(article, "Asia/Tokyo", publication_dates.Bounds(today))
        promises.check_date(published)
        assert not (published.day and today) or published.day <= today


# What editors and earlier builds write


def sidecar(data: bytes) -> None:
    """Read as a sidecar and put it above what a document states."""
    with suppress(Unreadable):
        readable_stated(sidecars.outrank(Stated(), sidecars.read(data)))


def book(data: bytes) -> None:
    """Read as the file of decisions, and decide about an article."""
    with tempfile.TemporaryDirectory() as folder, suppress(SettingsError):
        path = Path(folder, "decisions.toml")
        path.write_bytes(data)
        editor = decisions.Editor(decisions.read(path))
        article = Article("a.txt", "0" * 64, "", "")
        editor.hide_articles(editor.articles([article], lambda same: same, lambda day, outlet: None))
        editor.topics([])


def settings(data: bytes) -> None:
    """Take TOML as the BRIEFING dict."""
    with suppress(SettingsError, tomllib.TOMLDecodeError, RecursionError):
        pipeline.check(from_mapping(tomllib.loads(decoded(data))))


def note(data: bytes) -> None:
    """Render as an analyst's note: nothing of it is markup but what Markdown makes."""
    for name, attributes in TAG.findall(notes.render(decoded(data))):
        assert name in NOTE_TAGS, name
        link = re.search(r'\shref="([^"]*)"', attributes)
        assert not re.search(r"\s(on\w+|style|src)\s*=", re.sub(r'"[^"]*"', "", attributes)), attributes
        assert not link or not re.match(r"(?i)\s*(javascript|vbscript|file|data):", link[1]), link[1]


def stored(data: bytes) -> None:
    """Take as an article that an earlier build remembered: it is one, or damaged."""
    with suppress(DamagedError):
        article = decode(data, Article)
        assert decode(encode(article), Article) == article


def edition(data: bytes) -> None:
    """Take as the file of a frozen edition: it is that, or it is told why not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "2015-12-15.json").write_bytes(data)
        archive = editions.read(Path(folder))
        assert len(archive.frozen) + len(archive.broken) == 1


def record(data: bytes) -> None:
    """Take as what the last build noted of all that it read and wrote."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "build.json").write_bytes(data)
        RecordFile(Path(folder)).read()


def manifest(data: bytes) -> None:
    """Take as what an earlier build noted: the record of pages, its copy and its journal."""
    pages, _, journal = data.partition(b"\0")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pages.json").write_bytes(pages)
        Path(folder, "journal.jsonl").write_bytes(journal)
        kept = Manifest(Path(folder))
        kept.save("this version")
        assert Manifest(Path(folder)).entries.keys() == kept.entries.keys()


TARGETS: dict[str, Target] = {
    "txt": reading(".txt"),
    "html": reading(".html"),
    "md": reading(".md"),
    "json": reading(".json"),
    "jsonl": reading(".jsonl"),
    "feed": reading(".xml"),
    "mail": reading(".eml"),
    "warc": reading(".warc"),
    "clean": clean,
    "split": split,
    "mentions": mentions,
    "dates": dates,
    "sidecar": sidecar,
    "book": book,
    "settings": settings,
    "note": note,
    "manifest": manifest,
    "record": record,
    "stored": stored,
    "edition": edition,
}


def every(data: bytes) -> None:
    """All targets in one: the first byte says which the others are for."""
    if data:
        list(TARGETS.values())[data[0] % len(TARGETS)](data[1:])
