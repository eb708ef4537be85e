"""BibTeX, for LaTeX: UTF-8, as biber and today's BibTeX read it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from ..records import PublicationDate
from .reference import Reference, cleaned

SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": "$<$", ">": "$>$",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
"""What LaTeX would not print as it stands. Braces by name: BibTeX counts even escaped ones."""
ANY_SPECIAL = re.compile(r"[\\{}~^<>&%$#_]")
IN_ADDRESSES = "/:?#[]@!$&'()*+,;=-._~%"
"""What an address may hold besides letters and digits; no braces, no backslash."""


def entry(reference: Reference) -> str:
    """One entry: an article of a journal where the outlet is known, else a @misc."""
    container = "journal" if reference.kind == "article" else "howpublished"
    fields = {
        "author": braced(reference.author),
        "title": braced(reference.title),
        container: braced(reference.published_in),
        **dated(reference.published),
        "url": quote(reference.address, safe=IN_ADDRESSES),
        "note": escaped(reference.note),
    }
    kind = "article" if reference.kind == "article" and reference.published_in else "misc"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{reference.key},\n{lines}}}\n"


def file(references: Iterable[Reference]) -> str:
    """All entries, as a .bib file holds them."""
    return "\n".join(map(entry, references))


def escaped(text: str) -> str:
    """Words as LaTeX prints them as they stand."""
    return ANY_SPECIAL.sub(lambda found: SPECIAL[found[0]], cleaned(text))


def braced(text: str) -> str:
    """A name or title within braces of its own: no style changes its capitals or parts it."""
    return f"{{{escaped(text)}}}" if cleaned(text) else ""


def dated(published: PublicationDate) -> dict[str, str]:
    """The day, for BibTeX (year, month) and for biblatex (date, ISO 8601-2: a range, or "~" for about)."""
    day = published.day
    if day is None:
        return {}
    when = day.isoformat()
    if published.certainty == "estimated":
        first, last = published.earliest or day, published.latest or day
        when = f"{first.isoformat()}/{last.isoformat()}" if first < last else f"{when}~"
    return {"year": str(day.year), "month": str(day.month), "date": when}
