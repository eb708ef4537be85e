"""What the pages show, ready to be laid out: templates decide how it looks, never what it says.

Every `href` is an address below the site's root, without a leading slash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

if TYPE_CHECKING:
    from .on_demand import LastingText


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site to be rendered."""

    save_as: str
    template: str
    context: dict[str, Any]
    """What its template is given besides what all are; records of this module may be `OnDemand`."""
    listed: Entry | None = None
    """What the sitemap says of it; None where search engines are not sent to it."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A line of the sitemap."""

    href: str
    """Below the site's root."""
    changed: str = ""
    """The day it is about, as 2015-12-16; "" where the page has none: never the clock."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that is no page: its whole text."""

    text: str


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file for machines."""

    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DataLines:
    """A file for machines, a line for each thing."""

    parts: tuple[LastingText, ...]
    """Some lines at a time, each a `Lines`."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a file for machines."""

    text: str
    """JSON, a line for each thing, each line ended."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a source, and how to set them where they are not of the page's language."""

    text: str
    lang: str | None = None
    """A BCP 47 code where it is not the page's; "" where unknown; None where it is the page's."""
    dir: str = ""
    """ "rtl" or "ltr" for words that run against the page's direction."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site."""

    words: Words
    href: str
    note: str = ""
    """A few words beside it: "3 sources", "16 December 2015"."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself to browsers, search engines and the navigation."""

    title: str
    description: str
    href: str
    section: Literal["home", "topics", "archive", "outlets", "search", "about", ""] = ""
    """The entry of the navigation that is current."""
    kind: Literal["website", "article"] = "website"
    day: str = ""
    """The day it is about, as 2015-12-16."""
    feed: str = ""
    """The Atom feed of just this page."""
    feed_title: str = ""
    indexed: bool = True
    """Whether search engines are to list it."""
    instead: str = ""
    """The page that search engines are to list in its place; "" where it stands for itself."""
    linked: Mapping[str, Any] | None = None
    """The page as JSON-LD, in the terms of schema.org."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the navigation or the footer."""

    name: str
    href: str
    section: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The links that every page carries."""

    home: str
    navigation: tuple[MenuEntry, ...]
    footer: tuple[MenuEntry, ...]
    lang: str
    """The language in which the pages speak, as a BCP 47 code."""
    dir: str
    """ "rtl" where it runs from right to left, else ""."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, for `time` elements: 2015-12-16, in words, and the address of its edition."""

    iso: str
    name: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """When an article was published, as far as it can be known."""

    iso: str
    """The day as 2015-12-16; "" for an undated article."""
    short: str
    """ "about 16 December 2015"."""
    phrase: str
    """ "about 16 December 2015, from: …": the day with its evidence."""
    certainty: str
    href: str = ""
    """The edition of that day."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The small link after a sentence."""

    number: int
    label: str
    """What a screen reader says: "Source 2: TRT World"."""
    href: str
    """The sentence in its cleaned article."""
    also: int = 0
    """In how many other articles the sentence stands, verbatim or nearly."""
    also_anchor: str = ""
    """The entry of the list of sources on this page that names them."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of a source as a page quotes it."""

    words: Words
    cut: bool
    """Whether a leading connective is left out, marked with […]."""
    citation: Citation
    new: bool = False
    """Whether it says what no earlier source of its story said."""


@dataclass(frozen=True, slots=True)
class KeptSentence:
    """A sentence that a frozen edition quotes and its article no longer has: the edition keeps it."""

    anchor: str
    words: Words
    before: str
    """The words of its paragraph before it."""
    after: str
    line: int
    """The line of the raw file on which its paragraph started."""
    path: str
    digest: str
    """SHA-256 of that file."""
    reason: str
    """Why the article no longer has it."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An article in a page's list of sources."""

    number: int
    anchor: str
    outlet: str
    title: Words
    href: str
    date: DateLine
    quotes: tuple[Link, ...]
    """The sentences that this page takes from it, linked to their places."""
    also: tuple[Link, ...]
    """The other articles in which these sentences stand."""
    original: str = ""
    """Where it was published; "" where that is not known or no web address."""
    copy_of: Link | None = None
    agency: str = ""
    kept: tuple[KeptSentence, ...] = ()
    """Quoted sentences that only the edition still has."""


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """One day of a timeline."""

    day: Day
    sentences: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class NewsDay:
    """What one day added to those before."""

    day: Day
    anchor: str
    """ "since-2015-12-16", after the day before: what is new to who last looked then begins here."""
    sentences: tuple[Cited, ...]
    """None where the day added nothing."""


