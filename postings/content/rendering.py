"""Render an ad's text as sections of safe HTML blocks, and prepare stored sections for display.

Sections are rendered when an import or an editor writes a posting's body, and stored in `Posting.sections`. The key of a
block depends only on its words, so that text which a company repeats in all its ads can be found
(`importing/store/survey.py`). This module does not import Django.
"""

import hashlib
import html
import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from postings.choices import SectionKind
from postings.content.hidden_markup import without_hidden_markup
from postings.content.markdown import Block, excerpt, render
from postings.content.outline import parse_sections
from postings.content.types import Section

# Preferred sections for the excerpt, since text about the company is the same in all its ads.
_ROLE_KINDS = {SectionKind.ABOUT_ROLE, SectionKind.ABOUT_TEAM, SectionKind.RESPONSIBILITIES}
# The underline of a heading.
_UNDERLINE = re.compile(r"^\s{0,3}(?:=+|-+)\s*$")
# Headings that software for applicants puts above each part of an ad, whether or not the part has headings of its own.
_FORM_HEADINGS = {
    "additional information", "additional job description", "benefits", "company description", "description",
    "description de l'entreprise", "description du poste", "informations complémentaires", "informations supplémentaires",
    "job description", "overview", "position overview", "qualifications", "requirements", "responsibilities",
    "beschreibung", "stellenbeschreibung", "unternehmensbeschreibung", "zusätzliche informationen", "qualifikationen",
    "descripción del empleo", "descripción de la empresa", "información adicional", "requisitos",
}  # fmt: skip
# Shorter blocks are not worth collapsing, and unrelated ads may share them.
_MIN_WORDS = 8


def render_sections(
    body: str, title: str = "", sections: tuple[Section, ...] | None = None, first_line: int = 1
) -> tuple[list[dict[str, Any]], str]:
    """Return the sections to store, and the excerpt.

    `sections` and `first_line` can be passed if the body is already parsed. Raise RenderingTooSlow if there is a limit.
    """
    lines = without_hidden_markup(body).split("\n")
    found = parse_sections(body, first_line, title) if sections is None else sections
    leading_lines = lines[: found[0].line - first_line] if found else lines  # images, which are not part of any section
    other_blocks = render("\n".join(leading_lines))
    role_blocks: list[Block] = []
    stored = [_section_data("", SectionKind.OTHER, False, other_blocks)] if other_blocks else []
    for number, section in enumerate(found, 1):
        end = found[number].line if number < len(found) else first_line + len(lines)
        start = section.line + bool(section.heading)
        raw = lines[start - first_line : end - first_line]
        if section.heading and raw and _UNDERLINE.match(raw[0]):
            raw = raw[1:]
        blocks = render("\n".join(raw))
        (role_blocks if section.kind in _ROLE_KINDS else other_blocks).extend(blocks)
        stored.append(_section_data(section.heading, section.kind, section.is_repeat, blocks))
    return _without_empty_sections(stored), excerpt([*role_blocks, *other_blocks])


def _section_data(heading: str, kind: SectionKind, is_repeat: bool, blocks: list[Block]) -> dict[str, Any]:
    keyed = [{"key": block_key(block), "html": block.html} for block in _without_outer_rules(blocks)]
    return {"heading": heading, "kind": kind, "is_repeat": is_repeat, "blocks": keyed}


def _without_outer_rules(blocks: list[Block]) -> list[Block]:
    """Leave out the horizontal rules at both ends, where the heading of a section begins or ends it already."""
    start, end = 0, len(blocks)
    while start < end and blocks[start].html == "<hr>":
        start += 1
    while start < end and blocks[end - 1].html == "<hr>":
        end -= 1
    return blocks[start:end]


def _without_empty_sections(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Show a heading that has no text below it as a bold line, or leave it out if it says nothing by itself."""
    kept = []
    for section, following in pairwise([*sections, {"heading": ""}]):
        heading = section["heading"]
        if section["blocks"]:
            kept.append(section)
        elif _normalize(heading) not in {*_FORM_HEADINGS, _normalize(following["heading"]), ""}:
            bold = {"key": "", "html": f"<p><strong>{html.escape(heading, quote=False)}</strong></p>"}
            kept.append({**section, "heading": "", "blocks": [bold]})
    return kept


def _normalize(heading: str) -> str:
    return " ".join(re.findall(r"[\w']+", heading.casefold().replace("’", "'")))


def block_key(block: Block) -> str:
    """Return a hash of the words of a block, or an empty string for a block that is too short."""
    words = re.findall(r"\w+", block.text.casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16] if len(words) >= _MIN_WORDS else ""


@dataclass(frozen=True)
class Part:
    """Consecutive blocks that are displayed expanded, or collapsed because they are boilerplate."""

    html: str
    is_collapsed: bool
    first_words: str = ""


@dataclass(frozen=True)
class DisplaySection:
    """A section prepared for display. `is_collapsed` is set if all of it is collapsed."""

    heading: str
    kind: str
    anchor: str
    parts: list[Part]
    is_repeat: bool

    @property
    def name(self) -> str:
        """The heading without a trailing colon or period, for a table of contents."""
        return self.heading.rstrip(" :.：")

    @property
    def is_collapsed(self) -> bool:
        return self.is_repeat or (bool(self.parts) and all(part.is_collapsed for part in self.parts))

    @property
    def html(self) -> str:
        return "\n".join(part.html for part in self.parts)


def collapse_boilerplate(sections: list[dict[str, Any]], boilerplate: Collection[str]) -> list[DisplaySection]:
    """Return the stored sections for display, with the blocks whose keys are in `boilerplate` collapsed."""
    found = []
    for number, section in enumerate(sections, 1):
        parts = [
            _make_part([block["html"] for block in run], is_collapsed)
            for is_collapsed, run in groupby(section["blocks"], key=lambda block: block["key"] in boilerplate)
        ]
        if parts or section["heading"]:
            anchor = f"section-{number}"
            found.append(DisplaySection(section["heading"], section["kind"], anchor, parts, section["is_repeat"]))
    return found


def _make_part(blocks: list[str], is_collapsed: bool) -> Part:
    words = html.unescape(re.sub(r"<[^>]*>", " ", blocks[0])).split() if is_collapsed else []
    return Part("\n".join(blocks), is_collapsed, " ".join(words[:12]) + " …" if words else "")
