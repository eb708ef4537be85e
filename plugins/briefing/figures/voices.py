"""Who is named as saying it."""

from __future__ import annotations

import re

SAYING = (
    r"(?:says?|said|saying|estimates?|estimated|reports?|reported|put|puts|told|added|confirmed|announced"
    r"|claims?|claimed)"
)
ACCORDING = re.compile(r"\baccording to (?P<who>[^,.;:]{2,60})", re.IGNORECASE)
SAYS = re.compile(
    rf"(?P<who>(?:(?<![\w’'.-])(?!that\b|and\b)[^\W\d][\w’'.-]{{0,30}} ){{1,8}}?)(?:has |have )?{SAYING}\b"
)
TRAILING = re.compile(rf",\s(?P<who>[^,.;:\d]{{2,60}}?)\s(?:has |have )?{SAYING}(?: on [A-Z]\w+)?[.”\"]*$")
"""After a comma, at the end: ", the coastguard said on Monday."."""
NAMED = re.compile(
    r"[A-Z]|\b(?:officials?|police|ministry|group|government|authorit|witness|doctors?|hospital|rescuers?|medics?)"
)
"""What a voice has in it: a name, or an office."""
NO_NAME = re.compile(
    r"\b(?:be|been|being|was|were|is|are|had|has|have|there|it|he|she|they|who|number|total)\b", re.IGNORECASE
)
"""What it has not: these belong to a sentence."""


def voice(clause: str) -> str:
    """Who is named as saying it, verbatim; "" where nobody is."""
    said = ACCORDING.search(clause)
    if said:
        return said["who"].strip()
    said = TRAILING.search(clause)
    if said and not NO_NAME.search(said["who"]):
        return said["who"].strip()
    said = SAYS.search(clause)
    named = said and NAMED.search(said["who"]) and not NO_NAME.search(said["who"])
    return said["who"].strip() if named else ""
