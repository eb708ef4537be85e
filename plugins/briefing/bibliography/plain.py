"""Plain citations: a line to paste into a footnote."""

from __future__ import annotations

from .reference import Reference, cleaned


def entry(reference: Reference) -> str:
    """“Sentence.” Author, Outlet: “Title”, day (certainty); address; what proves it."""
    names = ", ".join(cleaned(name) for name in (reference.author, reference.published_in) if name)
    quote = f"“{cleaned(reference.quote)}” " if reference.quote else ""
    head = f"{names}: “{cleaned(reference.title)}”" if names else f"“{cleaned(reference.title)}”"
    proof = [cleaned(reference.day), reference.address, *map(cleaned, reference.remarks)]
    return f"{quote}{head}, {'; '.join(proof)}"
