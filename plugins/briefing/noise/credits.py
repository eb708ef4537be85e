"""Rules about who wrote it and when: bylines, agency lines, stamps; and what follows for the article's credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..records import Evidence, Removed, Stated
from .page import Line, Page

AGENCIES = {
    "AFP": ("afp", "agence france-presse", "agence france presse"),
    "AP": ("ap", "associated press", "the associated press"),
    "Reuters": ("reuters", "thomson reuters"),
    "dpa": ("dpa", "deutsche presse-agentur"),
    "UPI": ("upi", "united press international"),
    "PA": ("pa media", "press association"),
    "TASS": ("tass", "itar-tass"),
    "Xinhua": ("xinhua", "xinhua news agency"),
    "ANI": ("ani",),
    "PTI": ("pti", "press trust of india"),
    "Bloomberg": ("bloomberg", "bloomberg news"),
    "EFE": ("efe", "agencia efe"),
    "ANSA": ("ansa",),
    "Kyodo": ("kyodo", "kyodo news"),
    "Yonhap": ("yonhap", "yonhap news agency"),
    "Anadolu": ("anadolu agency", "aa", "anadolu"),
    "RIA Novosti": ("ria novosti",),
    "Interfax": ("interfax",),
    "SANA": ("sana",),
    "IRNA": ("irna",),
}
_OPENERS = {alias.split()[0] for aliases in AGENCIES.values() for alias in aliases}
_AGENCY = {alias: agency for agency, aliases in AGENCIES.items() for alias in aliases}

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DATE = rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
STAMP = re.compile(
    rf"\A\W*(?:(?:first |last )?(?:published|posted|updated|modified|created|uploaded|date)(?: (?:on|at))?\b|{DATE}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? {DATE})",
    re.I,
)
HAS_DATE = re.compile(rf"{DATE}|\b\d{{1,2}}:\d\d\b|\bago\b", re.I)
LONGEST_STAMP = 16
BYLINE = re.compile(r"\A(?:written |reported |story |text )?by:?\s+(?:the )?[A-Z][\w.'’-]+(?:[ ,|/&]+(?:and |for |of |in |the )?[A-Z@][\w.'’-]+){0,9}\W*\Z")
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"


def stamps(page: Page) -> Iterable[Line]:
    """Short lines that open with "Updated" or a date and hold one."""
    return (line for line in page.candidates() if line.words <= LONGEST_STAMP and not line.is_sentence
            and STAMP.match(line.text) and HAS_DATE.search(line.text))


def bylines(page: Page) -> Iterable[Line]:
    """Lines that say "By" and a name."""
    return (line for line in page.candidates() if BYLINE.match(line.text))


def agency_lines(page: Page) -> Iterable[Line]:
    """Lines that name agencies and nothing else, or an outlet "and agencies"."""
    return (line for line in page.candidates() if line.words <= LONGEST_AGENCY_LINE
            and (agencies_in(line.text) or "gencies" in line.text and AND_AGENCIES.match(line.text)))


LONGEST_AGENCY_LINE = 8
"""Words."""


AND_AGENCIES = re.compile(r"\A\W*(?P<outlet>[\w .&'’-]+?)(?:,| and| with| &| \+) (?:news )?agencies\W*\Z", re.I)


def agencies_in(text: str) -> tuple[str, ...]:
    """The agencies that the line names, if it names nothing else."""
    if not _OPENERS.intersection(text.casefold().strip(" .()[]-–—/*").replace(",", " ").replace("/", " ").split()[:1]):
        return ()
    parts = [p.strip().casefold() for p in re.split(r"[,/|&]|\band\b|\bwith\b", text.strip(" .()[]-–—/*")) if p.strip()]
    found = tuple(_AGENCY.get(part, "") for part in parts)
    return found if found and all(found) else ()


def credits(stated: Stated, removed: Iterable[Removed]) -> Iterator[tuple[str, str, Evidence]]:
    """("outlet" or "agency" or "author", its name, what says so), strongest first."""
    for name in ("outlet", "author"):
        value = getattr(stated, name)
        if value:
            yield name, value, Evidence(name, value, 0, f"The document's own metadata names {value}.")
    for line in removed:
        yield from _from_line(line)


def _from_line(line: Removed) -> Iterator[tuple[str, str, Evidence]]:
    for credit, name in _READERS.get(line.rule, lambda text: ())(line.text):
        yield credit, name, Evidence(credit, line.text, line.line, _SAYS[credit].format(name))


_SAYS = {"outlet": "It was published by {}.", "agency": "The text is by {}.", "author": "It was written by {}."}


def _agency_line(text: str) -> Iterator[tuple[str, str]]:
    outlet = AND_AGENCIES.match(text)
    if outlet:
        yield "outlet", spaced(outlet["outlet"])
    for agency in agencies_in(text):
        yield "agency", agency


def _signature(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"[,/|]", text):
        agency = _AGENCY.get(part.strip(" .()-–—").casefold())
        if agency:
            yield "agency", agency
        elif re.fullmatch(_NAME, part.strip()):
            yield "author", part.strip()


def _app(text: str) -> Iterator[tuple[str, str]]:
    found = re.search(r"(?:the|our) ((?:[A-Z0-9][\w'’.-]*\s)+)(?:mobile |news )?app\b", text, re.I)
    if found and found[1][0].isupper():
        yield "outlet", found[1].strip()


def _byline(text: str) -> Iterator[tuple[str, str]]:
    name = re.sub(r"\A\W*(?:\w+ )?by:?\s+", "", text, flags=re.I).strip(" .,|")
    agency = agencies_in(name)
    yield ("agency", agency[0]) if agency else ("author", name)


_READERS = {"agency-line": _agency_line, "signature": _signature, "app-prompt": _app, "byline": _byline}


def spaced(name: str) -> str:
    """ "TRTWorld" -> "TRT World": an acronym and a word, written together, are two."""
    return re.sub(r"(?<=[A-Z])(?=[A-Z][a-z])", " ", name.strip())