@dataclass(frozen=True, slots=True)
class News:
    """What each day added, in order."""

    days: tuple[NewsDay, ...]
    since: tuple[Link, ...]
    """The days on which a reader may have looked last, latest first."""
    end: str
    """The anchor at which later days will begin."""
    last: str
    """The latest day in words."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which the sources put something, beside who did and when."""

    words: str
    outlet: str
    date: DateLine
    href: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Figures, names or words that differ between sources; no verdict."""

    kind: str
    """ "A number", "A name" …"""
    sentence: Words
    """The copy's sentence in which it stands."""
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A number as one article gives it."""

    words: Words
    href: str
    """Its sentence on the page of the article."""
    says: str
    """Who is named as its source, or that nobody is."""
    outlet: str
    date: DateLine
    copies: str
    """ "and 2 copies": how many more articles carry the same text; "" for none."""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One quantity in several sources; no verdict."""

    caption: str
    """ "Deaths", "Confirmed cases, as they developed"."""
    rows: tuple[FigureRow, ...]
    more: str
    """How many further rows are not shown; "" where all are."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart, in the chart's own units."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to draw as inline SVG, its numbers in its label."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    label: str
    """Its numbers in words: "3 reports on 16 December 2015 and 1 report on 18 December 2015"."""
    first: str
    """What stands under its left end."""
    last: str
    """What stands under its right end."""


@dataclass(frozen=True, slots=True)
class Dot:
    """An article in the figure of who copied whom, in the figure's own units."""

    x: int
    r: int


@dataclass(frozen=True, slots=True)
class Descendant:
    """A copy, as the table of who copied whom has it."""

    article: Link
    outlet: str
    date: DateLine
    how: str
    """ "nearly word for word, 92 % of the text"."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text of its own with its copies: a row of the figure and of the table."""

    number: int
    article: Link
    outlet: str
    date: DateLine
    copies: tuple[Descendant, ...]
    """In the order of time."""
    more: str
    """How many further copies are not listed."""
    y: int
    dots: tuple[Dot, ...]
    """The first text, then its copies."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who copied whom: a figure to draw as inline SVG, and its table."""

    width: int
    height: int
    label: str
    lines: tuple[Line, ...]
    """Those with copies first, each lot in the order of time."""
    first: str
    """The first day, under the figure's left end."""
    last: str
    """The last day, under its right end; "" where it is the first."""
    more: str
    """How many further texts are not listed."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """An outlet's part in a story."""

    outlet: str
    first: DateLine
    reports: str
    """ "3 reports"; "" for a single one."""
    copies: str
    """ "2 copied"; "" for none."""
    chart: Chart | None
    """When it reported, on the scale of the whole story; None where one outlet or one day is all there is."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """Why an article stands in its story."""

    title: Link
    to: Link
    terms: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one wording laid beside another."""

    element: Literal["", "ins", "del"]
    """Whether only this wording has them ("ins") or only the one above ("del")."""
    words: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """One wording of what somebody said, and its place."""

    words: Words
    stretches: tuple[Stretch, ...]
    """The words to show, in order; none where the words are those of another wording."""
    outlet: str
    date: DateLine
    href: str
    """The sentence in its cleaned article."""
    note: str
    """How the speaker was found; "" where the source names one beside the words."""


@dataclass(frozen=True, slots=True)
class SayingView:
    """What somebody said, once, with the other wordings in which it is quoted."""

    quoted: Quoted
    different: tuple[Quoted, ...]
    same: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted, or that it is not certain who."""

    name: str
    sayings: tuple[SayingView, ...]
    more: str
    """How many quotations are not shown; "" where all are."""


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The people, the organisations, the places, or the names of which nothing says what they name."""

    heading: str
    lines: tuple[Link, ...]
    """By name; the note says how many sources."""


