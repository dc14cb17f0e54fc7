"""An ad's text as its page shows it: its sections, each with its heading and blocks of safe HTML.

Made when an import or an editor writes a posting's body, and kept in `Posting.sections`. A block has a key that is the
same wherever the same words stand, which is how what a company repeats in all its ads is recognised
(`importing/store/survey.py`). Knows no Django.
"""

import hashlib
import html
import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from postings.choices import SectionKind
from postings.content.markdown import Block, excerpt, render
from postings.content.outline import sections_of
from postings.content.types import Section

# What an excerpt is taken from where the ad has it: what a company says about itself is the same on all its cards.
_ABOUT_ROLE = {SectionKind.ABOUT_ROLE, SectionKind.ABOUT_TEAM, SectionKind.RESPONSIBILITIES}
# The second line of a heading that is underlined.
_UNDERLINE = re.compile(r"^\s{0,3}(?:=+|-+)\s*$")
# A shorter block says nothing that is worth folding, and any two ads may share it.
_MIN_WORDS = 8


def typeset(
    body: str, title: str = "", sections: tuple[Section, ...] | None = None, first_line: int = 1
) -> tuple[list[dict[str, Any]], str]:
    """The sections to store, and the excerpt. `sections` and `first_line` where the caller has read the body already."""
    lines = body.split("\n")
    found = sections_of(body, first_line, title) if sections is None else sections
    before = lines[: found[0].line - first_line] if found else lines  # pictures, which are no words of any section
    about_others = render("\n".join(before))
    about_role: list[Block] = []
    stored = [_stored("", SectionKind.OTHER, False, about_others)] if about_others else []
    for number, section in enumerate(found, 1):
        end = found[number].line if number < len(found) else first_line + len(lines)
        start = section.line + bool(section.heading)
        raw = lines[start - first_line : end - first_line]
        if section.heading and raw and _UNDERLINE.match(raw[0]):
            raw = raw[1:]
        blocks = render("\n".join(raw))
        (about_role if section.kind in _ABOUT_ROLE else about_others).extend(blocks)
        stored.append(_stored(section.heading, section.kind, section.is_repeat, blocks))
    return stored, excerpt([*about_role, *about_others])


def _stored(heading: str, kind: SectionKind, is_repeat: bool, blocks: list[Block]) -> dict[str, Any]:
    keyed = [{"key": block_key(block), "html": block.html} for block in blocks]
    return {"heading": heading, "kind": kind, "is_repeat": is_repeat, "blocks": keyed}


def block_key(block: Block) -> str:
    """What two blocks have in common that hold the same words; empty for one that is too short to tell."""
    words = re.findall(r"\w+", block.text.casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16] if len(words) >= _MIN_WORDS else ""


@dataclass(frozen=True)
class Part:
    """Blocks that are shown together: open, or folded because they were said elsewhere already."""

    html: str
    is_folded: bool
    first_words: str = ""


@dataclass(frozen=True)
class ShownSection:
    """A section as the page shows it. `is_folded` where all of it is."""

    heading: str
    kind: str
    anchor: str
    parts: list[Part]
    is_repeat: bool

    @property
    def name(self) -> str:
        """The heading as a list of headings has it."""
        return self.heading.rstrip(" :.：")

    @property
    def is_folded(self) -> bool:
        return self.is_repeat or (bool(self.parts) and all(part.is_folded for part in self.parts))

    @property
    def html(self) -> str:
        return "\n".join(part.html for part in self.parts)


def shown(sections: list[dict[str, Any]], boilerplate: Collection[str]) -> list[ShownSection]:
    """The stored sections with what the company repeats in most of its ads (the keys in `boilerplate`) folded."""
    found = []
    for number, section in enumerate(sections, 1):
        parts = [
            _part([block["html"] for block in run], is_folded)
            for is_folded, run in groupby(section["blocks"], key=lambda block: block["key"] in boilerplate)
        ]
        if parts or section["heading"]:
            anchor = f"section-{number}"
            found.append(ShownSection(section["heading"], section["kind"], anchor, parts, section["is_repeat"]))
    return found


def _part(blocks: list[str], is_folded: bool) -> Part:
    words = html.unescape(re.sub(r"<[^>]*>", " ", blocks[0])).split() if is_folded else []
    return Part("\n".join(blocks), is_folded, " ".join(words[:12]) + " …" if words else "")
