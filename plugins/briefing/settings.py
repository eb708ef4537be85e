"""The BRIEFING dict, checked: a wrong value or an unknown key stops the build and is named."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .errors import SettingsError
from .records import Outlet, Topic

LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SCHEDULER = re.compile(r"(?:tcp|tls|ucx|inproc)://[^\s/]+(?:/\S*)?")
TOPIC_KEYS = ("name", "slug", "description", "terms")


def setting(default: Any, help: str, example: str = "") -> Any:
    """A field, with what `docs/reference/settings.md` says of it."""
    metadata = {"help": help, "example": example}
    if callable(default):
        return field(default_factory=default, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Words:
    """How long each kind of summary may be, in words."""

    brief: int = setting(70, "A story in one day's edition.")
    story: int = setting(150, "A story on its own page.")
    topic: int = setting(200, "A topic on its own page.")
    entry: int = setting(45, "One day of a timeline.")
    news: int = setting(60, "What one day adds to a story or a topic.")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run, each checked."""

    seeds: str = setting(
        "seeds", "The folder of raw articles, below the folder of pelicanconf.py.", '"seeds"'
    )
    decisions: str = setting(
        "content/decisions.toml",
        "The file of the editor's decisions, below the folder of pelicanconf.py; it need not exist.",
        '"content/decisions.toml"',
    )
    notes: str = setting(
        "content/notes",
        "The folder of the analysts' notes, below the folder of pelicanconf.py; it need not exist.",
        '"content/notes"',
    )
    editions: str = setting(
        "content/editions",
        "The folder of frozen editions, below the folder of pelicanconf.py; keep it under version control.",
        '"content/editions"',
    )
    topics: tuple[Topic, ...] = setting(
        (),
        "The standing subjects: each a dict of name, slug, description and terms. A sentence belongs "
        "to a topic when it has a term of every group in terms. A term after a hyphen, such as -wine, is one "
        "that the corpus must not add.",
        '[{"name": "Fisheries", "slug": "fisheries", "description": "Quotas at sea.", '
        '"terms": [["fish", "herring"], ["quota", "catch"]]}]',
    )
    words: Words = setting(
        Words, "How many words a summary may have: brief, story, topic, entry, news.", '{"brief": 90}'
    )
    ranker: str = setting(
        "concepts",
        "How sentences are ranked: concepts, lexrank or textrank, or one of sumy's own, such as sumy-lsa.",
        '"lexrank"',
    )
    timeline_days: int = setting(10, "How many days a timeline shows at most.", "20")
    names: int = setting(
        200,
        "How many people, organisations and places the index of names has at most, each with its page: those "
        "that most origins name. None for 0.",
        "1000",
    )
    zone: str = setting(
        "UTC",
        "The time zone in which a day begins; Pelican's TIMEZONE where it is not given.",
        '"Europe/Paris"',
    )
    language: str = setting(
        "en",
        "The language in which the site speaks for itself, as a code; Pelican's DEFAULT_LANG where it is not "
        "given. English where there is no catalogue of it.",
        '"de"',
    )
    today: date | None = setting(
        None,
        "The day of the build, as YYYY-MM-DD: later days are refused. Never read from the clock.",
        '"2016-01-31"',
    )
    outlets: tuple[Outlet, ...] = setting(
        (),
        "What is known of outlets, by name: since is the day of their first issue, as YYYY-MM-DD. Days "
        "before it are refused.",
        '{"Harbour Post": {"since": "1998-05-01"}}',
    )
    file_time: bool = setting(
        False,
        "Whether the time at which a raw file was last saved is an estimate of the day of an article that "
        "nothing else dates. The site then depends on more than what the files hold.",
        "True",
    )
    workers: int | str | None = setting(
        None,
        "How many processes share the work: as many as there are cores where it is not given, 1 for none "
        "but the build's own; or the address of a Dask scheduler, which needs the extra `dask`. The site is "
        "the same, byte for byte.",
        '"tcp://127.0.0.1:8786"',
    )
    store: bool = setting(
        True,
        "Whether results are remembered from build to build, in Pelican's CACHE_PATH. The site is the same "
        "without, byte for byte; only slower to build.",
        "False",
    )
    clean_urls: bool = setting(
        False, "Links end in / rather than /index.html: for hosting, not for reading from files.", "True"
    )
    pdf: bool = setting(
        False,
        "Each briefing is a tagged PDF, too. Needs the extra `pdf`, which is WeasyPrint, and SITEURL.",
        "True",
    )


def from_mapping(given: Mapping[str, Any]) -> Settings:
    """Settings from what the user wrote.

    Raises SettingsError at the first wrong key or value, naming it and what was expected.
    """
    refuse_unknown(given, [f.name for f in fields(Settings)], "BRIEFING")
    return Settings(**{key: CHECKS[key](f"BRIEFING[{key!r}]", value) for key, value in given.items()})


def of_site(site: Mapping[str, Any]) -> Settings:
    """The BRIEFING dict of Pelican's settings; time zone and language are Pelican's unless it says other.

    Raises SettingsError for a wrong key or value.
    """
    site_wide = {"zone": site["TIMEZONE"], "language": site["DEFAULT_LANG"]}
    return from_mapping({**site_wide, **site.get("BRIEFING", {})})


