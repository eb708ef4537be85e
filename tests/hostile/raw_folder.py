"""A folder of raw articles whose every field is hostile, in every format that is read."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

FILE = Path(__file__).parents[1] / "fixtures/hostile/vectors.txt"
LINES_AN_ARTICLE = 10
"""How many vectors the text of an article holds: as many as there are formats, so that each meets each."""


def vectors() -> list[str]:
    """Every vector of the fixture, `\\uXXXX` made the character that it stands for."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if line and not line.startswith("# "))
    return [re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), line) for line in kept]


@dataclass(frozen=True)
class Hostile:
    """One article: each field a vector, its text prose with vectors in it."""

    number: int
    title: str
    outlet: str
    author: str
    url: str
    date: str
    vectors: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """The paragraphs: a vector alone, and in the middle of a sentence, by turns."""
        place = f"Port{self.number}ville"
        said = [
            f"The harbour board of {place} closed quay {n}{self.number} and wrote {vector} on its gate."
            for n, vector in enumerate(self.vectors)
        ]
        return [line for pair in zip(said, self.vectors, strict=True) for line in pair]


def articles(found: Sequence[str]) -> list[Hostile]:
    """One article for each vector as its title; the following vectors are its other fields."""
    made = []
    for number, title in enumerate(found):
        at = [found[(number + further) % len(found)] for further in range(LINES_AN_ARTICLE)]
        address = at[3] if number % 2 else f"https://courier.example/{at[3]}"
        date = f"2019-03-{number % 28 + 1:02}" if number % 5 else at[4]
        made.append(Hostile(number, title, at[1], at[2], address, date, tuple(at)))
    return made


def before(it: Hostile) -> Hostile:
    """An article as it was when its day was frozen: the same file, a few words of it others."""
    changed = tuple(vector[::-1] if n % 2 else vector for n, vector in enumerate(it.vectors))
    return replace(it, outlet=it.author, vectors=changed)


def encoded(text: str) -> bytes:
    """UTF-8, lone surrogates included, as broken scrapers write it."""
    return text.encode("utf-8", "surrogatepass")


def one_line(text: str) -> str:
    """A text in one line, for headers and attributes."""
    return " ".join(text.split())


# One writer a format


def page(it: Hostile, kept: Callable[[str], str]) -> str:
    """A page; `kept` makes a field what stands in it: hostile markup as it is, or escaped words."""
    said = html.escape(it.url)
    paragraphs = "\n".join(f"<p>{kept(line)}</p>" for line in it.lines)
    data = json.dumps({"@type": "NewsArticle", "headline": it.title, "author": {"name": it.author}})
    data = data.replace("</", "<\\/")
    return (
        f'<!doctype html><html><head><title>{kept(it.title)}</title><link rel="canonical" href="{said}">'
        f'<meta property="og:title" content="{html.escape(it.title)}">'
        f'<meta property="og:site_name" content="{html.escape(it.outlet)}">'
        f'<meta property="article:published_time" content="{html.escape(it.date)}">'
        f'<script type="application/ld+json">{data}</script></head>'
        f"<body><article><h1>{kept(it.title)}</h1>{paragraphs}</article></body></html>"
    )


def record(it: Hostile) -> str:
    """What a scraper writes."""
    fields = {"title": it.title, "text": "\n".join(it.lines), "source": it.outlet, "authors": [it.author]}
    return json.dumps({**fields, "url": it.url, "date": it.date})


def text(it: Hostile) -> bytes:
    """Plain text with its stamp."""
    return encoded("\n".join([it.title, f"By {it.author}", f"Published {it.date}", "", *it.lines]))


def markdown(it: Hostile) -> bytes:
    """Markdown with front matter."""
    head = {"title": it.title, "author": it.author, "date": it.date, "url": it.url, "source": it.outlet}
    front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in head.items())
    return encoded(f"---\n{front}\n---\n\n" + "\n\n".join(it.lines))


def feed(it: Hostile) -> bytes:
    """A feed of one item, its text once as markup and once escaped twice."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in it.lines)
    raw = "".join(f"<p>{line}</p>" for line in it.lines).replace("]]>", "]]&gt;")
    return encoded(
        '<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{html.escape(it.outlet)}</title><item><title>{html.escape(it.title)}</title>"
        f"<link>{html.escape(it.url)}</link><author>{html.escape(it.author)}</author>"
        f"<pubDate>{html.escape(it.date)}</pubDate><description>{html.escape(body)}</description>"
        f"<c:encoded><![CDATA[{raw}]]></c:encoded></item></channel></rss>"
    )


def mail(it: Hostile) -> bytes:
    """A newsletter."""
    head = (
        f"Subject: {one_line(it.title)}\nFrom: {one_line(it.author)} <a@b.example>\n"
        f"Date: {one_line(it.date)}\nContent-Type: text/plain; charset=utf-8\n\n"
    )
    return encoded(head + "\n\n".join(it.lines))


def saved_page(it: Hostile) -> bytes:
    """A page that a browser saved."""
    head = (
        f"Snapshot-Content-Location: {one_line(it.url)}\nSubject: {one_line(it.title)}\nMIME-Version: 1.0\n"
        "Content-Type: multipart/related; boundary=EDGE; type=text/html\n\n--EDGE\n"
        f"Content-Type: text/html; charset=utf-8\nContent-Location: {one_line(it.url)}\n\n"
    )
    return encoded(head + page(it, str) + "\n--EDGE--\n")


def archive(it: Hostile) -> bytes:
    """A web archive of one page."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + encoded(page(it, html.escape))
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {one_line(it.url)}\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{it.number:032}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return encoded(head) + answer + b"\r\n\r\n"


def sidecar(it: Hostile) -> bytes:
    """What an editor who pastes from the article would state of it; TOML knows no lone surrogates."""
    told = {"title": it.title, "outlet": it.outlet, "author": it.author, "url": it.url, "date": it.date}
    values = {key: json.dumps(value).replace("\\ud", "\\\\ud") for key, value in told.items()}
    return "\n".join(f"{key} = {value}" for key, value in values.items()).replace("\x7f", "\\u007f").encode()


WRITERS: dict[str, Callable[[Hostile], bytes]] = {
    "txt": text,
    "html": lambda it: encoded(page(it, str)),
    "htm": lambda it: encoded(page(it, html.escape)),
    "md": markdown,
    "json": lambda it: encoded(record(it)),
    "jsonl": lambda it: encoded(record(it) + "\n"),
    "xml": feed,
    "eml": mail,
    "mhtml": saved_page,
    "warc": archive,
}
SIDECARS = ("txt", "html", "eml")
"""The formats to whose files every other one gets a sidecar."""


def write(folder: Path, hostile: Sequence[Hostile], turn: int = 0) -> None:
    """All articles as files, each in the format whose turn it is; some under hostile names."""
    folder.mkdir(parents=True, exist_ok=True)
    formats = list(WRITERS)
    for it in hostile:
        format = formats[(it.number + turn) % len(formats)]
        name = f"{it.number:03}-{file_name(it.title)}" if it.number % 3 == 0 else f"{it.number:03}"
        place = folder / f"{name}.{format}"
        place.write_bytes(WRITERS[format](it))
        if format in SIDECARS and (it.number // len(formats)) % 2:
            place.with_name(f"{place.name}.toml").write_bytes(sidecar(it))


def file_name(vector: str) -> str:
    """As much of a vector as a file's name can hold."""
    name = vector.replace("/", "\N{DIVISION SLASH}").replace("\0", "")
    return name.encode("utf-8", "replace")[:100].decode("utf-8", "ignore")
