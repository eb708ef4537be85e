"""Who said what in a story: quotations by speaker, every other wording against the first."""

from __future__ import annotations

from itertools import groupby

from ..records import Piece, Quote, Saying, Story, Variant
from ..said import N_
from .site import Site
from .views import Quoted, SayingView, Speaker, Stretch

SPEAKERS_SHOWN = 10
SAYINGS_SHOWN = 6
"""Quotations of each speaker: a page is no transcript; the articles hold the rest, a link away."""
WORDINGS_SHOWN = 4
LONGEST_CUT = 6
"""Words: a source that quotes a sentence less has not worded it otherwise."""
UNCERTAIN = N_("Speaker not certain")
NOTES = {
    "pronoun": N_("named as “he” or “she”"),
    "role": N_("named by office"),
    "continued": N_("goes on from the quotation before"),
    "reported": N_("follows what the source reports of the speaker"),
}
"""How a speaker was found, where the source does not name one beside the quotation."""
ELEMENTS = {"same": "", "only before": "del", "only here": "ins"}


def speakers(story: Story, site: Site) -> tuple[Speaker, ...]:
    """Everybody who is quoted, the most quoted first; quotations without a certain speaker last."""
    groups = [(name, list(sayings)) for name, sayings in groupby(story.sayings, key=lambda s: s.speaker)]
    known = [group for group in groups if group[0]][:SPEAKERS_SHOWN]
    return tuple(speaker(*group, site) for group in [*known, *(g for g in groups if not g[0])])


def speaker(name: str, sayings: list[Saying], site: Site, most: int = SAYINGS_SHOWN) -> Speaker:
    """One speaker with the sayings that weigh most."""
    ordered = sorted(sayings, key=weight)
    left = len(ordered) - most
    return Speaker(
        name=name or site.language.gettext(UNCERTAIN),
        sayings=tuple(view(saying, site) for saying in ordered[:most]),
        more=site.language.ngettext(
            "%(num)s more quotation in the sources", "%(num)s more quotations in the sources", left
        )
        if left > 0
        else "",
    )


def weight(saying: Saying) -> tuple[bool, int, bool]:
    """What is quoted differently first, then what is quoted most, then statements before parts of one."""
    return not any(map(differs, saying.variants)), -len(saying.variants), saying.quote.text[:1].islower()


def view(saying: Saying, site: Site) -> SayingView:
    """A saying with its other wordings, and the places that have the same words."""
    different = [variant for variant in saying.variants if differs(variant)]
    same = [variant for variant in saying.variants if not differs(variant)]
    whole = (Piece(saying.quote.text, "same"),)
    return SayingView(
        quoted=quoted(saying.quote, whole, site),
        different=tuple(quoted(v.quote, v.pieces, site) for v in different[:WORDINGS_SHOWN]),
        same=tuple(quoted(v.quote, (), site) for v in same[:WORDINGS_SHOWN]),
    )


def quoted(quote: Quote, pieces: tuple[Piece, ...], site: Site) -> Quoted:
    """One wording with its place."""
    article = site.articles[quote.sentence.article]
    return Quoted(
        words=site.words(quote.text, article.language),
        stretches=stretches(pieces),
        outlet=site.outlet(article),
        date=site.date_line(article.published),
        href=site.place_href(quote.sentence),
        note=site.language.gettext(NOTES[quote.rule]) if quote.rule in NOTES else "",
    )


def stretches(pieces: tuple[Piece, ...]) -> tuple[Stretch, ...]:
    """A wording against the first, with […] for what it leaves out at length at either end."""
    shown = [Stretch(ELEMENTS[piece.kind], piece.text) for piece in pieces]
    for end in (0, -1) if len(shown) > 1 else ():
        if shown[end].element == "del" and shown[end].words.count(" ") >= LONGEST_CUT:
            shown[end] = Stretch("", "[…]")
    return tuple(shown)


def differs(variant: Variant) -> bool:
    """Whether a wording has or lacks a word."""
    return any(piece.kind != "same" for piece in variant.pieces)