@dataclass(frozen=True, slots=True)
class NamesPage:
    """The index of names."""

    head: Head
    groups: tuple[NameGroup, ...]
    empty: str
    """Why there is nothing; "" where there is something."""


@dataclass(frozen=True, slots=True)
class NameView:
    """A person, an organisation or a place: how it is written, when, in which words, and who is quoted."""

    head: Head
    name: Words
    kind: str
    """What it is: "Person"; "" where nothing says so."""
    counts: tuple[str, ...]
    forms: tuple[Words, ...]
    """How the sources write it besides."""
    timeline: tuple[TimelineDay, ...]
    days_line: str
    """How many of its days the timeline has; "" where it has all."""
    said: Speaker | None
    """What it is quoted with."""
    about: tuple[Speaker, ...]
    """Who else is quoted in sentences that name it."""
    stories: tuple[Link, ...]
    more_stories: str
    chart: Chart | None
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One event: what the sources say, who says it, how it developed, where they differ."""

    head: Head
    title: Words
    topics: tuple[Link, ...]
    days: tuple[Day, ...]
    span: str
    sources_line: str
    """ "4 sources, 3 origins"."""
    minutes: str
    single: str
    """What to say where a single source, or a single origin, stands behind it; "" otherwise."""
    summary: tuple[Cited, ...]
    timeline: tuple[TimelineDay, ...]
    speakers: tuple[Speaker, ...]
    """Who said what."""
    differences: tuple[Difference, ...]
    reporters: tuple[Reporter, ...]
    chart: Chart | None
    sources: tuple[SourceEntry, ...]
    kinships: tuple[Kinship, ...]
    decided: tuple[Words, ...] = ()
    """What the editor decided about it, a sentence each."""
    analyst: Markup = Markup()
    """The analyst's note, safe HTML; empty where there is none."""
    figures: tuple[FigureTable, ...] = ()
    news: News | None = None
    """What each day added; None where there is one day only, or none added anything."""
    cite: str = ""
    """Where its citations stand."""
    lineage: Lineage | None = None
    """Who copied whom; None where there is one text that nobody copied."""
    names: tuple[Link, ...] = ()
    """The people, organisations and places of the index that it names most."""


