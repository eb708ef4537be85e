"""A language in which pages speak: its messages, and how it writes numbers, days and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from babel import Locale

from ..said import Said, form_of
from . import catalogues

RIGHT_TO_LEFT = "right-to-left"
VALUE = re.compile(r"%\(\w+\)s")
"""A value of a message."""


class Language:
    """One language of the interface.

    Messages are gettext's, with `%(name)s` for values, and `%%` for a per cent sign where there are values.
    """

    def __init__(self, code: str = catalogues.SOURCE) -> None:
        self.code = catalogues.nearest(code)
        """The language spoken, which is English where there is no catalogue of the one asked for."""
        locale = Locale.parse(self.code, sep="-")
        self.direction = "rtl" if locale.character_order == RIGHT_TO_LEFT else "ltr"
        self.messages = catalogues.messages(self.code)
        """What Python's gettext knows of it."""
        self._months = locale.months["format"]["wide"]
        self._months_alone = locale.months["stand-alone"]["wide"]
        self._weekdays = locale.days["format"]["wide"]
        self._thousands = locale.number_symbols["latn"]["group"]

    @property
    def fingerprint(self) -> str:
        """What tells this language, as it speaks now, from others and from earlier catalogues."""
        return catalogues.fingerprint(self.code)

    # Messages

    def gettext(self, message: str, **values: Any) -> str:
        """A message with its values."""
        said = self.messages.gettext(message)
        return said % values if values else said

    def ngettext(self, one: str, many: str, number: int, **values: Any) -> str:
        """A message in the plural form for a number, which stands in it as `%(num)s`."""
        return self.messages.ngettext(one, many, number) % {"num": self.number(number), **values}

    def said(self, said: Said | str) -> str:
        """What the program says of its evidence: a message with values, or a plain one."""
        if isinstance(said, str):
            return self.messages.gettext(said) if said else ""
        values: dict[str, Any] = dict(said.words)
        values |= {name: self._form(name, first, last) for name, first, last in said.days}
        values |= {name: self.said(part) for name, part in said.parts}
        return self.gettext(said.message, **values)

    def speaks(self, said: Said | str) -> bool:
        """Whether all of it is in this language: a message that nobody translated is in English."""
        message, parts = (said, ()) if isinstance(said, str) else (said.message, said.parts)
        has_words = any(letter.isalpha() for letter in VALUE.sub("", message))
        known = self.code == catalogues.SOURCE or self.messages.gettext(message) != message
        return (known or not has_words) and all(self.speaks(part) for _, part in parts)

    def _form(self, name: str, first: date, last: date) -> str:
        """Days as the name of their value has them written."""
        form = form_of(name)
        return self.span((first, last)) if form == "span" else getattr(self, form)(first)

    # Numbers, days, lists

    def number(self, number: int) -> str:
        """A whole number, its thousands parted: "1,200"."""
        return f"{number:,}".replace(",", self._thousands)

    def day(self, day: date) -> str:
        """17 December 2015."""
        return self.gettext("%(day)s %(month)s %(year)s", **self._parts(day))

    def weekday(self, day: date) -> str:
        """Thursday 17 December 2015."""
        weekday = self._weekdays[day.weekday()]
        return self.gettext("%(weekday)s %(day)s %(month)s %(year)s", weekday=weekday, **self._parts(day))

    def month(self, day: date) -> str:
        """December 2015."""
        return self.gettext("%(month)s %(year)s", month=self._months_alone[day.month], year=day.year)

    def span(self, days: Sequence[date]) -> str:
        """From first to last, leaving out what both share: "15 to 17 December 2015"; "" for no day."""
        if not days:
            return ""
        first, last = min(days), max(days)
        if first == last:
            return self.day(first)
        return self.gettext("%(first)s to %(last)s", first=self._before(first, last), last=self.day(last))

    def _before(self, first: date, last: date) -> str:
        """A day as it is said before a later one."""
        if first.year != last.year:
            return self.day(first)
        pattern = self.gettext("%(day)s") if first.month == last.month else self.gettext("%(day)s %(month)s")
        return pattern % self._parts(first)

    def _parts(self, day: date) -> dict[str, Any]:
        return {"day": day.day, "month": self._months[day.month], "year": day.year}

    def listing(self, names: Sequence[str]) -> str:
        """Names in a row: "A", "A and B", "A, B and C"."""
        if len(names) < 2:
            return "".join(names)
        return self.gettext("%(names)s and %(last)s", names=", ".join(names[:-1]), last=names[-1])

    def and_more(self, number: int) -> str:
        """What ends a list that goes on: "and 3 more"."""
        return self.ngettext("and %(num)s more", "and %(num)s more", number)

    def quoted(self, term: str) -> str:
        """Words within the quotation marks of the language."""
        return self.gettext("“%(words)s”", words=term)

    # What pages count

    def articles(self, number: int) -> str:
        """ "3 articles"."""
        return self.ngettext("%(num)s article", "%(num)s articles", number)

    def briefings(self, number: int) -> str:
        """ "3 briefings"."""
        return self.ngettext("%(num)s briefing", "%(num)s briefings", number)

    def files(self, number: int) -> str:
        """ "3 files"."""
        return self.ngettext("%(num)s file", "%(num)s files", number)

    def origins(self, number: int) -> str:
        """ "3 origins"."""
        return self.ngettext("%(num)s origin", "%(num)s origins", number)

    def outlets(self, number: int) -> str:
        """ "3 outlets"."""
        return self.ngettext("%(num)s outlet", "%(num)s outlets", number)

    def reports(self, number: int) -> str:
        """ "3 reports"."""
        return self.ngettext("%(num)s report", "%(num)s reports", number)

    def sources(self, number: int) -> str:
        """ "3 sources"."""
        return self.ngettext("%(num)s source", "%(num)s sources", number)

    def stories(self, number: int) -> str:
        """ "3 stories"."""
        return self.ngettext("%(num)s story", "%(num)s stories", number)