def refuse_unknown(given: Iterable[str], known: Iterable[str], where: str) -> None:
    """Raise for the first key that is not known, with the nearest known one."""
    known = list(known)
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(str(key), known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known keys are {', '.join(known)}."
            raise SettingsError(f"{where} has no key {key!r}: {hint}")


def wrong(where: str, value: Any, expected: str) -> SettingsError:
    """The error for a value that is not what was expected."""
    return SettingsError(f"{where} is {value!r}; expected {expected}.")


def text(where: str, value: Any) -> str:
    """A string with something in it."""
    if not isinstance(value, str) or not value.strip():
        raise wrong(where, value, "a text")
    return value.strip()


def truth(where: str, value: Any) -> bool:
    """True or False, nothing that merely looks like it."""
    if not isinstance(value, bool):
        raise wrong(where, value, "True or False")
    return value


def positive(where: str, value: Any) -> int:
    """A whole number from 1."""
    return at_least(1, where, value)


def hands(where: str, value: Any) -> int | str | None:
    """A number of processes, the address of a Dask scheduler, or None."""
    if value is None or (isinstance(value, str) and SCHEDULER.fullmatch(value)):
        return value
    if isinstance(value, str):
        raise wrong(
            where, value, "a number of processes, or the address of a Dask scheduler, tcp://HOST:PORT"
        )
    return positive(where, value)


def natural(where: str, value: Any) -> int:
    """A whole number from 0."""
    return at_least(0, where, value)


def at_least(least: int, where: str, value: Any) -> int:
    """A whole number that is not smaller."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise wrong(where, value, f"a whole number from {least}")
    return value


def day(where: str, value: Any) -> date | None:
    """A day, or None."""
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise wrong(where, value, "a day such as '2016-01-31', or None") from None


def zone(where: str, value: Any) -> str:
    """The name of a time zone of the IANA database."""
    try:
        return ZoneInfo(text(where, value)).key
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones, or too long a name
        raise wrong(where, value, "a time zone such as 'Europe/Paris'") from None


def language(where: str, value: Any) -> str:
    """A language, by its code."""
    if not LANGUAGE.fullmatch(text(where, value)):
        raise wrong(where, value, "the code of a language such as 'de' or 'pt-BR'")
    return value


def words(where: str, value: Any) -> Words:
    """Word budgets; those not given keep their default."""
    if not isinstance(value, Mapping):
        raise wrong(where, value, "a dict of numbers of words")
    refuse_unknown(value, [f.name for f in fields(Words)], where)
    return Words(**{key: positive(f"{where}[{key!r}]", number) for key, number in value.items()})


def outlets(where: str, value: Any) -> tuple[Outlet, ...]:
    """Outlets by name, each with its first day."""
    if not isinstance(value, Mapping):
        raise wrong(where, value, "a dict of outlets by name")
    return tuple(outlet(where, name, given) for name, given in value.items())


def outlet(where: str, name: Any, given: Any) -> Outlet:
    """One outlet; its first day must be given."""
    name = text(f"{where}, the name of an outlet,", name)
    where = f"{where}[{name!r}]"
    if not isinstance(given, Mapping) or "since" not in given:
        raise wrong(where, given, "a dict with the key 'since'")
    refuse_unknown(given, ["since"], where)
    since = day(f"{where}['since']", given["since"])
    if since is None:
        raise wrong(f"{where}['since']", None, "a day such as '1998-05-01'")
    return Outlet(name, since)


def topics(where: str, value: Any) -> tuple[Topic, ...]:
    """Topics, each with a slug of its own."""
    if not isinstance(value, list | tuple):
        raise wrong(where, value, "a list of topics")
    found = tuple(topic(f"{where}[{number}]", given) for number, given in enumerate(value))
    slugs = [t.slug for t in found]
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise SettingsError(f"{where} has two topics with the slug {slug!r}; give each its own.")
    return found


def topic(where: str, value: Any) -> Topic:
    """One topic, every key given."""
    if not isinstance(value, Mapping):
        raise wrong(where, value, f"a dict of {', '.join(TOPIC_KEYS)}")
    refuse_unknown(value, TOPIC_KEYS, where)
    for key in TOPIC_KEYS:
        if key not in value:
            raise SettingsError(f"{where} lacks the key {key!r}.")
    slug = text(f"{where}['slug']", value["slug"])
    if not SLUG.fullmatch(slug):
        raise wrong(f"{where}['slug']", slug, "small letters, digits and single hyphens")
    return Topic(
        name=text(f"{where}['name']", value["name"]),
        slug=slug,
        description=text(f"{where}['description']", value["description"]),
        terms=term_groups(f"{where}['terms']", value["terms"]),
    )


def term_groups(where: str, value: Any) -> tuple[tuple[str, ...], ...]:
    """Groups of terms; a flat list of terms is one group."""
    if not isinstance(value, list | tuple) or not value:
        raise wrong(where, value, "a list of terms, or a list of such lists")
    groups = [value] if all(isinstance(term, str) for term in value) else value
    return tuple(term_group(where, group) for group in groups)


def term_group(where: str, group: Any) -> tuple[str, ...]:
    """One group of terms, at least one."""
    if not isinstance(group, list | tuple) or not group:
        raise wrong(where, group, "a list of terms")
    return tuple(text(where, term) for term in group)


CHECKS: dict[str, Callable[[str, Any], Any]] = {
    "seeds": text,
    "decisions": text,
    "notes": text,
    "editions": text,
    "topics": topics,
    "words": words,
    "ranker": text,
    "timeline_days": positive,
    "names": natural,
    "zone": zone,
    "language": language,
    "today": day,
    "outlets": outlets,
    "file_time": truth,
    "workers": hands,
    "store": truth,
    "clean_urls": truth,
    "pdf": truth,
}
