"""A posting as Markdown: its facts in the active language, then the text of the ad.

The ad comes last, so that nothing in it (an open fence, a list) can swallow other parts, and none of it is HTML.
"""

import re

from django.conf import settings
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from postings.models import Posting
from postings.presentation.closed_ad import without_contacts
from postings.presentation.fact_table import stated_facts
from postings.presentation.posting_text import posted

CONTENT_TYPE = "text/markdown; charset=utf-8"

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|#]")
_MAX_PASSES = 8
_parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 20}).enable("table")


def to_markdown(posting: Posting) -> str:
    """Return a posting that was fetched with `for_page`; of a closed one, without contact data."""
    posting = without_contacts(posting)
    facts = [(label, escape_markdown(words)) for label, words in stated_facts(posting)]
    if posting.apply_url:
        facts.append((_("Apply"), f"<{posting.apply_url}>"))
    if posting.apply_email or posting.apply_text:
        facts.append((_("Apply"), escape_markdown(posting.apply_email or posting.apply_text)))
    lines = [
        f"<{settings.SITE_URL}{posting.get_absolute_url()}>",
        *([_("This job is closed.")] if posting.is_closed else []),
        posted(posting),
        *(f"**{label}:** {words}" for label, words in facts),
    ]
    about = "\n".join(f"- {line}" for line in lines)
    return f"# {escape_markdown(posting.title)}\n\n{about}\n\n## {_('Job ad')}\n\n{without_html(posting.body)}\n"


def escape_markdown(text: str) -> str:
    """Return text as one line of Markdown that shows it as it is, after other text of the line."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))


def without_html(markdown: str) -> str:
    """Return Markdown in which HTML is shown as text.

    What the parser takes for HTML is escaped until there is none. Escaping one tag can turn others into HTML, such as those
    in a comment. After a number of passes, everything that could begin a tag is escaped.
    """
    markdown = re.sub("\r\n?", "\n", markdown)
    for _number in range(_MAX_PASSES):
        found = _html(_parser.parse(markdown))
        if not found:
            return markdown
        lines = markdown.split("\n")
        for (first, last), pieces in found.items():
            part = "\n".join(lines[first:last])
            lines[first:last] = re.sub(rf"\\*({'|'.join(map(re.escape, pieces))})", r"\\\1", part).split("\n")
        markdown = "\n".join(lines)
    return re.sub(r"\\*<", r"\\<", markdown)


def _html(tokens: list[Token]) -> dict[tuple[int, int], set[str]]:
    """Return the HTML in each block with HTML, by the first line of the block and the line after it."""
    found: dict[tuple[int, int], set[str]] = {}
    for token in tokens:
        pieces = {child.content for child in token.children or () if child.type == "html_inline"}
        if token.type == "html_block":
            pieces.add("<")
        if pieces and token.map:
            found[token.map[0], token.map[1]] = pieces
    return found
