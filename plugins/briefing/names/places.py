"""Which names are those of countries and large towns, and which words only tell where somebody is from."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from .lexicon import CALLED, DEMONYMS, NOT_PLACES

NO_TERRITORY = frozenset({"XA", "XB", "ZZ", "QO", "EU", "EZ", "UN"})
"""CLDR's codes for what is no country: tests, the unknown, unions of states."""
PARTS_OF_THE_WORLD = frozenset(
    {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
ENDINGS = ((0, "n"), (0, "an"), (0, "ian"), (0, "i"), (0, "ese"), (1, ""), (1, "an"), (1, "ian"), (1, "ese"),
    (1, "i"), (4, ""), (5, ""))  # fmt: skip
"""How a country's name becomes an adjective: letters taken off, letters put on; "China" → "Chinese"."""
SHORTEST_DEMONYM = 4


@cache
def gazetteer() -> frozenset[str]:
    """Countries and continents of the Unicode CLDR, through Babel, and the towns that name time zones."""
    return frozenset({*_territories(), *_towns(), *CALLED})


@cache
def demonyms() -> frozenset[str]:
    """Lower-case words for where somebody is from, and their plurals: "syrian", "haitians"."""
    countries = [name for name in _territories() if " " not in name]
    derived = {name[: len(name) - off].lower() + on for name in countries for off, on in ENDINGS}
    places = {name.lower() for name in gazetteer()}
    words = {word for word in derived if len(word) >= SHORTEST_DEMONYM} - places | DEMONYMS
    return frozenset(words | {word + "s" for word in words} - places)


def _territories() -> set[str]:
    from babel import Locale

    found = set()
    for code, name in Locale("en").territories.items():
        if code not in NO_TERRITORY and name != "world" and "(" not in name and " - " not in name:
            found |= {name, name.replace(" & ", " and "), name.replace("’", "'")}
    return found


def _towns() -> set[str]:
    """The last parts of the names of time zones: "Europe/Paris" → "Paris"."""
    zones = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    parts = [zone.split("/") for zone in zones]
    towns = {zone[-1].replace("_", " ") for zone in parts if len(zone) > 1 and zone[0] in PARTS_OF_THE_WORLD}
    return towns - NOT_PLACES
