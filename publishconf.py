"""What differs when the site is published: its address, and links that end in a slash.

`invoke publish-build --address https://brief.example` builds with it.
"""

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403
from pelicanconf import BRIEFING
from pelicanconf import SITEURL as DEFAULT_ADDRESS

# The address under which the site is served, without a slash at its end.
SITEURL = os.environ.get("SITE_ADDRESS", DEFAULT_ADDRESS).rstrip("/")

BRIEFING = {**BRIEFING, "clean_urls": True}
ARTICLE_URL = "stories/{slug}/"
TAG_URL = "topics/{slug}/"
PAGE_URL = "{slug}/"
FEED_DOMAIN = SITEURL
