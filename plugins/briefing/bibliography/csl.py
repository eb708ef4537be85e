"""CSL-JSON, for Zotero, Pandoc and all that uses the Citation Style Language."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..records import PublicationDate
from .reference import Reference, cleaned

MARKUP = "<>&"
TYPES = {"article": "article-newspaper", "page": "webpage"}


def item(reference: Reference) -> dict[str, Any]:
    """One item, without what is not known."""
    fields = {
        "id": reference.key,
        "type": TYPES[reference.kind],
        "author": [{"literal": cleaned(reference.author)}] if cleaned(reference.author) else [],
        "title": cleaned(reference.title),
        "container-title": cleaned(reference.published_in),
        "publisher": cleaned(reference.agency),
        "issued": issued(reference.published),
        "language": cleaned(reference.language),
        "URL": reference.address,
        "note": cleaned(reference.note),
    }
    return {name: value for name, value in fields.items() if value}


def file(references: Iterable[Reference]) -> str:
    """All items, one a line, as a JSON file holds them; the letters of markup are escaped in it."""
    lines = ",\n".join(json.dumps(item(reference), ensure_ascii=False) for reference in references)
    for letter in MARKUP:
        lines = lines.replace(letter, f"\\u{ord(letter):04x}")
    return f"[\n{lines}\n]\n"


def issued(published: PublicationDate) -> dict[str, Any]:
    """The day, or the range in which it lies, marked as "circa"; empty where nothing is known."""
    day = published.day
    if day is None:
        return {}
    if published.certainty != "estimated":
        return {"date-parts": [parts(day)]}
    ends = sorted({published.earliest or day, published.latest or day})
    return {"date-parts": [parts(end) for end in ends], "circa": True}


def parts(day: date) -> list[int]:
    """A day as CSL writes it."""
    return [day.year, day.month, day.day]
