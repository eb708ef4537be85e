"""Document -> Article: what a scraper picked up besides the text is taken out, each piece with its reason."""

from __future__ import annotations

from .boilerplate import NONE, Boilerplate, Outline, outline, recurring, recurring_in
from .cleaning import clean
from .page import Rule
from .rules import RULES
from .trims import TRIMS, Trim

__all__ = [
    "NONE",
    "RULES",
    "TRIMS",
    "Boilerplate",
    "Outline",
    "Rule",
    "Trim",
    "clean",
    "outline",
    "recurring",
    "recurring_in",
]
