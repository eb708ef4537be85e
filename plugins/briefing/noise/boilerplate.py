"""Lines that recur in many articles of one outlet: what no single page can tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ..records import Block, Document
from .page import SENTENCE_END, Line, Page, key

FEW = 4
"""A line must stand in so many articles that are not copies of each other; three may share a quotation."""
SHARE = 0.2
"""… and in this share of the outlet's articles: a standing phrase of its reports is rarer than a footer."""
EDGE = 3
"""A line that reads like a sentence of the report must besides be among so many first or last lines wherever
it stands: agencies repeat background ("More than 250,000 people have died …") amid the text."""
TELLING = 3
"""So many longest lines of an article tell it from others; articles with two of them in common are copies."""
READERS = ("you", "your", "our", "us", "we", "click", "subscribe", "©")
"""Words by which a sentence speaks to the reader: such a sentence may recur anywhere."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The recurring lines of a corpus."""

    lines: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By outlet, as `outlet_of` names it, their keys, as `page.key` makes them."""

    def of(self, document: Document) -> frozenset[str]:
        """The recurring lines of the document's outlet."""
        return self.lines.get(outlet_of(document), frozenset())


NONE = Boilerplate()


def outlet_of(document: Document) -> str:
    """The outlet as the metadata name it, else its host; "" where nothing says so: then all such are one."""
    stated = document.stated
    host = urlsplit(stated.url or "").hostname or ""
    return (stated.outlet or host.removeprefix("www.")).casefold()


def recurring(documents: Iterable[Document]) -> Boilerplate:
    """The lines that recur in an outlet's articles, quotations and repeated sentences of reports left out."""
    by_outlet: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_outlet[outlet_of(document)].append(document)
    found = {outlet: _recurring(those) for outlet, those in sorted(by_outlet.items()) if len(those) >= FEW}
    return Boilerplate({outlet: lines for outlet, lines in found.items() if lines})


def recurring_lines(page: Page) -> Iterator[Line]:
    """The lines of the page that recur across the corpus."""
    return (line for line in page.left() if key(line.text) in page.recurring) if page.recurring else iter(())


def _recurring(documents: Sequence[Document]) -> frozenset[str]:
    origins = _origins(documents)
    holders: dict[str, set[int]] = defaultdict(set)
    reported: set[str] = set()
    for number, document in enumerate(documents):
        last = len(document.blocks) - EDGE
        for place, block in enumerate(document.blocks):
            line = key(block.text)
            holders[line].add(origins[number])
            if _is_quote(block) or (EDGE <= place < last and _reads_like_a_report(line, block)):
                reported.add(line)
    enough = max(FEW, SHARE * len(set(origins)))
    return frozenset(
        line for line, those in holders.items() if line and len(those) >= enough and line not in reported
    )


def _is_quote(block: Block) -> bool:
    return block.kind == "quote" or any(mark in block.text for mark in '“”"')


def _reads_like_a_report(line: str, block: Block) -> bool:
    """A sentence that does not speak to the reader."""
    return SENTENCE_END.search(block.text) is not None and not any(word in READERS for word in line.split())


def _origins(documents: Sequence[Document]) -> list[int]:
    """For each document the number of the first that it copies, its own where it copies none."""
    telling = [_telling(document) for document in documents]
    by_line: dict[str, list[int]] = defaultdict(list)
    origins: list[int] = []
    for number, lines in enumerate(telling):
        earlier = sorted({other for line in lines for other in by_line[line][:FEW]})
        origins.append(
            next((origins[o] for o in earlier if len(lines & telling[o]) > 1 or lines == telling[o]), number)
        )
        for line in lines:
            by_line[line].append(number)
    return origins


def _telling(document: Document) -> frozenset[str]:
    longest = sorted(document.blocks, key=lambda block: (-len(block.text), block.text))
    return frozenset(key(block.text) for block in longest[:TELLING])
