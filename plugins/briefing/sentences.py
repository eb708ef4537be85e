"""Sentences: where one ends and the next begins, in news prose, by rules."""

from __future__ import annotations

import re

CANDIDATE = re.compile(
    r"""
    (?P<stop> [.!?…]+ | [。！？] )                    # what may end a sentence
    (?P<close> (?: [\ ]?'' | [\ ]["](?=\s|$) | ["”’'»)\]] )* )  # quotes and brackets closed after it; "''" stands off
    (?: (?P<gap> \s+ ) | (?<=[。！？])(?=\S) | (?<=[^\W\d_]{2}[.!?”"])(?=[A-Z][a-z’' ]) )
    (?P<open> (?: ["“‘'«(\[¿¡`–—-] [\ ]? )* )         # what may stand before the next word
    (?P<next> \S )                                    # its first character
    """,
    re.VERBOSE,
)
PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
WORD_BEFORE = re.compile(r"[^\s“”\"‘’'`(\[—–/]*$")
WORD_AFTER = re.compile(r"[\w’'-]+")
WORDS_LOOKED_BACK = 40
"""Characters looked back for the word before a stop; no abbreviation is longer."""

NEVER_LAST = frozenset(
    """mr mrs ms messrs dr prof rev fr sen rep gov gen lt col maj capt cmdr cmdt sgt adm cpl pvt brig hon pres
    amb atty supt insp det st mt ft vs viz cf e.g i.e eg ie approx ca asst dept univ rt lord-lt mme mlle dra sra
    lieut vice-adm rear-adm lt-gen maj-gen lt-col sens reps govs gens profs drs""".split()
)
"""Abbreviations that always lean on the next word: titles, "vs.", "e.g."."""

BEFORE_NUMBER = frozenset(
    """no nos art fig figs vol p pp sec ch op rs jan feb mar apr jun jul aug sept sep oct nov dec
    est para cap""".split()
)
"""Abbreviations that lean on a number only: "No. 10", "Dec. 18"."""

MAY_BE_LAST = frozenset(
    """inc corp ltd co cos llc plc bros jr sr etc al ph.d m.d b.sc a.m p.m a.d b.c mon tue tues wed thu thur thurs
    fri sat sun ave blvd rd st.  ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss
    mont neb nev okla ore pa tenn tex va vt wash wis wyo mgr min max hr hrs sq ft. lb lbs oz mph km kg""".split()
)
"""Abbreviations that end a sentence only where the next word looks like a beginning."""

BEGINNERS = frozenset(
    """a about according after all also although among an and another any are as asked at because before both
    but by could despite did do does during each earlier even every few first following for from had has have
    he her here his how however i if in instead is it its just last later many meanwhile more moreover most my
    nearly neither next no nobody none not nothing now of on once one only or other others our over police several she
    should since so some still such than that the their then there these they this those though three through
    thus to today two under unlike until was we were what when where whether which while who whoever why will with
    without would yet yesterday you your officials critics experts""".split()
)
"""Words that, capitalized, begin a sentence far more often than they continue a name."""

SPEAKS = re.compile(
    r"(?:[\w’'.-]+,?\s+){0,6}?"
    r"(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|tweeted|shouted|cried|recalled|explained"
    r"|warned|wondered|continued|declared|chanted|screamed|yelled|demanded|joked|insisted|exclaimed)\b"
)
"""A speaker and a verb of saying, after a quotation that ends in "?" or "!"."""

PARTICLES = re.compile(r"(?:al|el|ash|an)-[A-Z]|(?:de|von|van|bin|ibn|del|della|di|da|du)\s+[A-Z]|[a-z][A-Z]")
"""Lower-case beginnings of names: "al-Shabab", "de Mistura", "iPhone"."""

EXCLAIMED = frozenset({"yahoo", "jeopardy", "yum"})
"""Names that carry their own exclamation mark."""

DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
CLOSED_QUOTE = ("”", '"', "’", "''", "'", "»")


def split(text: str) -> list[str]:
    """The sentences of a text in order, verbatim, ends stripped; together all of its words."""
    return [text[start:end] for start, end in spans(text)]


def spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, in characters; blank ones are left out."""
    found: list[tuple[int, int]] = []
    begin = 0
    for paragraph in PARAGRAPH.finditer(text):
        found += _paragraph_spans(text, begin, paragraph.start())
        begin = paragraph.end()
    return found + _paragraph_spans(text, begin, len(text))


def _paragraph_spans(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    found = []
    for match in CANDIDATE.finditer(text, begin, end):
        if _ends(text, begin, match):
            stop = match.end("close")
            found.append((begin, stop))
            begin = match.start("open")
    found.append((begin, end))
    return [trimmed for span in found if (trimmed := _trim(text, *span))]


def _trim(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends, or None where nothing is left."""
    inside = text[begin:end]
    left = len(inside) - len(inside.lstrip())
    stripped = inside.strip()
    return (begin + left, begin + left + len(stripped)) if stripped else None


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a sentence that began at `begin` ends at this stop."""
    stop, close = match["stop"], match["close"].strip()
    stands_off = text[match.start() - 1 : match.start()].isspace()
    word_after = WORD_AFTER.match(text, match.start("next"))
    after = word_after[0] if word_after else match["next"]
    if stop in ("。", "！", "？") or match["gap"] is None:
        return True
    if len(stop) > 1 and stop.strip(".") == "" or stop == "…":
        return _ellipsis_ends(after, stands_off)
    if stands_off and text[begin : match.start()].strip():
        return not (close and stop != "." and SPEAKS.match(text, match.start("next")))
    if after[0].islower() and not PARTICLES.match(text, match.start("next")):
        return False
    word = WORD_BEFORE.search(text, max(begin, match.start() - WORDS_LOOKED_BACK), match.start())[0]
    if stop == ".":
        return _full_stop_ends(word, close, after, bool(match["open"].strip()), begin == match.start() - len(word))
    if close.endswith(CLOSED_QUOTE):
        return not SPEAKS.match(text, match.start("next"))
    return word.lower() not in EXCLAIMED or after.lower() in BEGINNERS


def _ellipsis_ends(after: str, stands_off: bool) -> bool:
    """An ellipsis between spaces leaves words out; only a typical beginning after it starts anew."""
    if stands_off:
        return after[0].isupper() and after.lower() in BEGINNERS
    return after[0].isupper() or after[0].isdigit()


def _full_stop_ends(word: str, close: str, after: str, opened: bool, is_first: bool) -> bool:
    """Whether the full stop after `word` is more than an abbreviation's."""
    lower = word.lower()
    if close:
        return close != ")" or not DOTTED.fullmatch(word) or _begins(after, opened)
    if lower in NEVER_LAST:
        return False
    if lower in BEFORE_NUMBER:
        return not after[0].isdigit()
    if lower in MAY_BE_LAST or DOTTED.fullmatch(word):
        return _begins(after, opened)
    if len(word) == 1 and word.isalpha():
        return _begins(after, opened) and len(after) > 1
    return not (is_first and word.isdigit() and len(word) < 3)


def _begins(after: str, opened: bool) -> bool:
    """Whether the next word looks like the beginning of a sentence."""
    return opened or after.lower() in BEGINNERS
