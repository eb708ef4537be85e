"""The analysts' notes: Markdown about a day, a story or a topic, shown apart from the sources' words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .decisions import nearest
from .errors import SettingsError
from .records import Note, Result

NAME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)|(?P<kind>story|topic)-(?P<slug>[a-z0-9-]+)")
NAMES = "2015-12-16.md, story-<slug>.md or topic-<slug>.md"
TOP_HEADING = 3
"""A note stands below a heading of second rank; its own headings begin here."""


def read(folder: Path) -> tuple[Note, ...]:
    """The notes of a folder by name, as safe HTML; empty ones are none.

    A file whose name says not what it is about becomes a note of kind "unknown". Raises SettingsError for
    one that is not UTF-8 or cannot be read.
    """
    return tuple(note for path in sorted(folder.glob("*.md")) if (note := read_one(path)).html)


def read_one(path: Path) -> Note:
    """The note of one file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"the note {path.name} is not UTF-8: {error}; save it as UTF-8") from error
    except OSError as error:
        raise SettingsError(
            f"the note {path.name} cannot be read ({error.strerror}): mend or remove it"
        ) from error
    found = NAME.fullmatch(path.stem)
    if not found:
        return Note(path.name, "unknown", path.stem, render(text), text)
    return Note(path.name, found["kind"] or "day", found["slug"] or found["day"], render(text), text)


def render(text: str) -> str:
    """Markdown as HTML: no markup of its own, no images, no scripts in links, headings of lower rank."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    tokens = markdown.parse(text)
    headings = [token for token in every(tokens) if token.type.startswith("heading_")]
    top = min((rank(token) for token in headings), default=1)
    for heading in headings:
        heading.tag = f"h{min(6, rank(heading) - top + TOP_HEADING)}"
    for token in every(tokens):
        if token.type == "link_open":
            token.attrSet("rel", "noopener nofollow noreferrer")
        # Cells are aligned by inline style, which the site's policy forbids.
        token.attrs.pop("style", None)
    return str(markdown.renderer.render(tokens, markdown.options, {})).strip()


def rank(heading: Token) -> int:
    """1 for the most important heading, 6 for the least."""
    return int(heading.tag[1])


def every(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tokens and those within them."""
    for token in tokens:
        yield token
        yield from every(token.children or ())


def attach(result: Result, notes: Iterable[Note]) -> Result:
    """The result with the notes about what is in it; the others are reported as decisions are."""
    known = {
        "day": {briefing.day.isoformat() for briefing in result.briefings},
        "story": {story.slug for story in result.stories},
        "topic": {page.topic.slug for page in result.topics},
    }
    shown, lost = [], []
    for note in notes:
        if note.about in known.get(note.kind, ()):
            shown.append(note)
        else:
            lost.append(complaint(note, known))
    return result.changed(notes=tuple(shown), unmatched=(*result.unmatched, *lost))


def complaint(note: Note, known: dict[str, set[str]]) -> str:
    """Why a note is not shown."""
    if note.kind not in known:
        return f"note {note.path}: its name does not say what it is about; call it {NAMES}"
    thing = "briefing of" if note.kind == "day" else note.kind
    return f"note {note.path}: there is no {thing} {note.about!r}{nearest(note.about, known[note.kind])}"
