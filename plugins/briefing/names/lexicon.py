"""What the index of names knows of English words: heads of names, offices, portfolios, what is no name."""

from __future__ import annotations

from ..people.lexicon import HE, LISTS, ROLES, SHE, TITLES
from ..words import tables

TABLE = tables(__package__, "lexicon.toml")


def listed(name: str) -> frozenset[str]:
    """One list of the lexicon."""
    return frozenset(TABLE[name].split())


ORGANISATIONS = listed("organisations")
PLACES = listed("places")
PLACE_LEADS = listed("place_leads")
PORTFOLIOS = listed("portfolios")
REGNAL = listed("regnal")
OFFICES = listed("offices")
DEMONYMS = listed("demonyms")
NOT_PLACES = listed("not_places")
NEAR = listed("near")
CALLED = frozenset(TABLE["called"])
PARTS = listed("parts")
HUNG = listed("hung")
SPELLED: dict[str, str] = TABLE["spelled"]
SAME: dict[str, str] = TABLE["same"]
CAPITALS = listed("capitals")
PARTICLES = listed("particles")
JOINERS = PARTICLES | {"of", "for", "and", "&", "on", "the"}
"""Small words that may stand inside a name."""
NOT_NAMES = listed("not_names") | LISTS["not_names"]
GIVEN = (HE | SHE | listed("given")) - PARTICLES
THINGS = listed("things")
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame"})
"""Titles before which no name ends: what stands before is another."""
GENERIC = listed("generic")
SINGULAR = listed("singular")
CALLING = ROLES | listed("nobility") | listed("honorifics")
"""Words that say what the one named next to them is."""
LEADING = CALLING | TITLES | PORTFOLIOS
"""Words that may stand before a name and be no part of it."""
