"""RIS, for Zotero, EndNote, Mendeley and library catalogues."""

from __future__ import annotations

from collections.abc import Iterable

from .reference import Reference, cleaned

TYPES = {"article": "NEWS", "page": "ELEC"}


def entry(reference: Reference) -> str:
    """One record: a tag and a value on each line, the type first, "ER" last."""
    published = reference.published
    fields = [
        ("TY", TYPES[reference.kind]),
        ("ID", reference.key),
        ("AU", reference.author),
        ("TI", reference.title),
        ("T2", reference.published_in),
        ("PB", reference.agency),
        ("PY", str(published.day.year) if published.day else ""),
        ("DA", f"{published.day:%Y/%m/%d}/{published.certainty}" if published.day else ""),
        ("LA", reference.language),
        ("UR", reference.address),
        ("N1", reference.note),
    ]
    lines = (f"{tag}  - {value}\n" for tag, text in fields if (value := cleaned(text)))
    return "".join(lines) + "ER  - \n"


def file(references: Iterable[Reference]) -> str:
    """All records, as a .ris file holds them."""
    return "\n".join(map(entry, references))
