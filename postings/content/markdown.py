"""Markdown to blocks of HTML that is safe to show, and to the plain words of an excerpt.

The only door by which an ad's text becomes HTML: imports and the admin both pass through `render`. Ads are hostile
input, so raw HTML is off in Markdown and the result is reduced to an allow-list afterwards; nothing is loaded from
elsewhere. Knows no Django, so that worker processes start quickly.
"""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

EXCERPT_LENGTH = 240

_TAGS = set("a p br hr ul ol li strong em s blockquote code pre table thead tbody tr th td".split())
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}, "code": set()}
_LINK_REL = "nofollow noopener ugc"

_PICTURE_SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".svg", ".avif"}
_TRACKING = re.compile(r"pixel|track|beacon|spacer|1x1|open\.(gif|png)", re.IGNORECASE)


@dataclass(frozen=True)
class Block:
    """A paragraph, list, table or the like: its safe HTML, its words without any marks, and whether it is running text."""

    html: str
    text: str
    is_running: bool


def render(markdown: str) -> list[Block]:
    """Render Markdown, a block for each thing that stands by itself. Never raises for any text; raw HTML is shown as text.

    Headings become paragraphs: which lines of an ad are headings is decided before (`importing/outline.py`).
    """
    tokens = _parser.parse(markdown)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.type, token.tag = token.type.replace("heading", "paragraph"), "p"
    blocks, start, depth = [], 0, 0
    for end, token in enumerate(tokens, 1):
        depth += token.nesting
        if depth == 0:
            if html := _safe_html(tokens[start:end]):
                blocks.append(Block(html, _words(tokens[start:end]), _is_running(tokens[start:end])))
            start = end
    return blocks


def excerpt(blocks: Iterable[Block]) -> str:
    """The first words of running text: headings and lists tell little about an ad when read out of place."""
    words: list[str] = []
    length = 0
    for block in blocks:
        if block.is_running:
            words += block.text.split()
            length += len(block.text)
            if length > EXCERPT_LENGTH:
                break
    text = " ".join(words)
    if len(text) <= EXCERPT_LENGTH:
        return text
    return text[: EXCERPT_LENGTH + 1].rsplit(" ", 1)[0].rstrip(",;:-–— ") + " …"


def _safe_html(tokens: list[Token]) -> str:
    return nh3.clean(
        _parser.renderer.render(tokens, _parser.options, {}),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=_LINK_REL,
        url_relative="deny",  # an ad has no place on this site to point to
    ).strip()


def _words(tokens: list[Token]) -> str:
    words: list[str] = []
    for token in tokens:
        if token.type in {"code_block", "fence"}:
            words.append(token.content)
        for piece in token.children or []:
            words.append(piece.content if piece.type in {"text", "code_inline"} else " " * piece.type.endswith("break"))
        words.append(" ")
    return " ".join("".join(words).split())


def _is_running(tokens: list[Token]) -> bool:
    return tokens[0].type == "paragraph_open" and not _is_bold_line(tokens[1].children or [])


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
    if not description and posixpath.splitext(address.path)[1].lower() not in _PICTURE_SUFFIXES:
        return ""
    label = f"Picture: {description}" if description else f"Picture on {host}"
    return f'<a href="{escape(source)}">{escape(label)}</a>'


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
    parser.add_render_rule("image", _picture)
    return parser


_parser = _make_parser()
