"""A made-up frozen day with every kind of erratum, for the showcase; its words are long, hostile, Hebrew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing import editions
from briefing.editions import Archive, Correction, Erratum
from briefing.records import Place, Result, Sentence
from builders import article

DAY = date(2015, 12, 15)
HARBOUR, HEBREW, HOSTILE, GONE = "norrvik/harbour.txt", "rtl.txt", "hostile/<b>.txt", "gone/<i>.txt"


def archive(found: Result) -> Archive:
    """The frozen day; nothing where the result is not that of the showcase."""
    known = {a.path: a for a in found.articles}
    if HARBOUR not in known:
        return Archive()
    changed = (
        known[HARBOUR]
        .sentences[0]
        .changed(
            text="The harbour board of Norrvik refused to close the east quay.",
            also=(Place("copies/port.txt", 0),),
        )
    )
    gone = article(
        "A tug was hired. It came late <b>that</b> night.",
        path=GONE,
        title="Tug hired",
        outlet="The <i> Post",
    )
    sentences = (changed, known[HARBOUR].sentences[1], known[HEBREW].sentences[0], gone.sentences[1])
    item = editions.Item(
        slug="no-longer-there",
        headline=known[HOSTILE].title,
        language="en",
        topics=(),
        articles=(HARBOUR, HEBREW, GONE),
        sentences=sentences,
        files=3,
        origins=3,
        decided=(),
    )
    quoted = (
        editions.source(a, [0]) for a in (gone, known["copies/port.txt"], known[HARBOUR], known[HEBREW])
    )
    account = {"shown": 3, "folded": 0, "on other days": 4, "undated": 1, "set aside": 0}
    sources = tuple(sorted(quoted, key=lambda source: source.path))
    edition = editions.Edition(DAY, (item,), sources, account, note="Was it *refused*?")
    frozen = editions.freeze(edition, date(2015, 12, 17))
    return Archive({DAY: replace(frozen, errata=(Erratum(date(2015, 12, 20), every(known, sentences)),))})


def every(known: dict, sentences: tuple[Sentence, ...]) -> tuple[Correction, ...]:
    """A correction of every kind."""
    hostile, hebrew = known[HOSTILE], known[HEBREW]
    return (
        Correction("late", HOSTILE, after=hostile.title, why="Post", sentences=hostile.sentences),
        Correction("late", HEBREW, after=hebrew.title, sentences=hebrew.sentences, undone=True),
        Correction("gone", GONE, before="Tug hired", why="A <hoax>.", sentences=sentences[3:]),
        Correction("moved", HARBOUR, before="Quay", after="2015-12-16", why="it says so"),
        Correction("changed", HARBOUR, 0, sentences[0].text, known[HARBOUR].sentences[0].text),
        Correction("changed", HEBREW, 1, hebrew.sentences[1].text, hebrew.sentences[0].text),
        Correction("withdrawn", HARBOUR, 1, sentences[1].text),
        Correction("outlet", HARBOUR, before="Norrvik Post", after=hostile.outlet),
        Correction("title", HARBOUR, before=known[HARBOUR].title * 6, after=known[HARBOUR].title),
        Correction("decided", "no-longer-there", before="Quay", after="The editor renamed it <again>."),
        Correction("note", "", before="Was it *refused*?", after="It was refused."),
    )