@dataclass(frozen=True, slots=True)
class BriefView:
    """A story in a day's edition."""

    topics: tuple[Link, ...]
    title: Link
    sentences: tuple[Cited, ...]
    outlets_line: str
    """ "3 outlets: A, B and C"."""
    note: str
    """What to know about its dates, or that it has one source only; "" where there is nothing."""
    since: Link | None = None
    """What is new in it since its day before."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """An edition's account in one line."""

    text: str
    """ "5 files: 3 shown, 1 folded, 1 on other days, 0 undated, 0 set aside"."""
    href: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One thing in which a frozen edition is no longer what its sources and the editor say."""

    label: str
    """ "Late article", "Changed sentence" …"""
    about: Words | None
    """The name of the article or story; None for the day itself."""
    href: str
    """Its page; "" where it has none any more."""
    says: Words
    """What there is to say besides the words; "" for nothing."""
    marks: Words
    """Words of the same language and direction as the stretches."""
    stretches: tuple[Stretch, ...]
    """What the edition says against what there is now, word by word."""
    quotes: tuple[Link, ...]
    """Sentences that came or went with an article, linked to their places."""
    undone: bool
    """Whether it holds no longer."""


@dataclass(frozen=True, slots=True)
class ErratumView:
    """What was noticed on one day."""

    iso: str
    """The day as 2016-02-03; "" for what is not entered among the errata yet."""
    name: str
    """The day in words."""
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """What says that an edition is frozen, and lets readers prove it."""

    iso: str
    """The day on which it was frozen, as 2016-02-01."""
    name: str
    """The day in words."""
    digest: str
    """SHA-256 of its canonical text, in hexadecimal."""
    href: str
    """The canonical text, as a file."""


@dataclass(frozen=True, slots=True)
class DayPage:
    """The edition of one day."""

    head: Head
    day: Day
    latest: bool
    counts: tuple[str, ...]
    """ "4 stories", "5 outlets", "3 origins", "4 min read"."""
    glance: tuple[Link, ...]
    briefs: tuple[BriefView, ...]
    sources: tuple[SourceEntry, ...]
    ledger: LedgerLine
    takeaway: tuple[Link, ...]
    """The same edition as files to send or print."""
    previous: Link | None
    following: Link | None
    analyst: Markup = Markup()
    """The analyst's note, safe HTML; empty where there is none."""
    analyst_wrote: str = ""
    """The same in plain text."""
    seal: Seal | None = None
    """None for an edition that is made anew at each build."""
    errata: tuple[ErratumView, ...] = ()
    """Oldest first."""
    notice: str = ""
    """What readers must know of the whole edition; "" for nothing."""
    cite: str = ""
    """Where its citations stand."""


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A source among citations, with those of its sentences that are quoted."""

    anchor: str
    words: Words
    """The citation of the whole, to be copied."""
    sentences: tuple[Words, ...]
    """The citation of each sentence."""
    count: str = ""
    """ "4 quoted sentences"; "" where there is none."""


@dataclass(frozen=True, slots=True)
class Form:
    """All citations of a page as a reference manager reads them."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class CitePage:
    """How to cite a story or an edition, its sources, and the sentences that it quotes."""

    head: Head
    back: Link
    own: str
    """The citation of the story or the edition."""
    works: tuple[CitedWork, ...]
    forms: tuple[Form, ...] = ()
    """To be copied; none where there are files."""
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Email:
    """A day's edition as e-mail: every link in it names the site's host."""

    subject: str
    """ "Wednesday 16 December 2015: 4 stories"."""
    edition: DayPage


@dataclass(frozen=True, slots=True)
class Rung:
    """One piece of evidence for a date or a name: the words, their place, what follows."""

    says: Words
    quote: Words
    line: int
    href: str
    """The place on this page, "#line-14", or "" where there is none."""
    rule: str
    refused: bool
    source: Link | None
    """The other article that it rests on."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: as the origin has it ("") or changed by the copy."""

    text: str
    change: str = ""
    """ "word", "name", "number", "date", "negation"; "" where unchanged."""


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of a cleaned article."""

    anchor: str
    text: str
    used: bool
    """Whether some page of the site quotes it."""
    pieces: tuple[Piece, ...] = ()
    """The text, cut where a copy changed its words; none where it changed none."""


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A line, or part of one, that cleaning took out."""

    anchor: str
    """ "line-14"; "" where another element has it."""
    line: int
    words: Words
    reason: Words
    rule: str
    within: bool
    """Whether it was cut out of a line that was kept."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or subhead kept, or a run of lines removed, in raw order."""

    kind: Literal["body", "subhead", "removed"]
    line: int
    anchor: str = ""
    sentences: tuple[SourceSentence, ...] = ()
    removed: tuple[RemovedLine, ...] = ()
    summary: str = ""
    """ "3 lines removed"."""


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """A difference between a copy and its origin."""

    before: str
    after: str
    kind: str
    """ "a name", "a number", "a date" or "a negation"; "" for a mere word."""
    href: str
    """The sentence of the copy in which it stands."""
    weighty: bool
    """Whether it may change what is said."""


