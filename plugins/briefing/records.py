"""Every record that passes between the steps, each field explained in place.

A record is made once, whole, and never changed: a later step makes the next
record, or a copy with one more field decided (`changed`).
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Self

from msgspec import Struct
from msgspec.structs import replace

from .folding import fold, unfold
from .said import Said

Kind = Literal["txt", "html", "md", "json", "jsonl", "feed", "mail", "warc"]
BlockKind = Literal["text", "heading", "item", "quote", "caption", "cell"]
ParagraphKind = Literal["body", "subhead"]
Certainty = Literal["stated", "derived", "estimated", "unknown"]
CopyKind = Literal["verbatim", "near", "spun"]
NameKind = Literal["person", "organisation", "place", "name"]


class Record(Struct, frozen=True, gc=False):
    """What every record is: a struct of msgspec, made in a tenth of the time of a frozen dataclass.

    Records hold no circles, so that the collector of garbage need not know of them.
    """

    def changed(self, **fields: Any) -> Self:
        """A copy with these fields changed."""
        return replace(self, **fields)


class RawFile(Record):
    """One file of the folder of raw articles, as found."""

    path: str
    """Its place below the folder, with forward slashes: the name users know it by."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""
    kind: Kind
    """Which reader of `formats` understands it."""
    saved: str = ""
    """When it was last saved, as an ISO 8601 stamp in UTC; "" unless the settings ask for it."""


class Block(Record):
    """One paragraph, heading, list item … of a document, before cleaning."""

    text: str
    """Its words, verbatim but for line breaks and markup; never empty, ends stripped."""
    line: int
    """The line of the raw file, counting from 1, on which it starts."""
    kind: BlockKind = "text"
    """What the format says it is; plain text says nothing, so "text"."""
    hints: tuple[str, ...] = ()
    """What the format knows besides: tags, classes and ids of the elements around it, nearest first."""
    gap: bool = False
    """Whether a blank line stands before it in the raw file."""


class Evidence(Record):
    """Why the program believes something: words, their place, the rule that read them."""

    rule: str
    """The rule's short name: "stamp", "weekday", "copy" …"""
    quote: str
    """The words it rests on, verbatim from the raw file; "" where it rests on another article."""
    line: int
    """The line of the raw file on which they stand; 0 where there is none."""
    said: Said | str
    """What follows from it, for readers."""
    earliest: date | None = None
    """For dates: the first day that it allows; None where it sets no bound."""
    latest: date | None = None
    """For dates: the last day that it allows; None where it sets no bound."""
    source: str = ""
    """The path of the other article it rests on; "" where it rests on this one."""

    @property
    def says(self) -> str:
        """What follows from it, in plain English."""
        return str(self.said)


class Claim(Record):
    """A publication or update time that the document's own metadata states."""

    field: str
    """Where it stands: "sidecar", "json-ld datePublished", "meta article:published_time", "url" …"""
    text: str
    """The value as it stands there."""
    line: int = 0
    """Its line in the raw file; 0 where unknown."""


class Stated(Record):
    """What a document says of itself in metadata, as it stands there; judged by later steps."""

    title: str | None = None
    standfirst: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    """A BCP 47 code such as "en" or "pt-BR"."""
    dates: tuple[Claim, ...] = ()
    """Its claims of when it was published, strongest first."""
    topics: tuple[str, ...] = ()
    """Topic slugs that a sidecar assigns."""


class Document(Record):
    """One article as read from a raw file, uncleaned."""

    raw: RawFile
    number: int
    """Its place in the raw file, counting from 1: a feed or a JSON-lines file holds many."""
    blocks: tuple[Block, ...]
    stated: Stated = Stated()
    repairs: tuple[str, ...] = ()
    """What reading had to mend, in plain English: "decoded as windows-1252", …"""

    @property
    def path(self) -> str:
        """The name of the article: the raw file's path, with "#3" for the third document of many."""
        return self.raw.path if self.number == 1 else f"{self.raw.path}#{self.number}"


