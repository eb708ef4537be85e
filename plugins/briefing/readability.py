"""Readability: which sentences can stand alone, which lean on the one before, which should not be shown."""

from __future__ import annotations

import re
from functools import cache

from .words import ENGLISH, primary, tables

OPENING = r"^[\s\"“‘'`(\[–—-]*"

POINTS_BACK = r"""(?:
      he | she | it | they | his | hers? | its | theirs? | him | them
    | this | that | these | those | such | both | neither | either | another | others | here | then | so
    | the\ (?: latter | former | two | three | four | pair | duo | move | decision | same | others?
        | statement | announcement | man | woman | couple | boy | girl )
    | who | which | where | asked | when\ asked
    )\b(?!-)"""
"""Words that stand for something said before: pronouns, demonstratives, "the latter"."""

LEANS = re.compile(OPENING + POINTS_BACK, re.IGNORECASE | re.VERBOSE)
LEANS_AFTER_COMMA = re.compile(
    OPENING
    + r"""(?: \w[\w’'.-]* \s+ ){0,6} \w[\w’'.-]* \s? , \s+
    (?: he | she | it | they | this | these | those | his | her | their | its )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""The same after a short opening phrase: "Beyond that, these include …"."""
PRONOUN_AFTER_COMMA = re.compile(
    r",\s+(?:he|she|it|they|this|these|those|his|her|their|its)\b", re.IGNORECASE
)
"""How that goes on at its comma, the first of the sentence: most commas are refused by looking at this."""

FIRST_PERSON = re.compile(r"^(?:we|i|my|our|you|your)\b", re.IGNORECASE)
"""A report does not speak so: words of a quotation whose marks are elsewhere."""

SAID_BY_PRONOUN = re.compile(
    r"""^[\"“‘'`] .* (?: [,”\"'’]\s* (?:he|she|they)\s (?:said|says|added|told|wrote|asked|insisted|explained)
    | \b(?:said|says|added)\s(?:he|she) )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""A quotation whose speaker is "he": attribution stays with the claim only beside the one who is named."""

CONNECTIVE = re.compile(
    r"""^(?:
        however | moreover | nevertheless | nonetheless | meanwhile | furthermore | in\ addition | besides
      | additionally | therefore | thus | still | instead | separately | indeed | also | earlier | later
      | rather | similarly | in\ contrast | by\ contrast | as\ a\ result | for\ example | for\ instance
      | even\ so | on\ the\ other\ hand | at\ the\ same\ time | in\ turn | in\ fact | of\ course
      | after\ all | afterwards | finally | yet | but | and | or | nor | so | then
    )\s*,\s*(?=["“‘'`]*\s?\w)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Leading connectives, set off by a comma, whose removal leaves the claim whole."""

CONJUNCTION = re.compile(r"^(?:but|and|yet|or|nor|however|meanwhile)\s(?!\s*,)", re.IGNORECASE)
"""A conjunction without a comma ties its sentence to the one before: "But the cease-fire has become strained"
is about the truce spoken of there."""

PROMPT = re.compile(
    r"""\W* (?:
      (?: click\ here | sign\ up | subscribe | read\ more | follow\ us | scroll\ down | share\ this
        | watch\ (?:(?:the|this|our)\ )?(?:video|live|below) | see\ (?:also|more|below) )\b
      | (?: photo | image | picture | file\ photo | video | related | caption | source )\s?[:|]
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""How prompts, teasers and captions begin that cleaning may have left."""

LABEL = re.compile(r"\W{0,9}\w[\w’'-]{0,40}(?: [\w’'-]{1,40})? ?: (?=\w)")
"""A word or two before a colon: "Online savvy: Observers noticed …"."""

CREDITS = (
    "click here", "photo by", "file photo", "image caption", "getty images", "all rights reserved",
    "scroll down for", "for confidential support", "our newsletter",
)  # fmt: skip
"""What they hold, wherever it stands."""

WHO_STANDS_WHERE = re.compile(
    r"\(\s?(?:l|r|c|left|right|centre|center|front|back|file|pictured|above|below)\s?\)", re.IGNORECASE
)
"""How captions say who is who: "Brandt (L) and Kerr"."""

MARKS_ABROAD = frozenset('"„“”«»')
"""Marks of quotations where each opens in one language and closes in another."""
OPENING_MARKS, CLOSING_MARKS = frozenset("\"“”‘'`"), frozenset("\"”’'")
LETTER = re.compile(r"\w")

SPEECH = re.compile(
    r"\b(?:said|says|told|added|adds|asked|wrote|tweeted|according|announced|warned)\b", re.IGNORECASE
)
ENDING = 20
"""Characters in which a sentence must end, closing quotes and brackets included."""

SENTENCE_END = re.compile(r"[.!?…。！？][\s\"”’'»)\]]*$")


def connective(text: str) -> str:
    """The leading connective that may be cut, with its comma, or ""."""
    match = CONNECTIVE.match(text)
    return match[0].strip() if match else ""


def unlabelled(text: str) -> str:
    """What follows a label and its colon, or ""."""
    label = LABEL.match(text)
    return text[label.end() :] if label else ""


def leans(text: str, language: str = ENGLISH) -> bool:
    """Whether the sentence, cut, cannot be understood without the one before it.

    Of a language without a list of openings, `readability.toml`, only its quotations are judged.
    """
    code = primary(language)
    if code != ENGLISH:
        return bool(_leans_abroad(code).match(text)) or is_bare_quote_abroad(text)
    rest = text[len(connective(text)) :].lstrip()
    return bool(
        FIRST_PERSON.match(rest)
        or LEANS.match(rest)
        or SAID_BY_PRONOUN.match(rest)
        or points_back_after_comma(rest)
        or CONJUNCTION.match(rest)
        or is_bare_quote(rest)
    )


@cache
def _leans_abroad(code: str) -> re.Pattern[str]:
    """The openings of a language that lean on what was said before; for one without a list, none."""
    listed = tables(__package__, "readability.toml").get(code, "")
    phrases = [r"\s".join(map(re.escape, phrase.split())) for phrase in listed.split(",") if phrase.strip()]
    openings = "|".join(phrase.replace("'", "['’]") for phrase in phrases) or "(?!)"
    return re.compile(rf"^[\W_]*+(?:{openings})(?![\w-])", re.IGNORECASE)


def is_bare_quote_abroad(text: str) -> bool:
    """Whether it is all quotation, or a part of one, whatever marks its language uses."""
    return sum(map(text.count, MARKS_ABROAD)) % 2 == 1 or is_quoted(text, MARKS_ABROAD, MARKS_ABROAD)


def is_quoted(text: str, opening: frozenset[str], closing: frozenset[str]) -> bool:
    """Whether marks stand before its first word and after its last; linear in the length of any text."""
    first = LETTER.search(text)
    if not first or not first.start():
        return False
    end = len(text) - LETTER.search(text[::-1]).start()
    return not (opening.isdisjoint(text[: first.start()]) or closing.isdisjoint(text[end:]))


def points_back_after_comma(text: str) -> bool:
    """Whether a short opening phrase and a comma, the first one, lead to a pronoun: "That done, he …"."""
    comma = text.find(",")
    return comma > 0 and bool(PRONOUN_AFTER_COMMA.match(text, comma) and LEANS_AFTER_COMMA.match(text))


def is_bare_quote(text: str) -> bool:
    """Whether it is all quotation, or a part of one, with nobody to whom it is ascribed."""
    opened, closed = text.count("“") + text.count("``"), text.count("”") + text.count("''")
    if text.count('"') % 2:
        opens = text.startswith('"')
        opened, closed = opened + opens, closed + (not opens)
    if opened != closed:
        return opened < closed or not SPEECH.search(text)
    return is_quoted(text, OPENING_MARKS, CLOSING_MARKS) and not SPEECH.search(text)


def is_reporting(text: str) -> bool:
    """Whether it states something: no caption, prompt, teaser or question, and it ends as sentences do."""
    ending = SENTENCE_END.search(text, max(0, len(text) - ENDING))
    return bool(ending) and "?" not in ending[0] and not is_prompt(text)


def is_prompt(text: str) -> bool:
    """Whether it is a caption, a credit, a teaser or a prompt to the reader."""
    lower = text.lower()
    return bool(
        PROMPT.match(text)
        or any(map(lower.__contains__, CREDITS))
        or ("(" in text and WHO_STANDS_WHERE.search(text))
    )
