"""The small words around names of days: "last", "yesterday", "ago" in English, German, French and Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .mention import Direction, Unit

Steps = Mapping[str, int]


@dataclass(frozen=True)
class SmallWords:
    """What a language adds to the names of months and weekdays; all words in lower case."""

    now: Steps
    """"yesterday": days from today."""
    before: Steps
    """"last" before a day or a unit: the one before, this one, the next."""
    units: Mapping[str, Unit]
    """Every form of "day", "week" …"""
    spans: tuple[str, ...]
    """Those forms that "last" and "next" make one span: "last week", not "the last weeks"."""
    counts: Steps
    """"two", "a few"."""
    years: Mapping[str, Direction]
    """What stands before a bare year, with the direction that it gives."""
    after: Steps = field(default_factory=dict)
    """The same as `before`, where it stands after: "mardi dernier"."""
    ago: tuple[str, str] = ("", "")
    """What stands before and after a count of units that are gone; a pattern."""
    ahead: tuple[str, str] = ("", "")
    """The same of units to come."""


def _counted(words: str) -> dict[str, int]:
    """Numerals in their order from one."""
    return {word: number for number, word in enumerate(words.split(), 1)}


def _ending(stems: str, endings: str, step: int) -> dict[str, int]:
    """Adjectives with every ending."""
    return {f"{stem}{ending}": step for stem in stems.split() for ending in endings.split()}


def _forms(**units: str) -> dict[str, Unit]:
    """Units by their forms; "_" stands for a space."""
    return {form.replace("_", " "): unit for unit, forms in units.items() for form in forms.split()}  # type: ignore[misc]


ENGLISH = SmallWords(
    now={"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
    before={"last": -1, "past": -1, "previous": -1, "this past": -1}
    | {"this": 0, "next": 1, "coming": 1, "following": 1, "this coming": 1},
    units=_forms(
        day="day days", week="week weeks", weekend="weekend", month="month months", year="year years"
    ),
    spans=("week", "weekend", "month", "year"),
    counts=_counted("one two three four five six seven eight nine ten eleven twelve")
    | {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "a few": 3, "several": 4},
    years=dict.fromkeys(("in", "of", "until", "by", "during", "before", "after", "from"), "")
    | {"since": "past"},
    ago=("", r"\s+ago"),
    ahead=(r"(?:[Ii]n|[Ww]ithin)\s+", r"['\u2019]?\s+time"),
)

GERMAN = SmallWords(
    now={"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2},  # "morgen" is the morning, too
    before=_ending("letzte vergangene vorige", "n r m s", -1)
    | {"letzte": -1, "vergangene": -1, "vorige": -1, "nächste": 1, "kommende": 1, "diese": 0}
    | _ending("diese", "n r m s", 0)
    | _ending("nächste kommende", "n r m s", 1),
    units=_forms(
        day="tag tage tagen",
        week="woche wochen",
        weekend="wochenende",
        month="monat monate monaten monats",
        year="jahr jahre jahren jahres",
    ),
    spans=("woche", "wochenende", "monat", "monats", "jahr", "jahres"),
    counts=_counted("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
    | {"einem": 1, "einer": 1, "eine": 1, "wenigen": 3, "einigen": 3, "mehreren": 4},
    years={"im jahr": "", "im jahre": "", "ende": "", "anfang": "", "bis": "", "seit": "past"},
    ago=(r"vor\s+", ""),
    ahead=(r"in\s+", ""),
)

FRENCH = SmallWords(
    now={"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "aujourd’hui": 0, "demain": 1, "après-demain": 2},
    before={"ce": 0, "cet": 0, "cette": 0},
    after={"dernier": -1, "dernière": -1, "passé": -1, "passée": -1, "prochain": 1, "prochaine": 1},
    units=_forms(
        day="jour jours",
        week="semaine semaines",
        weekend="week-end weekend",
        month="mois",
        year="an ans année années",
    ),
    spans=("semaine", "week-end", "weekend", "mois", "an", "année"),
    counts=_counted("un deux trois quatre cinq six sept huit neuf dix onze douze")
    | {"une": 1, "quelques": 3, "plusieurs": 4},
    years={"en": "", "fin": "", "début": "", "avant": "", "après": "", "jusqu'en": "", "depuis": "past"},
    ago=(r"il\s+y\s+a\s+", ""),
    ahead=(r"dans\s+", ""),
)

SPANISH = SmallWords(
    now={"anteayer": -2, "ayer": -1, "hoy": 0, "pasado mañana": 2},  # "mañana" is the morning, too
    before={"último": -1, "última": -1, "este": 0, "esta": 0, "próximo": 1, "próxima": 1},
    after={"pasado": -1, "pasada": -1, "próximo": 1, "próxima": 1, "que viene": 1},
    units=_forms(
        day="día días",
        week="semana semanas",
        weekend="fin_de_semana",
        month="mes meses",
        year="año años",
    ),
    spans=("semana", "fin de semana", "mes", "año"),
    counts=_counted("un dos tres cuatro cinco seis siete ocho nueve diez once doce")
    | {"una": 1, "unos": 3, "unas": 3, "varios": 4, "varias": 4},
    years={"en": "", "hasta": "", "desde": "past", "durante": ""},
    ago=(r"hace\s+", ""),
    ahead=(r"dentro\s+de\s+", ""),
)

LANGUAGES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}


def small_words(language: str) -> SmallWords:
    """The small words of a language; English ones for a language that has none here."""
    return LANGUAGES.get(language, ENGLISH)
