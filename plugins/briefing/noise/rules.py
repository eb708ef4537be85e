"""The ordered list of rules: what a line can be, other than body text."""

from __future__ import annotations

from . import captions, credits, headlines
from .page import Line, Page, Rule
from .phrases import phrase_rules


def outside(page: Page) -> list[Line]:
    """What the reader of the format found to lie outside the article."""
    return [line for line in page.lines if "outside" in line.block.hints]


RULES: tuple[Rule, ...] = (
    Rule("outside-body", "it stands outside the article on the page", outside),
    Rule("headline-repeated", "the headline once more", headlines.repeated_headline),
    Rule("photo-credit", "who took a picture", captions.photo_credits),
    Rule("caption", "it describes a picture", captions.captions),
    Rule("stamp", "when the page was published or changed", credits.stamps),
    Rule("byline", "who wrote the article", credits.bylines),
    Rule("agency-line", "whose report it is", credits.agency_lines),
    *phrase_rules(),
    Rule("standfirst", "the line under the headline, kept as the article's standfirst", headlines.standfirst),
)
