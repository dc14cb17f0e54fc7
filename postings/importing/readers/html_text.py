"""HTML as Markdown. Sources escape HTML once, twice or not at all, and mix it with plain text."""

import html
import re

from markdownify import MarkdownConverter

_TAG = re.compile(r"</?(?:p|br|div|ul|ol|li|h[1-6]|b|strong|em|i|a|span|table|section|article)\b[^<>]*>", re.IGNORECASE)
_ESCAPED_TAG = re.compile(r"&(?:amp;)?lt;/?(?:p|br|div|ul|ol|li|h[1-6]|b|strong|em|i|a|span|table)\b", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
# What never belongs to the text of an ad.
_UNSEEN = ["script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button", "img", "head"]


def to_markdown(text: str) -> str:
    """Return a text as Markdown if it is HTML, escaped or not, and otherwise as it is, with entities resolved."""
    for _ in range(2):
        if _TAG.search(text) or not _ESCAPED_TAG.search(text):
            break
        text = html.unescape(text)
    if not _TAG.search(text):
        return html.unescape(text).strip() if "&" in text else text.strip()
    converter = MarkdownConverter(heading_style="ATX", bullets="*", strip=_UNSEEN, escape_misc=False)
    found = converter.convert(_without_unseen(text))
    return _BLANK_LINES.sub("\n\n", found.replace("\u00a0", " ")).strip()


def _without_unseen(text: str) -> str:
    """Remove elements with their content, since the converter keeps the text of those that it strips."""
    names = "script|style|noscript|template|iframe|object|svg|head"
    return re.sub(rf"<({names})\b.*?(?:</\1\s*>|\Z)", " ", text, flags=re.IGNORECASE | re.DOTALL)
