"""Helpers that extract the text of a page, or the titles of its cards."""

import re
from typing import Any

from django.test import Client


def titles(client: Client, query: str = "") -> list[str]:
    return card_titles(client.get(f"/{query}").content.decode())


def card_titles(html: str) -> list[str]:
    return re.findall(r'card__title">\s*<a [^>]*><bdi>([^<]*)<', html)


def text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def compact(html: str) -> str:
    """HTML without the whitespace that a template is indented with, to look for elements that follow one another."""
    return re.sub(r"(?<=>)\s+|\s+(?=<)", "", html)