class SetAside(Record):
    """A file, or a part of one, that could not become an article, and why."""

    path: str
    stage: str
    """The step that refused it: "reading", "cleaning", "dating" …"""
    reason: str
    """What is wrong and what mends it, in plain English."""


class Removed(Record):
    """A line, or a part of one, that cleaning took out."""

    text: str
    """What was taken out, verbatim."""
    line: int
    """The line of the raw file on which it starts."""
    rule: str
    """The rule's short name: "caption", "share-prompt" …"""
    reason: str
    """Why, in plain English."""
    paragraph: int | None = None
    """The number of the kept paragraph that it was cut out of; None for a whole block."""


class Sentence(Record):
    """One sentence of a cleaned article, verbatim, and its place."""

    text: str
    """The words as they stand in the raw file (without `cut`)."""
    article: str
    """The path of its article."""
    paragraph: int
    """The number of its paragraph in the article, counting from 0."""
    number: int
    """Its own number in the article, counting from 0; the anchor on the source page is `s<number>`."""
    line: int
    """The line of the raw file on which its paragraph starts."""
    cut: str = ""
    """A leading connective that is not shown ("However,"); the page marks the cut with […]."""
    also: tuple[Place, ...] = ()
    """Where else the sentence stands, verbatim or nearly: "also in 3"."""


class Place(Record):
    """Where a sentence stands: enough to link to it."""

    article: str
    number: int


class Paragraph(Record):
    """One paragraph or subhead that cleaning kept."""

    text: str
    line: int
    kind: ParagraphKind = "body"
    sentences: tuple[Sentence, ...] = ()
    """Its sentences in order, together all of its words; a subhead has none."""


class PublicationDate(Record):
    """The day on which an article was published, as far as it can be known."""

    day: date | None = None
    """The day, or the likeliest of the range; None where nothing is known."""
    earliest: date | None = None
    latest: date | None = None
    certainty: Certainty = "unknown"
    """stated: metadata or a stamp says so; derived: text and calendar leave one day;
    estimated: a range, `day` is its likeliest; unknown: nothing to go by."""
    evidence: tuple[Evidence, ...] = ()
    """What it rests on, what decided first, what was refused (rule "refused") last."""


