"""The operator's own texts: Markdown files in the folder `texts` of SITE_DIR, read once when a process starts.

`search.md` stands above the search, `footer.md` in the footer, `mail-footer.md` at the end of mails, and a text with the
name of another built-in page, such as `about.md`, at the top of that page. Every other file, such as `imprint.md`, is a page
of its own. `imprint.de.md` is the German version of `imprint.md`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nh3
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# Texts that are not pages of their own: the footers, and those for the page with this name in `postings/urls.py`.
PLACES = (
    "footer",
    "mail-footer",
    "search",
    "alerts",
    "about",
    "accuracy",
    "ranking",
    "reporting",
    "privacy",
    "accessibility",
    "credits",
)
FILE_NAME = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?P<language>[a-z]{2}))?\.md")
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class SiteText:
    """A text with the heading of its first line, if it has one, and the rest as written and as safe HTML."""

    name: str
    title: str
    html: SafeString
    markdown: str


def text(name: str, language: str) -> SiteText | None:
    """Return a text in a language, or else in the default language."""
    found = _texts(settings.SITE_DIR / "texts")
    return found.get((name, language)) or found.get((name, settings.LANGUAGE_CODE)) or found.get((name, ""))


def pages(language: str) -> list[SiteText]:
    """Return the texts that are pages of their own, by name."""
    names = sorted({name for name, _ in _texts(settings.SITE_DIR / "texts")} - set(PLACES))
    return [page for name in names if (page := text(name, language))]


def files() -> Iterator[Path]:
    """Yield the files of SITE_DIR."""
    if settings.SITE_DIR.is_dir():
        yield from sorted(file for file in settings.SITE_DIR.rglob("*") if file.is_file())


@cache
def _texts(folder: Path) -> dict[tuple[str, str], SiteText]:
    found = {}
    for file in folder.glob("*.md") if folder.is_dir() else ():
        if match := FILE_NAME.fullmatch(file.name):
            found[match["name"], match["language"] or ""] = _parse(match["name"], file.read_text("utf-8"))
    return found


def _parse(name: str, markdown: str) -> SiteText:
    first, _, rest = markdown.lstrip().partition("\n")
    has_title = first.startswith("# ")
    body = (rest if has_title else markdown).strip()
    html = nh3.clean(_markdown.render(body), link_rel=None)
    title = first.removeprefix("# ").strip() if has_title else name.replace("-", " ").capitalize()
    return SiteText(name, title, mark_safe(html), body)  # noqa: S308 - sanitized above
