"""Rules about who wrote it and when: bylines, agency lines, stamps; and the credits that follow from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ..records import Evidence, Removed, Stated
from ..said import Said, said
from .agencies import agencies, agency
from .page import Line, Page

LONGEST_STAMP = 16
LONGEST_AGENCY_LINE = 8
"""Words; longer lines say more than when or who."""

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
DATE = (
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"  # December 16, 2015
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}"  # 16 December 2015
    r"|\d{4}-\d\d-\d\d"  # 2015-12-16
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"  # 16/12/2015
)
STAMP = re.compile(
    r"\W*(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|uploaded|date)\b"
    rf"|{DATE}|{WEEKDAY},?\s+{DATE})",
    re.I,
)
WHEN = re.compile(rf"{DATE}|\b\d{{1,2}}:\d\d\b|\bago\b|\b{MONTH}\s+\d{{1,2}}\b", re.I)

NAME = r"[A-Z][\w.'’-]+"
BYLINE = re.compile(
    rf"(?i:(?:written |reported |story |text |words )?by:?\s+(?:the )?){NAME}"
    rf"(?:[ ,|/&]+(?:and |for |of |in |the )?[A-Z@][\w.'’-]+){{0,9}}\W*\Z"
)
NAMED_BY = re.compile(r"(?i:\w+ )?[Bb][Yy]:?\s+(?:the )?(?P<names>[A-Z].*)")
SOLE_NAME = re.compile(rf"{NAME}(?: {NAME}){{1,3}}")
OUTLET_AND_AGENCIES = re.compile(
    r"\W{0,9}(?P<outlet>[\w .&'’-]{1,60}?)(?:,| and| with| &| \+) (?:news )?agencies\W*\Z", re.I
)
APP = re.compile(r"\b(?:[Tt]he|[Oo]ur) (?P<outlet>(?:[A-Z0-9][\w'’.&-]* ){1,9})(?:mobile |news )?[Aa]pps?\b")
RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}\s*)"
    r"(?P<outlet>[A-Z][\w .&'’-]{2,40}?)\s*(?:[,.]|all rights|$)",
    re.I,
)

Credit = tuple[str, str]
""" "outlet", "agency" or "author", and the name."""


def stamps(page: Page) -> Iterator[Line]:
    """Short lines that open with "Updated" or a date, and hold one."""
    return filter(is_stamp, page.candidates())


def is_stamp(line: Line) -> bool:
    """Whether a line says when the page was published or changed."""
    return (
        line.words <= LONGEST_STAMP
        and STAMP.match(line.text) is not None
        and WHEN.search(line.text) is not None
        and not line.is_sentence
    )


def bylines(page: Page) -> Iterator[Line]:
    """Lines that say "By" and names."""
    return filter(is_byline, page.candidates())


def is_byline(line: Line) -> bool:
    """Whether a line says who wrote the article."""
    return BYLINE.match(line.text) is not None and NAMED_BY.match(line.text) is not None


def agency_lines(page: Page) -> Iterator[Line]:
    """Lines that name agencies and nothing else, or an outlet "and agencies"."""
    short = (line for line in page.candidates() if line.words <= LONGEST_AGENCY_LINE)
    return (line for line in short if agencies(line.text) or _names_an_outlet(line.text))


def _names_an_outlet(text: str) -> bool:
    return "gencies" in text.lower() and OUTLET_AND_AGENCIES.match(text) is not None


def credits(stated: Stated, removed: Iterable[Removed]) -> Iterator[tuple[Credit, Evidence]]:
    """Who published and wrote it, with what says so: the metadata first, then the lines taken out."""
    for role, name in (("outlet", stated.outlet), ("author", stated.author)):
        if name:
            yield (role, name), Evidence(role, name, 0, said("the document's own metadata name it"))
    for line in removed:
        for role, name in READERS.get(line.rule, _nobody)(line.text):
            yield (role, name), Evidence(role, line.text, line.line, SAYS[role](name))


SAYS: dict[str, Callable[[str], Said]] = {
    "outlet": lambda name: said("it was published by %(name)s", name=name),
    "agency": lambda name: said("the text is by %(name)s", name=name),
    "author": lambda name: said("it was written by %(name)s", name=name),
}


def _nobody(text: str) -> Iterator[Credit]:
    return iter(())


def _agency_line(text: str) -> Iterator[Credit]:
    if outlet := OUTLET_AND_AGENCIES.match(text):
        yield "outlet", spaced(outlet["outlet"])
    for name in agencies(text):
        yield "agency", name


def _signature(text: str) -> Iterator[Credit]:
    for part in re.split(r"[,/|]", text):
        if known := agency(part):
            yield "agency", known
        elif SOLE_NAME.fullmatch(part.strip()):
            yield "author", part.strip()


def _dateline(text: str) -> Iterator[Credit]:
    for part in re.findall(r"\(([^()]+)\)", text):
        for name in agencies(part):
            yield "agency", name


def _byline(text: str) -> Iterator[Credit]:
    found = NAMED_BY.match(text)
    if not found:
        return
    names = found["names"].strip(" .,|/")
    known = agencies(names)
    if known:
        yield "agency", known[0]
        return
    author, _, last = names.rpartition(",")
    if (written_for := agency(last)) and author:
        yield "agency", written_for
        names = author
    yield "author", names


def _app(text: str) -> Iterator[Credit]:
    if found := APP.search(text):
        yield "outlet", found["outlet"].strip()


def _rights(text: str) -> Iterator[Credit]:
    if (found := RIGHTS.search(text)) and not agency(found["outlet"]):
        yield "outlet", found["outlet"].strip()


READERS: dict[str, Callable[[str], Iterator[Credit]]] = {
    "agency-line": _agency_line,
    "signature": _signature,
    "dateline": _dateline,
    "byline": _byline,
    "app-prompt": _app,
    "copyright": _rights,
}
"""What reads names out of a removed line, by the rule that removed it."""


def spaced(name: str) -> str:
    """ "TRTWorld" → "TRT World": an acronym and a word, written together, are two."""
    return re.sub(r"(?<=[A-Z])(?=[A-Z][a-z])", " ", name.strip())
