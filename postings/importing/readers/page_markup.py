"""Remove what a site generator or browser does not show: comments, template tags, shortcodes; and HTML within Markdown.

The number of lines stays the same, so that evidence keeps its line. Only a line of HTML that holds several blocks becomes
several lines.
"""

import re

_UNSEEN = "script|style|svg|iframe|object|noscript"
_COMMENTS = [
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"\{%-?\s*comment\b"), re.compile(r"\{%-?\s*endcomment\b[^%]{0,200}%\}")),
    (re.compile(rf"<(?:{_UNSEEN})\b", re.IGNORECASE), re.compile(rf"</(?:{_UNSEEN})\s*>", re.IGNORECASE)),
]
# Tags of Liquid, Jinja, Hugo and Handlebars, attributes of kramdown, and identifiers of headings.
_TEMPLATE_TAG = re.compile(
    r"\{\{[^{}]{0,1000}\}\}|\{%[^%]{0,1000}%\}|\{:[^{}\n]{0,300}\}|[ \t]\{#[\w-]{1,100}\}[ \t]*$", re.MULTILINE
)
_MDX_LINE = re.compile(
    r"^(?:import\s[^\n]{1,200}from\s+['\"][^'\"\n]{1,200}['\"];?|export\s+(?:const|default)\s[^\n]{0,500})$", re.MULTILINE
)
_TABLE_OF_CONTENTS = re.compile(r"^[ \t]*(?:\[\[?_?toc_?\]\]?|[*-] toc)[ \t]*$", re.IGNORECASE | re.MULTILINE)

_BLOCKS = (
    "p|div|ul|ol|section|article|header|footer|main|details|summary|center|table|thead|tbody|tr|td|th|blockquote|figure|nav"
)
_INLINE = "span|font|small|big|u|sup|sub|img|button|form|input|label|picture|source|video|hr|figcaption|mark|abbr|strike|col"
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>{_BLOCKS}|{_INLINE}|li|br|b|strong|i|em|a|h[1-6]|code)(?P<rest>(?=[\s/>])[^<>]{{0,1000}})>",
    re.IGNORECASE,
)
# A component of MDX: a tag that begins with a capital letter.
_COMPONENT = re.compile(r"^[ \t]*</?[A-Z][\w.]{0,60}(?:\s[^<>]{0,1000})?/?>[ \t]*$", re.MULTILINE)
_EMPHASIS = frozenset(["b", "strong", "i", "em"])
_INDENTATION = re.compile(r"\n[ \t]+")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def without_markup(text: str) -> str:
    """Return a text as plain Markdown, without what is not shown to readers of the page."""
    for opening, closing in _COMMENTS:
        text = _cut(text, opening, closing)
    text = _TEMPLATE_TAG.sub(_line_breaks, text)
    text = _COMPONENT.sub(_line_breaks, _TABLE_OF_CONTENTS.sub("", _MDX_LINE.sub("", text)))
    return _without_html(text) if "<" in text else text


def _cut(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Return the text with line breaks only in place of each part from an opening to the next closing."""
    parts, position = [], 0
    while start := opening.search(text, position):
        end = closing.search(text, start.end())
        if not end:
            break
        parts += [text[position : start.start()], "\n" * text.count("\n", start.start(), end.end())]
        position = end.end()
    return "".join([*parts, text[position:]])


def _line_breaks(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _without_html(text: str) -> str:
    """Return the text with HTML tags as Markdown."""
    parts: list[str] = []
    links: list[str] = []
    position, is_at_start, in_paragraph = 0, True, False
    for tag in _TAG.finditer(text):
        before = text[position : tag.start()]
        before = _INDENTATION.sub("\n", before) if in_paragraph else before
        position = tag.end()
        name, is_closing = tag["name"].lower(), bool(tag["close"])
        in_paragraph = not is_closing if name == "p" else in_paragraph
        space = ""
        if name in _EMPHASIS and is_closing:  # `**Place: **Oslo` would show the asterisks
            before, space = before.rstrip(" \t"), before[len(before.rstrip(" \t")) :]
        is_at_start = _ends_at_line_start(before, is_at_start)
        new = _as_markdown(tag, is_at_start, links, text[position : position + 3]) + space + _line_breaks(tag)
        is_at_start = _ends_at_line_start(new, is_at_start)
        parts += [before, new]
    if not parts:
        return text
    return "\n".join(_trimmed(line) for line in "".join([*parts, text[position:]]).split("\n"))


def _ends_at_line_start(part: str, is_at_start: bool) -> bool:
    """Return whether no visible text precedes what follows a part on its line."""
    last_line = part.rpartition("\n")[2]
    return not last_line.strip(" \t\x00") and ("\n" in part or is_at_start)


def _as_markdown(tag: re.Match[str], is_at_start: bool, links: list[str], following: str) -> str:
    name, is_closing, ends_line = tag["name"].lower(), bool(tag["close"]), following[:1] in ("\n", "")
    line = "" if is_at_start else "\n"
    if name in _EMPHASIS:
        return "**" if name in ("b", "strong") else "*"
    if name == "code":
        return "`"
    if name == "a":
        return _link(tag, is_closing, links)
    if name == "br":
        return "  " if ends_line else line
    if name == "li":
        return "" if is_closing else f"{line}\x00* "
    if name[0] == "h" and name[1:].isdigit():
        return ("" if ends_line else "\n") if is_closing else f"{line}\x00{'#' * int(name[1])} "
    if name in ("td", "th"):
        return (":" if name == "th" and following.lower() == "<td" else "") if is_closing else " "
    return ("\x00" if is_at_start else line) if name in _BLOCKS.split("|") and not (is_closing and ends_line) else ""


def _link(tag: re.Match[str], is_closing: bool, links: list[str]) -> str:
    if is_closing:
        target = links.pop() if links else ""
        return f"]({target})" if target else ""
    found = _HREF.search(tag["rest"])
    target = next((each for each in found.groups() if each), "").strip() if found else ""
    target = target.partition("?")[0] if target[:7].lower() == "mailto:" else target
    target = target if not re.search(r"[\s()<>]", target) else ""
    links.append(target)
    return "[" if target else ""


def _trimmed(line: str) -> str:
    """Return a line without the mark of a block, and without the indentation of its HTML."""
    return line.replace("\x00", "").strip(" \t") if "\x00" in line else line
