"""Whether the words around an expression of time look back or ahead."""

from __future__ import annotations

import re

from .mention import Direction

REACH = 90
"""Characters searched on either side: about one clause of news prose, fifteen words."""

STOP = re.compile(r"[.;!?]\s+(?=[\"“'\u2018`(]*(?:[A-Z]|$))|[\n;]|\s[\u2013\u2014-]{1,2}\s")
"""A sentence or a clause ends here, and with it the reach of its verb."""

AHEAD = (
    r"(?:wo|ca|would|could|should|must)n['\u2019]t|will|would|can|could|shall|should|may|might|must|"
    r"['\u2019]ll|to\s+be|(?:is|are|was|were)\s+to|due|set\s+(?:to|for)|scheduled|planned|plans?|planning|expected|"
    r"expects?|slated|hopes?|hoped|hoping|intends?|ahead\s+of|upcoming|(?:about|going)\s+to|awaits?|"
    r"to\s+(?:go|meet|hold|start|begin|open|reopen|resume|discuss|vote|decide|visit|return|appear|face|attend|take|end)"
)
BACK = (
    r"was|were|had|has|have|did|said|told|took|came|went|made|gave|saw|began|became|broke|brought|fell|found|got|"
    r"held|hit|left|lost|met|put|rose|ran|sent|shot|spoke|struck|won|wrote|led|died|since|ago|fled|kept|grew|flew|"
    r"set|\w{2,}ed"
)
CUE = re.compile(rf"(?<!\w)(?:(?P<ahead>{AHEAD})|(?P<back>{BACK}))(?!\w)")
"""In a clause in lower case: so many alternatives are tried in half the time where case counts."""
DEADLINE = re.compile(r"\b(?:by|until|till|beyond)\s+$")
"""Before the expression itself: "by Friday", "until the 25th"."""
POSSESSIVE = re.compile(r"['\u2019]s\b|\s'?s\s")
"""After the expression: "Tuesday's talks will decide" says nothing of when Tuesday is."""
UNDECIDED = frozenset({"united", "need", "indeed", "hundred", "speed", "feed", "seed", "armed", "so-called"})
"""Words in -ed that are no verbs in the past."""

FINITE = frozenset(
    {"was", "were", "had", "did", "said", "told", "has", "came", "went", "took", "gave", "saw", "began"}
)
"""Past forms that are no participles: no "will" governs them ("it will rain, he said on Friday")."""
GOVERNED = 24
"""A past form this close behind "will", "to" or "be" is its participle: "will be delayed until Monday"."""


def direction(text: str, start: int, end: int) -> Direction:
    """Past or future, by the nearest telling verb: first before, then after; "" when none tells.

    >>> direction("The talks could start on Monday in Geneva", 25, 31)
    'future'
    """
    before = _clause_before(text, start)
    if DEADLINE.search(before):
        return "future"
    after = "" if POSSESSIVE.match(text, end) else _clause_after(text, end)
    return _nearest(before) or _first(after)


def _clause_before(text: str, start: int) -> str:
    """The words from the last stop to here, in lower case."""
    near = text[max(0, start - REACH) : start]
    return STOP.split(near)[-1].lower()


def _clause_after(text: str, end: int) -> str:
    """The words from here to the next stop, in lower case."""
    near = text[end : end + REACH]
    return STOP.split(near, 1)[0].lower()


def _nearest(clause: str) -> Direction:
    """The direction of the last cue of a clause, a participle read with the verb that governs it."""
    cues = _cues(clause)
    if not cues:
        return ""
    *earlier, last = cues
    if last["ahead"]:
        return "future"
    if last[0] in FINITE:
        return "past"
    governed = any(c["ahead"] and last.start() - c.end() <= GOVERNED for c in earlier[-2:])
    return "future" if governed else "past"


def _first(clause: str) -> Direction:
    cues = _cues(clause)
    if not cues:
        return ""
    return "future" if cues[0]["ahead"] else "past"


def _cues(clause: str) -> list[re.Match[str]]:
    return [cue for cue in CUE.finditer(clause) if cue[0] not in UNDECIDED]
