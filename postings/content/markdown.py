"""Render Markdown to blocks of safe HTML, and extract the plain text of an excerpt.

All HTML of ads comes from `render`, for imports and for the admin. Ads are untrusted, so raw HTML is disabled in
Markdown and the result is sanitized with an allow-list; no external resources are loaded. This module does not import
Django, so that worker processes start quickly.
"""

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from postings.content.bare_addresses import link_bare_addresses
from postings.content.render_limit import check_time
from postings.content.unmatched_emphasis import repair_unmatched_emphasis

EXCERPT_LENGTH = 240

_CLEANER = nh3.Cleaner(
    tags=set("a p br hr ul ol li strong em s blockquote code pre table thead tbody tr th td".split()),
    attributes={"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}, "code": set()},
    url_schemes={"http", "https", "mailto"},
    link_rel="nofollow noopener ugc",
    url_relative="deny",  # no links from an ad to pages of this site
)
_EMPTY_ELEMENT = re.compile(r"<(p|ul|ol|li|strong|em|s|blockquote)>\s*</\1>\s*")
# A line of dashes that Markdown takes for text, since its characters are escaped or few.
_RULE = re.compile(r"<p>(?:[-_*=~–—]\s?){3,}</p>")

_IMAGE_SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".svg", ".avif"}
_TRACKING = re.compile(r"pixel|track|beacon|spacer|1x1|open\.(gif|png)", re.IGNORECASE)


@dataclass(frozen=True)
class Block:
    """A top-level element: its safe HTML, its plain text, and whether it is a paragraph of running text."""

    html: str
    text: str
    is_paragraph: bool


def render(markdown: str) -> list[Block]:
    """Render Markdown to one block for each top-level element. Raw HTML is shown as text.

    Only raises RenderingTooSlow, if there is a limit.

    Headings become paragraphs, since `content/outline.py` decides which lines of an ad are headings.
    """
    tokens = _parser.parse(markdown)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.type, token.tag = token.type.replace("heading", "paragraph"), "p"
    blocks, start, depth = [], 0, 0
    for end, token in enumerate(tokens, 1):
        depth += token.nesting
        if depth == 0:
            check_time()
            if html := _safe_html(tokens[start:end]):
                blocks.append(Block(html, _plain_text(tokens[start:end]), _is_paragraph(tokens[start:end])))
            start = end
    return blocks


def excerpt(blocks: Iterable[Block]) -> str:
    """Return the first words of the paragraphs. Headings and lists are left out, since they say little without context."""
    words: list[str] = []
    length = 0
    for block in blocks:
        if block.is_paragraph:
            words += block.text.split()
            length += len(block.text)
            if length > EXCERPT_LENGTH:
                break
    text = " ".join(words)
    if len(text) <= EXCERPT_LENGTH:
        return text
    return text[: EXCERPT_LENGTH + 1].rsplit(" ", 1)[0].rstrip(",;:-–— ") + " …"


def _safe_html(tokens: list[Token]) -> str:
    html = _CLEANER.clean(_parser.renderer.render(tokens, _parser.options, {}))
    return _without_empty_elements("<hr>" if _RULE.fullmatch(html.strip()) else html).strip()


def _without_empty_elements(html: str) -> str:
    removed = 1
    while removed:
        html, removed = _EMPTY_ELEMENT.subn("", html)
    return html


def _plain_text(tokens: list[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in {"code_block", "fence"}:
            parts.append(token.content)
        for child in token.children or []:
            parts.append(child.content if child.type in {"text", "code_inline"} else " " * child.type.endswith("break"))
        parts.append(" ")
    return " ".join("".join(parts).split())


def _is_paragraph(tokens: list[Token]) -> bool:
    return tokens[0].type == "paragraph_open" and not _is_bold_line(tokens[1].children or [])


def _is_bold_line(children: list[Token]) -> bool:
    """Return whether a paragraph is all bold, as headings are often written."""
    visible = [child for child in children if child.type != "text" or child.content.strip()]
    bold = [index for index, child in enumerate(visible) if child.type == "strong_close"]
    return bool(visible) and visible[0].type == "strong_open" and bold == [len(visible) - 1]


def _render_image(
    _renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    """Render an image as a link to it. An image without description or image suffix is a tracking pixel and is removed."""
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
    if not description and posixpath.splitext(address.path)[1].lower() not in _IMAGE_SUFFIXES:
        return ""
    label = f"Picture: {description}" if description else f"Picture on {host}"
    return f'<a href="{escape(source)}">{escape(label)}</a>'


def _check_time_of_block(_state: StateBlock, _start: int, _end: int, _silent: bool) -> bool:
    check_time()
    return False


def _check_time_of_inline(_state: StateInline, _silent: bool) -> bool:
    check_time()
    return False


def _create_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
    parser.add_render_rule("image", _render_image)
    repair_unmatched_emphasis(parser)
    link_bare_addresses(parser)
    # The first rules, which are tried at each line and at each place in a line.
    parser.block.ruler.before("table", "time_limit", _check_time_of_block, {"alt": ["paragraph", "blockquote"]})
    parser.inline.ruler.before("text", "time_limit", _check_time_of_inline)
    return parser


_parser = _create_parser()