@dataclass(frozen=True, slots=True)
class CopyView:
    """A copy, seen from its origin or from itself."""

    article: Link
    outlet: str
    kind: str
    """In words: "word for word", "nearly word for word", "with words swapped for synonyms"."""
    share: int
    """Per cent of it that aligns with the origin."""
    changes: tuple[ChangedWords, ...]
    changed: str
    """ "12 changes, 2 of them in names, numbers or dates"."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One article: cleaned text, what was removed and why, its date's evidence, its copies."""

    head: Head
    title: Words
    standfirst: Words
    lang: str | None
    dir: str
    outlet: str
    agency: str
    author: str
    date: DateLine
    sidecar: str
    """The file that would state its date."""
    ladder: tuple[Rung, ...]
    credits: tuple[Rung, ...]
    original: str
    story: Link | None
    topics: tuple[Link, ...]
    quoted_in: tuple[Link, ...]
    passages: tuple[Passage, ...]
    kept_line: str
    """ "17 sentences kept, 4 of them quoted on this site; 6 lines removed"."""
    copy_of: CopyView | None
    reason: Words
    """Why its origin is held to be the first; "" where it has no copies."""
    copies: tuple[CopyView, ...]
    stitched: tuple[Link, ...]
    """The articles that it was put together from."""
    stitched_share: int
    repairs: tuple[Words, ...]
    path: str
    digest: str
    minutes: str
    cite: str = ""
    """Where its citations stand; "" for an article in no story."""


@dataclass(frozen=True, slots=True)
class MemberView:
    """An article that says something about a topic, and why it counts."""

    article: Link
    outlet: str
    date: DateLine
    reason: Words


@dataclass(frozen=True, slots=True)
class TopicView:
    """What the sources say about a topic."""

    head: Head
    name: str
    slug: str
    description: str
    counts: tuple[str, ...]
    summary: tuple[Cited, ...]
    timeline: tuple[TimelineDay, ...]
    stories: tuple[Link, ...]
    more_stories: str
    """How many older stories are not listed; "" where all are."""
    sources: tuple[SourceEntry, ...]
    members: tuple[MemberView, ...]
    members_line: str
    """ "12 articles, and why"."""
    more_members: str
    """ "and 3 more"; "" where all are listed."""
    chart: Chart | None
    terms: str
    """The editor's terms, in words."""
    expanded: str
    """Terms that the corpus added."""
    empty: str
    """Why there is nothing yet; "" where there is something."""
    analyst: Markup = Markup()
    """The analyst's note, safe HTML; empty where there is none."""
    since: tuple[Link, ...] = ()
    """The latest days on which a reader may have looked last, linked to what is new since."""


@dataclass(frozen=True, slots=True)
class NewsPage:
    """What each day added to a topic."""

    head: Head
    topic: Link
    news: News
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic in the list of topics."""

    title: Link
    description: str
    counts: str
    latest: Link | None
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class ArchiveDay:
    """A day in the archive."""

    title: Link
    headlines: tuple[Words, ...]
    more: str
    """ "and 3 more"; "" where all are listed."""


@dataclass(frozen=True, slots=True)
class ArchiveMonth:
    """A month of editions."""

    name: str
    anchor: str
    days: tuple[ArchiveDay, ...]


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """All days by month."""

    head: Head
    counts: tuple[str, ...]
    months: tuple[ArchiveMonth, ...]
    links: tuple[Link, ...]
    """The months' own pages, where there are too many days for one page."""
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet: how much of it was read, and how much of that is original."""

    name: str
    articles: int
    originals: int
    copies: int
    stories: int
    span: str
    latest: Link | None


@dataclass(frozen=True, slots=True)
class UndatedLine:
    """An article that no evidence dates."""

    article: Link
    outlet: str
    phrase: str
    """What is missing, in a line."""
    refused: tuple[Rung, ...]
    story: Link | None
    sidecar: str
    """The TOML that dates it, once the day is filled in."""


@dataclass(frozen=True, slots=True)
class FateLine:
    """What became of one document."""

    path: str
    href: str
    """Its page; "" where it has none."""
    fate: str
    reason: Words
    day: Day | None


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The account of raw files: of all, or of one month."""

    head: Head
    total: int
    counts: tuple[tuple[str, int, str], ...]
    """Each fate: its name, how many, what it means."""
    balanced: bool
    months: tuple[Link, ...]
    """The months' own pages, where there are too many files for one page."""
    lines: tuple[FateLine, ...]
    unmatched: tuple[Words, ...] = ()
    """The editor's decisions and notes that match nothing any more."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story in the JSON Feed."""

    href: str
    title: str
    text: str
    published: str
    """RFC 3339, at midnight: only the day is known."""
    modified: str
    tags: tuple[str, ...]
