"""The text of a page without what is around it: menus, cookie banners, buttons, other offers.

Elements that say what they are go first. Of what is left, the smallest element that holds nearly all long texts is taken.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from postings.content.plain_text import clean_line

_NEVER_TEXT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "input", "textarea", "button")
_AROUND = ("nav", "footer", "aside", "dialog", "form", "header")
_AROUND_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "dialog", "alertdialog", "search"])
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|nav(?:bar|igation)?|menu|share|sharing|social|related|similar|others?|"
    r"recommended|modal|popup|newsletter|subscribe|sidebar|footer|login|signin|skip(?:link)?|powered|autofill)(?:$|[\s_-])",
    re.IGNORECASE,
)
# What is around never holds more than this share of a page's text.
_MAX_AROUND, _MIN_MAIN = 0.5, 0.9
_LONG = 40
_BLOCKS = frozenset(
    "address article blockquote body center dd div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 header li main ol p pre "
    "section table tbody td th tr ul".split()
)


def remove_surroundings(root: Any) -> None:
    """Remove from a page what is no text of it, in place. The element with the main heading always stays."""
    for button in root.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]//button"):
        button.drop_tag()  # a heading that opens and closes the part below it
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_NEVER_TEXT, with_tail=False)
    total = _length(root)
    for element in list(root.iter(etree.Element)):
        if element.tag in ("html", "body", "main", "article", "h1") or not _is_around(element):
            continue
        if element.getparent() is None or element.find(".//h1") is not None or _length(element) > _MAX_AROUND * total:
            continue
        element.drop_tree()


def main_element(root: Any) -> Any:
    """Return the smallest element that holds nearly all long texts of a page."""
    total = _long_text(root)
    found = root
    while total:
        inner = next((child for child in found.iterchildren(etree.Element) if _long_text(child) >= _MIN_MAIN * total), None)
        if inner is None or inner.tag in ("p", "ul", "ol", "table"):
            break
        found = inner
    return found


def chunks(root: Any) -> Iterator[str]:
    """Yield the texts of a page in order, each as it stands in one element."""
    for text in root.itertext():
        if cleaned := clean_line(text):
            yield cleaned


def _is_around(element: Any) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return (
        element.tag in _AROUND
        or element.get("role", "").lower() in _AROUND_ROLES
        or "hidden" in element.attrib
        or bool(_AROUND_NAMES.search(names))
    )


def _length(element: Any) -> int:
    return len(element.text_content())


def _long_text(element: Any) -> int:
    """Return the length of the texts of an element that are long enough for a sentence, without those of links."""
    return sum(
        len(text)
        for block in element.iter("p", "li", "div", "td", "dd", "span", "section")
        if len(text := _own_text(block)) >= _LONG
    )


def _own_text(block: Any) -> str:
    """Return the text of a block without the blocks in it and without links."""
    parts = [block.text or ""]
    for child in block:
        if child.tag not in _BLOCKS and child.tag not in ("a", "span"):
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return clean_line("".join(parts))
