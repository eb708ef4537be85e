"""Addresses of other hosts: which of those that strangers write may be made a link."""

from __future__ import annotations

import re

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)


def web_address(url: str | None) -> str:
    """An address that may be made a link: http or https and nothing odd in it; "" for any other."""
    return url if url and WEB_ADDRESS.fullmatch(url) else ""
