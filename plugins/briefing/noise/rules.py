"""The ordered list of rules: what a line can be, other than body text."""

from __future__ import annotations

from collections.abc import Iterator

from . import boilerplate, boundaries, captions, credits, headlines
from .page import SLACK, Line, Page, Rule
from .prompts import phrase_rules


def outside(page: Page) -> Iterator[Line]:
    """What the reader of the format found to lie outside the article."""
    return (line for line in page.lines if "outside" in line.block.hints)


ENDS = " .!?\"'“”‘’"
PULLED = range(5, 41)
"""Words of a pull quote: shorter ones may be said twice, longer ones are paragraphs."""
LABEL_WORDS = 5
NAME_WORDS = 8
"""Words before ("In brief: …") and after ("… – Maren Oldfield, engineer") that make a line a repetition of a
plain sentence: then it goes, and not the sentence."""


def pull_quotes(page: Page) -> Iterator[Line]:
    """Lines whose words stand once more in a longer line; pages that the HTML reader has split have none."""
    if page.extracted:
        return
    body = [line for line in page.candidates() if line.body]
    text = "\n".join(line.text for line in body)
    for line in page.candidates():
        words = line.text.strip(ENDS) if line.words in PULLED else ""
        if words and text.count(words) > line.body:
            others = [each for each in body if each is not line and words in each.text]
            labelled = [each for each in others if line.body and _only_labels(each.text.strip(ENDS), words)]
            longer = any(len(each.text) >= len(words) + SLACK for each in others)
            yield from labelled or [line] * longer


def _only_labels(text: str, words: str) -> bool:
    """Whether a line has no more than these words, a label before them or a name after."""
    before, _, after = text.partition(words)
    label, name = before.strip(ENDS), after.strip(ENDS)
    return (
        text != words
        and (not label or (label.endswith(":") and label.count(" ") < LABEL_WORDS))
        and (not name or (name.startswith(("–", "—", "-")) and name.count(" ") <= NAME_WORDS))
    )


LOUD = 8
"""Words; subheads in capitals are shorter."""


def shouted(page: Page) -> Iterator[Line]:
    """Long lines all in capitals that end as no sentence does: headlines of other articles amid the text."""
    return (
        line
        for line in page.candidates()
        if line.words >= LOUD and line.text.isupper() and not line.is_sentence
    )


RULES: tuple[Rule, ...] = (
    Rule("outside-body", "it stands outside the article on the page", outside),
    Rule("headline-repeated", "it says the headline once more", headlines.repeated_headline),
    Rule(
        "standfirst",
        "it is the line under the headline, kept as the article's standfirst",
        headlines.stated_standfirst,
    ),
    Rule("photo-credit", "it says who took a picture", captions.photo_credits, english=True),
    Rule("caption", "it describes a picture", captions.captions),
    Rule("caption", "it describes a picture and ends with its credit", captions.credited, english=True),
    Rule("pull-quote", "it repeats a passage of the article", pull_quotes),
    Rule("stamp", "it says when the page was published or changed", credits.stamps, english=True),
    Rule("byline", "it says who wrote the article", credits.bylines, english=True),
    Rule("agency-line", "it names the agency whose report this is", credits.agency_lines),
    # Only now: a stamp, a byline or an agency that many articles share still says when, and whose, each is.
    Rule("boilerplate", "the same line stands in many articles of this outlet", boilerplate.recurring_lines),
    *phrase_rules(),
    Rule("related", "it points to another article, in capitals", shouted),
    Rule(
        "standfirst",
        "it is the line under the headline, kept as the article's standfirst",
        headlines.standfirst,
    ),
    Rule("before-body", "it stands above the article and does not read like a part of it", boundaries.before),
    Rule("after-body", "it stands below the article and does not read like a part of it", boundaries.after),
    Rule("aside", "it interrupts the article and does not read like a part of it", boundaries.aside),
    Rule(
        "off-subject",
        "it stands below the end of the article and is about something else",
        boundaries.off_subject,
    ),
)
