"""`python -m briefing …`: the same steps without Pelican, for looking into what they do."""

from .main import main

__all__ = ["main"]
