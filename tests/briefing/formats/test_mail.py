"""Messages and saved pages."""

from __future__ import annotations

from reading import body, fixture, one, read, refused

from briefing.records import Document, SetAside


def test_a_newsletter_is_read_from_its_plain_text_with_lines():
    found = one("a.eml", fixture("newsletter.eml"))
    assert [block.line for block in found.blocks] == [12, 14, 16]
    assert found.blocks[1].text.startswith("“We have waited long enough,”")


def test_a_newsletter_states_subject_sender_and_day():
    stated = one("a.eml", fixture("newsletter.eml")).stated
    assert (stated.title, stated.outlet) == ("Pier: the council votes", "The Harbour Courier")
    assert [(c.field, c.text) for c in stated.dates] == [("mail Date", "Tue, 05 Mar 2019 07:00:00 +0100")]


def test_a_saved_page_is_read_without_its_frames():
    found = one("a.mhtml", fixture("saved-page.mhtml"))
    assert [line.split(" ", 1)[1] for line in body(found)][-1] == (
        "“We have waited long enough,” said the mayor, when the last hand had gone up."
    )
    assert not any("advertisement" in block.text for block in found.blocks)


def test_the_day_on_which_a_page_was_saved_is_no_claim():
    stated = one("a.mhtml", fixture("saved-page.mhtml")).stated
    assert stated.url == "https://courier.example/pier"
    assert not any("2021" in claim.text for claim in stated.dates)


def forwarded(levels: int) -> bytes:
    message = b"Subject: innermost\r\nContent-Type: text/plain\r\n\r\nThe pier stands."
    for level in range(levels):
        message = b"Subject: level %d\r\nContent-Type: message/rfc822\r\n\r\n" % level + message
    return message


def test_a_forwarded_message_is_read():
    assert one("a.eml", forwarded(1)).stated.title == "innermost"


def test_messages_in_messages_without_end_are_set_aside():
    found = read("a.eml", forwarded(50))
    assert found and all(isinstance(part, SetAside) for part in found)
    assert "deeper than 8" in found[-1].reason


def test_parts_in_parts_without_end_are_set_aside():
    message = b"Content-Type: text/plain\r\n\r\nx"
    for level in range(2000):
        message = b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n%s\r\n--b%d--\r\n" % (
            level,
            level,
            message,
            level,
        )
    assert not any(isinstance(part, Document) for part in read("a.mhtml", b"Subject: x\r\n" + message))


def test_a_message_of_pictures_alone_is_refused_with_what_it_holds():
    assert "image/png" in refused("a.eml", b"Subject: x\r\nContent-Type: image/png\r\n\r\nxx")


def test_text_without_headers_is_no_message():
    assert "no headers" in refused("a.eml", b"\njust text")


def test_the_name_of_an_encoding_that_is_none_costs_nothing():
    head = b"Subject: Pier\nContent-Type: text/plain; charset=utf\x00-8\nContent-Transfer-Encoding: 8bit\n\n"
    assert one("a.eml", head + "The pier of Å stands.".encode()).blocks[0].text.startswith("The pier of")