class Body(Record):
    """What takes up the room of an article: its text, and what was taken out of it."""

    paragraphs: tuple[Paragraph, ...] = ()
    removed: tuple[Removed, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(s for paragraph in self.paragraphs for s in paragraph.sentences)


def opened(body: Body | bytes) -> Body:
    """A body, unfolded."""
    return unfold(body, Body) if isinstance(body, bytes) else body


class Article(Record):
    """A document, cleaned and dated, later placed among the others."""

    path: str
    """The document's path: the article's name throughout."""
    digest: str
    """SHA-256 of the raw file."""
    title: str
    """The headline; "" where the document has none."""
    standfirst: str
    """The line or two under the headline; "" where there is none."""
    body: Body | bytes = Body()
    """Its paragraphs and what was removed; folded (`folded`) where many articles are in memory."""
    published: PublicationDate = PublicationDate()
    outlet: str | None = None
    """Who published it; None where nothing says so."""
    agency: str | None = None
    """Whose text it is, where that is a news agency."""
    author: str | None = None
    url: str | None = None
    """Where it was published: an http(s) address, or None."""
    language: str = "en"
    credits: tuple[Evidence, ...] = ()
    """What outlet, agency and author rest on (rules "outlet", "agency", "author")."""
    stated: Stated = Stated()
    repairs: tuple[str, ...] = ()
    copy_of: str | None = None
    """The path of the article that it copies; None for an original."""
    story: str | None = None
    """The slug of its story; None before grouping."""
    topics: tuple[str, ...] = ()
    """The slugs of the topics that it says something about."""

    @property
    def opened(self) -> Body:
        """Its body, unfolded."""
        return opened(self.body)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs and subheads that cleaning kept."""
        return self.opened.paragraphs

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What cleaning took out, in the order of the raw file."""
        return self.opened.removed

    @property
    def text(self) -> str:
        """Body paragraphs and subheads, one a line, without headline and standfirst."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All its sentences in order; the place of each is its `number`."""
        return self.opened.sentences

    @property
    def origin(self) -> str:
        """The path of the article whose text this is: its own, unless it is a copy."""
        return self.copy_of or self.path

    @property
    def is_empty(self) -> bool:
        """Whether cleaning left no text of it; known without unfolding."""
        return isinstance(self.body, Body) and not self.body.paragraphs

    def folded(self) -> Article:
        """The same article, its text in a third of the bytes until somebody looks; without text as it is."""
        if isinstance(self.body, bytes) or self.is_empty:
            return self
        return self.changed(body=fold(self.body))

    def holding(self, paragraphs: tuple[Paragraph, ...]) -> Article:
        """The article with these paragraphs instead of its own."""
        return self.changed(body=Body(paragraphs, self.removed))


class Change(Record):
    """A difference between a copy and its origin, aligned."""

    before: str
    """The origin's words; "" for an insertion."""
    after: str
    """The copy's words; "" for a deletion."""
    number: int
    """The number of the copy's sentence in which it stands."""
    kind: Literal["word", "name", "number", "date", "negation"] = "word"
    """All but "word" may change what is said, and are made conspicuous."""


class Copy(Record):
    """An article whose text is that of another."""

    article: str
    kind: CopyKind
    share: float
    """How much of it aligns with the origin's text, 0 to 1."""
    changes: tuple[Change, ...] = ()


class Stitch(Record):
    """An article put together from the texts of several others."""

    article: str
    sources: tuple[str, ...]
    """The paths of the articles that its sentences come from."""
    share: float
    """The share of its sentences that stand in them, 0 to 1."""


class Origin(Record):
    """All copies of one text; an article without copies is an origin of its own."""

    article: str
    """The path of the article held to be the first."""
    said: Said | str
    """Why it is held to be the first."""
    copies: tuple[Copy, ...] = ()

    @property
    def reason(self) -> str:
        """Why it is held to be the first, in plain English."""
        return str(self.said)


class Join(Record):
    """Why an article stands in its story: what `python -m briefing why A B` tells."""

    article: str
    to: str
    """The path of the article that it was found to belong with."""
    score: float
    """How alike they are, 0 to 1, on the scale of `stories`."""
    terms: tuple[str, ...]
    """The names, numbers and words they share, weightiest first."""


class Comparison(Record):
    """Why two articles are in one story or in two: the answer of `python -m briefing why A B`."""

    article: str
    other: str
    together: bool
    score: float
    """How alike they are, 0 to 1, on the scale of `stories`."""
    needed: float
    """The score from which two articles by themselves make a story."""
    terms: tuple[str, ...]
    """The names, numbers and words they share, weightiest first."""
    reason: str
    """What decided, in plain English."""


class Cluster(Record):
    """The articles about one event, before they are written up."""

    slug: str
    headline: str
    """The headline of one of its articles, verbatim."""
    headline_of: str
    """The path of that article."""
    articles: tuple[str, ...]
    """Paths, by day, then path."""
    joins: tuple[Join, ...] = ()
    decided: tuple[str, ...] = ()
    """What the editor decided about it, a sentence each."""


REFUSED = "-"
"""A term of a topic that begins with it is refused: the corpus may not add it."""


class Topic(Record):
    """A standing subject that an editor follows: a setting."""

    name: str
    slug: str
    description: str
    terms: tuple[tuple[str, ...], ...]
    """A sentence belongs when it has at least one term of every group; a term after "-" is one that the
    corpus must not add."""

    @property
    def wanted(self) -> tuple[tuple[str, ...], ...]:
        """The groups of terms that a sentence may have, without the refused ones."""
        return tuple(tuple(t for t in group if not t.startswith(REFUSED)) for group in self.terms)


class Outlet(Record):
    """What the editor knows of an outlet: a setting."""

    name: str
    since: date
    """The first day on which it published anything: no article of it is older."""


class Figure(Record):
    """A number that an article gives, with what it says of it."""

    words: str
    """Number, qualifier and noun, verbatim: "over 250,000 people"."""
    low: float
    """What the words amount to; the lower end of a range."""
    high: float
    """The upper end of a range; as `low` for a single number."""
    relation: Literal["exactly", "about", "over", "under"]
    """How the quantity relates to the number: "over" for "more than" and "at least"."""
    sentence: Sentence
    """Where it stands."""
    says: str = ""
    """Who is named as the source, verbatim: "UN estimates"; "" where nobody is."""
    day: date | None = None
    """The day on which its article was published."""


class Quantity(Record):
    """One quantity for which sources give different values."""

    subject: str
    """What is counted, in a word or two: "deaths", "confirmed cases"."""
    kind: Literal["difference", "development"]
    """difference: unlike values that time does not explain; development: values that grow from day to day."""
    figures: tuple[Figure, ...]
    """By day, then value, then path; copies of one text give one."""


class Entry(Record):
    """One day of a timeline."""

    day: date
    sentences: tuple[Sentence, ...]


class Quote(Record):
    """Words that an article gives between quotation marks, and who spoke them."""

    text: str
    """The words between the marks, verbatim; paragraphs apart by line breaks."""
    sentence: Sentence
    """The sentence in which they begin."""
    speaker: str = ""
    """The fullest name that the article gives, without titles; "" where it is not certain."""
    rule: str = ""
    """What says who speaks: "name", "pronoun", "role", "continued"; "" for nothing."""
    day: date | None = None
    """The day of the article."""


class Piece(Record):
    """A stretch of words of two wordings laid side by side."""

    text: str
    kind: Literal["same", "only before", "only here"]
    """In both, in the first wording only, in the later one only."""


class Variant(Record):
    """The same words as another article quotes them."""

    quote: Quote
    pieces: tuple[Piece, ...]
    """This wording against the first, in reading order; all "same" where no word differs."""


class Saying(Record):
    """What somebody said, once, with every wording in which it is quoted."""

    speaker: str
    """A full name; "" where no article makes it certain."""
    quote: Quote
    """The first wording, by the order of the articles."""
    variants: tuple[Variant, ...] = ()

    @property
    def wordings(self) -> tuple[Quote, ...]:
        """Every quotation of it, the first wording first."""
        return self.quote, *(variant.quote for variant in self.variants)


class Story(Record):
    """The articles about one event, written up."""

    slug: str
    headline: str
    headline_of: str
    articles: tuple[Article, ...]
    """By day, then path; copies included."""
    origins: tuple[Origin, ...]
    summary: tuple[Sentence, ...]
    timeline: tuple[Entry, ...]
    """Empty where the story has one day only."""
    topics: tuple[Topic, ...]
    joins: tuple[Join, ...] = ()
    decided: tuple[str, ...] = ()
    """What the editor decided about it, a sentence each."""
    figures: tuple[Quantity, ...] = ()
    """The quantities for which its articles give different values, contradictions first."""
    sayings: tuple[Saying, ...] = ()
    """Who said what in it, by speaker."""
    news: tuple[Entry, ...] = ()
    """What each day but the first adds to those before; a day that adds nothing has no sentences."""

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which its articles appeared, in order, each once."""
        return tuple(sorted({a.published.day for a in self.articles if a.published.day}))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that report it, by name; articles of unknown outlets add none."""
        return tuple(sorted({a.outlet for a in self.articles if a.outlet}))


class Member(Record):
    """Why an article belongs to a topic."""

    article: str
    sentences: tuple[Sentence, ...]
    """Its sentences about the topic, in order."""
    said: Said | str
    """Why it counts."""

    @property
    def reason(self) -> str:
        """In plain English: "3 sentences name Ukraine and sanctions"."""
        return str(self.said)


class TopicPage(Record):
    """What the sources say about a topic."""

    topic: Topic
    members: tuple[Member, ...]
    """By day, then path."""
    summary: tuple[Sentence, ...]
    timeline: tuple[Entry, ...]
    stories: tuple[Story, ...]
    """Newest first."""
    expanded: tuple[str, ...] = ()
    """Terms that the corpus added to the editor's, shown so that the editor can refuse them."""
    news: tuple[Entry, ...] = ()
    """What each of the latest days adds to those before; a day that adds nothing has no sentences."""


class Brief(Record):
    """A story as one day's edition carries it."""

    story: Story
    articles: tuple[Article, ...]
    """The articles of that day."""
    sentences: tuple[Sentence, ...]
    """The summary of what that day's articles say."""
    new: tuple[Place, ...] = ()
    """Those of its sentences that say what no earlier source of the story said."""

    @property
    def day(self) -> date | None:
        """The day of its articles."""
        return self.articles[0].published.day


class Fate(Record):
    """What became of one document: a line of the ledger."""

    path: str
    fate: Literal["shown", "folded", "undated", "set aside"]
    reason: str
    """In plain English: "in Syria talks to go ahead …", "spun copy of 003….txt"."""
    day: date | None = None
    """The edition that carries it."""


class Ledger(Record):
    """The account of every raw file: files in = shown + folded + undated + set aside."""

    fates: tuple[Fate, ...]
    """By path, one for each document."""

    def count(self, fate: str, day: date | None = None) -> int:
        """How many documents met this fate, on this day or on all."""
        return sum(f.fate == fate and (day is None or f.day == day) for f in self.fates)


class Briefing(Record):
    """The edition of one day."""

    day: date
    briefs: tuple[Brief, ...]
    """In order of weight."""
    ledger: Ledger
    """Every document of the folder, whatever its day."""


class NameUse(Record):
    """Where an article names somebody or something."""

    article: str
    """Its path."""
    sentences: tuple[int, ...]
    """The numbers of the sentences that hold the name, in order, each once."""


class Name(Record):
    """A person, an organisation or a place, with every mention that is certain to be of it."""

    name: str
    """The fullest form in common use, verbatim, without titles: "John Kerry"."""
    kind: NameKind
    """What it names; "name" where the evidence does not say."""
    forms: tuple[tuple[str, int], ...]
    """How the sources write it and how often, the most used first: ("Kerry", 40)."""
    uses: tuple[NameUse, ...]
    """By path; articles that are copies are left out."""
    titles: tuple[str, ...] = ()
    """What the sources call it before the name, lower-cased, the most used first: "us secretary of state"."""


class Note(Record):
    """An analyst's own words about a day, a story or a topic: never a source's."""

    path: str
    """Its file's name in the folder of notes."""
    kind: Literal["day", "story", "topic", "unknown"]
    """What it is about; unknown where its name does not say."""
    about: str
    """The day as 2015-12-16, or the slug."""
    html: str
    """Its words, rendered: safe to show as they are."""
    text: str = ""
    """Its words as they were written, in Markdown."""


class Result(Record):
    """All that a run of the pipeline found."""

    articles: tuple[Article, ...]
    """By path."""
    origins: tuple[Origin, ...]
    stitches: tuple[Stitch, ...]
    stories: tuple[Story, ...]
    """Newest first, then slug."""
    briefings: tuple[Briefing, ...]
    """Newest first."""
    topics: tuple[TopicPage, ...]
    """In the order of the settings."""
    set_aside: tuple[SetAside, ...]
    ledger: Ledger = Ledger(())
    unmatched: tuple[str, ...] = ()
    """The editor's decisions and notes that match nothing any more, a line each, with the nearest match."""
    notes: tuple[Note, ...] = ()
    """The analysts' notes about what is in it, by name."""
    names: tuple[Name, ...] = ()
    """Who and what several origins name, those that most of them name first."""
