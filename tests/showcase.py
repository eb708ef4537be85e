"""A made-up result with every state that pages must survive, and its site rendered without Pelican."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

import showcase_frozen
from briefing import addresses, interface, notes, pages
from briefing.records import (
    Article,
    Body,
    Brief,
    Briefing,
    Change,
    Copy,
    Entry,
    Evidence,
    Fate,
    Figure,
    Join,
    Ledger,
    Member,
    Name,
    NameUse,
    Note,
    Origin,
    Place,
    PublicationDate,
    Quantity,
    Quote,
    Removed,
    Result,
    Saying,
    Sentence,
    SetAside,
    Stitch,
    Story,
    Topic,
    TopicPage,
)
from builders import article

ROOT = Path(__file__).parents[1]
THEME = ROOT / "themes/broadsheet"
FALL_BACKS = ROOT / "plugins/briefing/templates"

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
NOTE = f"""## What we make of it

The *east* quay is the **last** one; see [the act](https://law.example/1). <script>alert(1)</script>

| year | ships |
|---|--:|
| {LONG_WORD} | 9 |
"""
HOSTILE = "<script>alert('x')</script> & \"quotes\" </p><img src=x onerror=alert(1)>"


@dataclass(frozen=True)
class Links:
    """The settings that pages need."""

    clean_urls: bool = False
    pdf: bool = False
    language: str = "en"


def estimated(first: str, likeliest: str, last: str) -> PublicationDate:
    """A date that words and calendar narrow to a few days."""
    evidence = Evidence("weekday", "this Friday, December 18", 1, "December 18 is a Friday in 2015")
    refused = Evidence("refused", "January 8, 2005", 2, "ten years before anything else in the text")
    days = (date.fromisoformat(likeliest), date.fromisoformat(first), date.fromisoformat(last))
    return PublicationDate(*days, "estimated", (evidence, refused))


def harbour() -> Article:
    """An original with removed lines, a cut, a subhead, credits and an address."""
    first = "The harbour board of Norrvik voted to close the east quay. The vote was nine to four."
    made = article(
        first,
        "What happens next",
        "Ferries will use the west quay from Friday, the board said. However, 250 berths will be lost.",
        path="norrvik/harbour.txt",
        day="2015-12-16",
        title="Norrvik closes its east quay",
        outlet="Norrvik Courier",
        agency="NPA",
        author="Ida Holm",
        url="https://courier.example/harbour?id=1&from=feed",
        topics=("ferries",),
        credits=(Evidence("agency", "NPA", 9, "The text is by NPA."),),
        repairs=("decoded as windows-1252",),
    )
    subhead = made.paragraphs[1].changed(kind="subhead", sentences=())
    removed = (
        Removed("Advertisement", 5, "advertisement", "a label of advertising"),
        Removed("Share this on Squawk", 6, "share-prompt", "asks readers to share"),
        Removed("NORRVIK, Sunday –", 1, "dateline", "a dateline", paragraph=0),
    )
    return made.changed(body=Body((made.paragraphs[0], subhead, made.paragraphs[2]), removed))


def port() -> Article:
    """A spun copy of the harbour article, its date estimated."""
    made = article(
        "The port board of Norrvik voted to shut the east quay. The vote was nine to five.",
        path="copies/port.txt",
        title="Norrvik shuts its east quay",
        outlet="Copy & Paste Daily",
        copy_of="norrvik/harbour.txt",
        topics=("ferries",),
    )
    return made.changed(published=estimated("2015-12-15", "2015-12-16", "2015-12-17"))


def rtl() -> Article:
    """A Hebrew article, its language stated."""
    return article(
        "מועצת הנמל הצביעה לסגור את הרציף המזרחי. ההצבעה נערכה ביום שני.",
        path="rtl.txt",
        day="2015-12-16",
        title="הרציף המזרחי נסגר",
        outlet="יומן הנמל",
        language="he",
    )


def unmarked() -> Article:
    """A Japanese article that nothing says to be one."""
    return article("東の岸壁は閉鎖される。", path="東.txt", day="2015-12-18", title="東の岸壁、閉鎖へ")


def endless() -> Article:
    """A title, an outlet and a sentence of one very long word."""
    text = f"{LONG_WORD} has no spaces."
    return article(text, path=f"{LONG_WORD[:90]}.txt", day="2015-12-18", title=LONG_WORD, outlet=LONG_WORD)


def hostile() -> Article:
    """Markup where words should be, and an address that must not become a link."""
    return article(
        f"{HOSTILE} was said.",
        path="hostile/<b>.txt",
        day="2015-12-18",
        title=HOSTILE,
        outlet=HOSTILE,
        author=HOSTILE,
        url="javascript:alert(1)",
    )


def nameless() -> Article:
    """No title, no outlet, no date."""
    made = article("Somebody said something somewhere. Nobody knows when.", path="nameless.txt")
    refused = Evidence("refused", "1 January 1970", 1, "the first day of computers' clocks")
    return made.changed(published=PublicationDate(evidence=(refused,)))


FERRIES = Topic("Ferries", "ferries", "Ferries, and where they land.", (("ferry", "quay"), ("close", "open")))
HERRING = Topic("Herring", "herring", "Quotas at sea.", (("herring",),))


def story(slug: str, *articles: Article, topics: tuple[Topic, ...] = (), **fields) -> Story:
    """A story of these articles: the first sentence of each is its summary."""
    summary = tuple(a.sentences[0] for a in articles if a.copy_of is None)
    origins = tuple(Origin(a.path, "the only one") for a in articles if a.copy_of is None)
    values = {"summary": summary, "origins": origins, "timeline": (), **fields}
    headline = articles[0].title or articles[0].sentences[0].text
    return Story(slug, headline, articles[0].path, tuple(articles), topics=topics, **values)


def result() -> Result:
    """Every state at once."""
    articles = tuple(sorted(
        [harbour(), port(), rtl(), unmarked(), endless(), hostile(), nameless()], key=lambda a: a.path
    ))  # fmt: skip
    by_path = {a.path: a for a in articles}
    quay = quay_story(by_path)
    alone = story("endless", endless())
    odd = hostile_story()
    undated = story("undated", nameless())
    stories = (alone, odd, quay, undated)
    ledger = Ledger(fates(articles))
    topic = TopicPage(
        FERRIES,
        (Member("norrvik/harbour.txt", quay.summary[:1], "1 sentence names a quay that closes"),),
        quay.summary[:1],
        (Entry(date(2015, 12, 16), quay.summary[:1]),),
        (quay,),
        ("berth",),
    )
    return Result(
        articles=articles,
        origins=quay.origins,
        stitches=(Stitch("hostile/<b>.txt", ("norrvik/harbour.txt", "rtl.txt"), 0.75),),
        stories=stories,
        briefings=(
            edition("2015-12-18", ledger, alone, odd),
            Briefing(date(2015, 12, 17), (), ledger),
            edition("2015-12-16", ledger, quay),
        ),
        topics=(topic, TopicPage(HERRING, (), (), (), ())),
        set_aside=(SetAside("broken.warc", "reading", "the archive ends in the middle of a record"),),
        ledger=ledger,
        unmatched=("[[pin]] number 1: there is no story 'kwai'; did you mean 'quay'?",),
        names=names(),
        notes=(note("day", "2015-12-16"), note("story", quay.slug), note("topic", FERRIES.slug)),
    )


def names() -> tuple[Name, ...]:
    """Names of every kind: namesakes, one without a day, one that is markup, one that never ends."""
    harbour, nobody = NameUse("norrvik/harbour.txt", (0, 3)), NameUse("nameless.txt", (0,))
    odd, long = NameUse("hostile/<b>.txt", (0,)), NameUse(f"{LONG_WORD[:90]}.txt", (0,))
    return (
        Name("Norrvik", "place", (("Norrvik", 3), ("NORRVIK", 1)), (harbour, odd, long)),
        Name(
            "Ida Holm", "person", (("Holm", 2), ("Ida Holm", 1)), (harbour, odd, nobody), ("harbour master",)
        ),
        Name("Ida Holm", "organisation", (("Ida Holm", 1),), (harbour,)),
        Name(HOSTILE, "name", ((HOSTILE, 1), ("alert", 1)), (odd, nobody)),
        Name(LONG_WORD, "name", ((LONG_WORD, 1),), (long,)),
        Name("Somewhere", "place", (("Somewhere", 1),), (nobody,)),
    )


def sayings(odd: Article) -> tuple[Saying, ...]:
    """What one of the names says, and what is said of another."""
    said = Quote(HOSTILE, odd.sentences[0], "Holm", "name", date(2015, 12, 18))
    heard = Quote(f"{HOSTILE} was said", odd.sentences[0], HOSTILE, "reported", date(2015, 12, 18))
    return Saying("Holm", said), Saying(HOSTILE, heard)


def note(kind: str, about: str) -> Note:
    """An analyst's note with all that Markdown can bring."""
    return Note(f"{kind}-{about}.md", kind, about, notes.render(NOTE), NOTE.strip())


def hostile_story() -> Story:
    """A story whose headline and words are markup."""
    return story("odd", hostile(), unmarked(), sayings=sayings(hostile()))


def quay_story(articles: dict[str, Article]) -> Story:
    """A story of two origins, one with a copy that changes a number."""
    changes = (
        Change("harbour", "port", 0),
        Change("close", "shut", 0),
        Change("four", "five", 1, "number"),
    )
    origins = (
        Origin("norrvik/harbour.txt", "dated first", (Copy("copies/port.txt", "spun", 0.92, changes),)),
        Origin("rtl.txt", "the only one"),
    )
    harbour, port, rtl = (articles[p] for p in ("norrvik/harbour.txt", "copies/port.txt", "rtl.txt"))
    vote = harbour.sentences[1].changed(also=(Place("copies/port.txt", 1),))
    berths = harbour.sentences[3].changed(text="250 berths will be lost.", cut="However,")
    berths_lost = Figure("250 berths", 250, 250, "exactly", harbour.sentences[3], "the board")
    berths_kept = Figure("nine", 9, 9, "exactly", port.sentences[1])
    return story(
        "norrvik-closes-its-east-quay",
        harbour,
        port,
        rtl,
        topics=(FERRIES,),
        origins=origins,
        summary=(harbour.sentences[0], vote, berths, rtl.sentences[0]),
        timeline=(
            Entry(date(2015, 12, 14), (rtl.sentences[1],)),
            Entry(date(2015, 12, 16), (harbour.sentences[0],)),
        ),
        joins=(Join("rtl.txt", "norrvik/harbour.txt", 0.61, ("Norrvik", "quay")),),
        decided=("The editor renamed it from “Quay to close”: Too short.",),
        figures=(Quantity("berths", "difference", (berths_lost, berths_kept)),),
        sayings=(Saying("Ida Quill", Quote("nine to four", harbour.sentences[1], "Ida Quill", "name")),),
    )


def edition(day: str, ledger: Ledger, *stories: Story) -> Briefing:
    """The edition of a day that carries these stories."""
    briefs = tuple(Brief(s, s.articles, s.summary[:2]) for s in stories)
    return Briefing(date.fromisoformat(day), briefs, ledger)


def fates(articles: tuple[Article, ...]) -> tuple[Fate, ...]:
    """What became of each article, and of one file that could not be read."""
    found = [Fate("broken.warc", "set aside", "the archive ends in the middle of a record")]
    for a in articles:
        day = a.published.day
        if day is None:
            found.append(Fate(a.path, "undated", "nothing says when it was published"))
        elif a.copy_of:
            found.append(Fate(a.path, "folded", f"spun copy of {a.copy_of}", day))
        else:
            found.append(Fate(a.path, "shown", "in a story", day))
    return tuple(sorted(found, key=lambda f: f.path))


def sentences(result: Result) -> list[Sentence]:
    """Every sentence of every summary."""
    return [s for story in result.stories for s in story.summary]


def environment(theme: Path = THEME, *, autoescape: bool = True, language: str = "en") -> Environment:
    """Templates as Pelican loads them: the theme's, then the plugin's."""
    loader = ChoiceLoader([FileSystemLoader(theme / "templates"), FileSystemLoader(FALL_BACKS)])
    made = Environment(loader=loader, autoescape=autoescape, trim_blocks=True, lstrip_blocks=True)
    interface.install(made, interface.Language(language))
    return made


def context(settings: Links, address: str = "") -> dict:
    """What Pelican's settings and the plugin give every template."""
    return {
        "SITENAME": "The Test Briefing",
        "SITESUBTITLE": "Made up, every word",
        "DEFAULT_LANG": settings.language,
        "THEME_STATIC_DIR": "theme",
        "FEED_ALL_ATOM": "feeds/all.atom.xml",
        "TAG_FEED_ATOM": "topics/{slug}/feed.atom.xml",
        "BRIEFING": {"clean_urls": settings.clean_urls},
        "frame": pages.frame(settings, interface.Language(settings.language)),
        "site_address": address,
        "site_path": urlsplit(address).path,
    }


def all_pages(found: Result, settings: Links, address: str = "") -> list[pages.Page]:
    """The pages that the plugin writes, and those that Pelican writes."""
    site = pages.Site(
        found, settings, showcase_frozen.archive(found), imprint=pages.Imprint("The Test Briefing", address)
    )
    made = list(pages.pages(site))
    for told in found.stories:
        if told.days:
            item = SimpleNamespace(story=pages.story_page(told, site))
            made.append(pages.Page(f"stories/{told.slug}/index.html", "article.html", {"article": item}))
    for topic in found.topics:
        if topic.topic.slug not in {t.topic.slug for t in pages.topics_without_stories(found)}:
            tag = SimpleNamespace(page=pages.topic_page(topic, site))
            made.append(pages.Page(f"topics/{topic.topic.slug}/index.html", "tag.html", {"tag": tag}))
    about = SimpleNamespace(title="About", slug="about", summary="How.", content="<p>How this is made.</p>")
    about.url = addresses.link(addresses.ABOUT, settings.clean_urls)
    made.append(pages.Page("about/index.html", "page.html", {"page": about}))
    return made


def render(found: Result, settings: Links = Links(), address: str = "") -> dict[str, str]:
    """The text of every page by where it is saved, with relative links as Pelican makes them."""
    templates, shared = environment(language=settings.language), context(settings, address)
    rendered = {}
    for page in all_pages(found, settings, address):
        root = "/".join([".."] * page.save_as.count("/")) or "."
        values = {**shared, "SITEURL": root, **page.context}
        rendered[page.save_as] = templates.get_template(page.template).render(values)
    return rendered


def write(folder: Path, rendered: dict[str, str]) -> None:
    """The rendered pages as files, with the theme's static files, for a browser."""
    for save_as, text in rendered.items():
        path = folder / save_as
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for static in (THEME / "static").rglob("*"):
        if static.is_file():
            path = folder / "theme" / static.relative_to(THEME / "static")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(static.read_bytes())
