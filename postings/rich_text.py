"""Markdown to HTML that is safe to show, and to the plain words of an excerpt.

The only door by which an ad's text becomes HTML: imports and the admin both pass through `render`. Ads are hostile
input, so raw HTML is off in Markdown and the result is reduced to an allow-list afterwards; nothing is loaded from
elsewhere. Knows no Django, so that worker processes start quickly.
"""

import re
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

EXCERPT_LENGTH = 240

_TAGS = set("a p br hr h2 h3 h4 h5 h6 ul ol li strong em s blockquote code pre table thead tbody tr th td".split())
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}, "code": set()}
_LINK_REL = "nofollow noopener ugc"

# On its page an ad stands below an h1 (its title) and an h2 (that the ad begins).
_TOP_HEADING = 3
_PICTURE_SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".svg", ".avif"}
_TRACKING = re.compile(r"pixel|track|beacon|spacer|1x1|open\.(gif|png)", re.IGNORECASE)


@dataclass(frozen=True)
class Rendered:
    """Safe HTML, and the first words of the text with all marks removed."""

    html: str
    excerpt: str


def render(markdown: str) -> Rendered:
    """Render an ad's Markdown. Never raises for any text; raw HTML in it is shown as the text it is."""
    tokens = _parser.parse(markdown)
    _shift_headings(tokens)
    html = nh3.clean(
        _parser.renderer.render(tokens, _parser.options, {}),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=_LINK_REL,
        url_relative="deny",  # an ad has no place on this site to point to
    )
    return Rendered(html, _excerpt(tokens))


def _shift_headings(tokens: list[Token]) -> None:
    """Move the headings of the ad under those of the page, without a gap between one level and the next."""
    levels = sorted({int(token.tag[1]) for token in tokens if token.type == "heading_open"})
    before = _TOP_HEADING - 1
    for token in tokens:
        if token.type == "heading_open":
            before = min(_TOP_HEADING + levels.index(int(token.tag[1])), before + 1, 6)
            token.tag = f"h{before}"
        elif token.type == "heading_close":
            token.tag = f"h{before}"


def _excerpt(tokens: list[Token]) -> str:
    """The first words of running text: headings and lists tell little about an ad when read out of place."""
    words: list[str] = []
    length = 0
    for before, token in pairwise(tokens):
        pieces = token.children or []
        if token.type != "inline" or before.type != "paragraph_open" or before.level or _is_bold_line(pieces):
            continue
        for piece in pieces:
            if piece.type in {"text", "code_inline"}:
                words.append(piece.content)
                length += len(piece.content)
            elif piece.type in {"softbreak", "hardbreak"}:
                words.append(" ")
        words.append(" ")
        if length > EXCERPT_LENGTH:
            break
    text = " ".join("".join(words).split())
    if len(text) <= EXCERPT_LENGTH:
        return text
    return text[: EXCERPT_LENGTH + 1].rsplit(" ", 1)[0].rstrip(",;:-–— ") + " …"


def _is_bold_line(pieces: list[Token]) -> bool:
    """Whether a paragraph is wholly bold, as headings are often written."""
    said = [piece for piece in pieces if piece.type != "text" or piece.content.strip()]
    bold = [n for n, piece in enumerate(said) if piece.type == "strong_close"]
    return bool(said) and said[0].type == "strong_open" and bold == [len(said) - 1]


def _picture(_renderer, tokens, index, _options, _env) -> str:  # type: ignore[no-untyped-def]
    """A picture becomes a link to it; one without a description that looks like no picture is a tracking pixel."""
    token = tokens[index]
    source = str(token.attrGet("src") or "")
    description = "".join(child.content for child in token.children or [] if child.type == "text").strip()
    try:
        address = urlsplit(source)
        host = address.hostname or ""
    except ValueError:
        return escape(description)
    if address.scheme not in {"http", "https"} or _TRACKING.search(source):
        return escape(description)
    if not description and PurePosixPath(address.path).suffix.lower() not in _PICTURE_SUFFIXES:
        return ""
    label = f"Picture: {description}" if description else f"Picture on {host}"
    return f'<a href="{escape(source)}">{escape(label)}</a>'


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
    parser.add_render_rule("image", _picture)
    return parser


_parser = _make_parser()
