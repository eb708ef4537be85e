"""What the tests of the formats share: reading bytes or a fixture as a raw file."""

from __future__ import annotations

from pathlib import Path

from briefing.formats import documents, kind_of
from briefing.records import Document, RawFile, SetAside

FIXTURES = Path(__file__).parents[2] / "fixtures" / "formats"


def read(name: str, data: bytes | str, **known) -> list[Document | SetAside]:
    """Everything found in a raw file of this name."""
    whole = data.encode() if isinstance(data, str) else data
    return list(documents(RawFile(name, "", kind_of(name) or "txt"), whole, **known))


def one(name: str, data: bytes | str, **known) -> Document:
    """The only document of a raw file."""
    (found,) = read(name, data, **known)
    assert isinstance(found, Document), found
    return found


def refused(name: str, data: bytes | str, **known) -> str:
    """Why the only part of a raw file was set aside."""
    (found,) = read(name, data, **known)
    assert isinstance(found, SetAside), found
    assert (found.path, found.stage) == (name, "reading")
    return found.reason


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def body(document: Document) -> list[str]:
    """The lines of the article's body, each with its line number, as the expected files have them."""
    return [f"{block.line} {block.text}" for block in document.blocks if "body" in block.hints]
