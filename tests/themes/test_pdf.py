"""Briefings on paper: tagged, the same bytes each time, no network, and made only when something changed."""

from __future__ import annotations

import importlib
import re
import sys
import zlib
from datetime import date
from pathlib import Path

import pytest
import showcase

from briefing import pdf
from briefing.errors import SettingsError
from building import build
from pages_of import Built

ADDRESS = "https://news.example/x"
DAYS = (date(2015, 12, 16), date(2015, 12, 18))
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def loads() -> bool:
    """Whether WeasyPrint, and Pango below it, are on this machine."""
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError):
        return False
    return True


needs_weasyprint = pytest.mark.skipif(not loads(), reason="needs the extra `pdf`, and Pango")


@pytest.fixture
def output(tmp_path) -> Path:
    """The made-up site as files."""
    showcase.write(tmp_path, showcase.render(showcase.result(), showcase.Links(pdf=True), ADDRESS))
    return tmp_path


def printed(output: Path, day: str = "2015-12-16") -> Path:
    """Where the PDF of a day is."""
    return output / f"briefings/{day}/briefing.pdf"


def inside(path: Path) -> bytes:
    """All of a PDF that is text, its streams unpacked."""
    data = path.read_bytes()
    return data + b"".join(unpacked(stream) for stream in STREAM.findall(data))


def unpacked(stream: bytes) -> bytes:
    """A stream's content; nothing of one that is packed in another way."""
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


@needs_weasyprint
def test_each_day_is_tagged_titled_and_in_its_language(output):
    assert pdf.write_editions(output, ADDRESS, DAYS) == 2
    for day in DAYS:
        text = inside(printed(output, day.isoformat()))
        assert text.startswith(b"%PDF-") and b"pdfuaid" in text
        assert b"/StructTreeRoot" in text and b"/H1" in text and b"/Lang (en)" in text


@needs_weasyprint
def test_links_name_the_site_and_no_folder_of_this_machine(output):
    pdf.write_editions(output, ADDRESS, DAYS)
    text = inside(printed(output))
    assert f"({ADDRESS}/sources/norrvik-harbour/index.html#s0)".encode() in text
    assert b"file:" not in text and str(output).encode() not in text


@needs_weasyprint
def test_two_runs_give_the_same_bytes(output):
    pdf.write_editions(output, ADDRESS, DAYS)
    first = printed(output).read_bytes()
    printed(output).unlink()
    pdf.write_editions(output, ADDRESS, DAYS)
    assert printed(output).read_bytes() == first


@needs_weasyprint
def test_only_what_changed_is_printed_again(output):
    pdf.write_editions(output, ADDRESS, DAYS)
    assert pdf.write_editions(output, ADDRESS, DAYS) == 0
    page = output / "briefings/2015-12-16/index.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("nine to four", "ten to three"), encoding="utf-8"
    )
    assert pdf.write_editions(output, ADDRESS, DAYS) == 1
    with (output / "theme/css/broadsheet.css").open("a", encoding="utf-8") as styles:
        styles.write("p { color: #111; }\n")
    assert pdf.write_editions(output, ADDRESS, DAYS) == 2


@needs_weasyprint
def test_the_pdf_of_a_day_that_is_gone_goes(output):
    pdf.write_editions(output, ADDRESS, DAYS)
    pdf.write_editions(output, ADDRESS, DAYS[1:])
    assert not printed(output).exists() and printed(output, "2015-12-18").exists()


@needs_weasyprint
@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/a.css",
        "file:///etc/passwd",
        f"{ADDRESS}/../../etc/passwd",
        f"{ADDRESS}y/a.css",
    ],
)
def test_nothing_but_the_site_is_read(output, url):
    with pytest.raises((ValueError, OSError)):
        pdf.fetcher(output, ADDRESS).fetch(url)


@needs_weasyprint
def test_the_site_s_own_files_are_read(output):
    answer = pdf.fetcher(output, ADDRESS).fetch(f"{ADDRESS}/theme/css/broadsheet.css")
    assert answer.read() == (output / "theme/css/broadsheet.css").read_bytes()
    assert answer.content_type == "text/css"


@needs_weasyprint
def test_pelican_prints_each_briefing_and_its_page_links_to_it(tmp_path):
    done = build(tmp_path / "out", PDF="1")
    assert done.returncode == 0, done.stdout + done.stderr
    days = sorted((tmp_path / "out/briefings").glob("*/index.html"))
    assert days and all(day.with_name("briefing.pdf").is_file() for day in days)
    built = Built(tmp_path / "out")
    for day in days:
        place = day.relative_to(tmp_path / "out").as_posix()
        [link] = built.pages[place].xpath("//p[contains(@class, 'takeaway')]/a[.='PDF']/@href")
        assert built.target(place, link)[0] == place.replace("index.html", "briefing.pdf")
    assert ".pdf" not in (tmp_path / "out/sitemap.xml").read_text()


def test_without_the_extra_the_setting_stops_the_build_and_names_the_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(SettingsError, match=r"BRIEFING\['pdf'\].*pelican-briefing\[pdf\]"):
        pdf.check("https://brief.example")


@needs_weasyprint
def test_without_an_address_the_setting_stops_the_build():
    with pytest.raises(SettingsError, match="SITEURL"):
        pdf.check("")


def test_where_no_pdf_is_asked_for_no_page_links_to_one(site):
    pages = Built(site).pages.values()
    assert not [link for page in pages for link in page.xpath("//a/@href") if link.endswith(".pdf")]
