"""Split the body of an ad into sections with headings, and find repeated sections.

`outline` turns a ParsedAd into a Document without side effects. Section kinds are determined in
`content/section_kinds.py`, by the words in `content/section_patterns.py`.
"""

import html
import re
from itertools import pairwise
from typing import NamedTuple

from postings.content.hidden_markup import without_hidden_markup
from postings.content.plain_headings import is_plain_heading, may_be_plain_heading
from postings.content.render_limit import check_time
from postings.content.section_kinds import classify_sections, is_heading_text, is_label
from postings.content.types import Document, Line, ParsedAd, Section

_HASH_HEADING = re.compile(r"^\s{0,3}(?:#{1,6}(?:\s|(?=[*_]))|#{2,6}(?=[^\W\d_]))(?P<text>.*)$")
_BOLD_SPAN = re.compile(r"\*\*+[^*]+\*\*+")
_EDGE_CHARACTERS = re.compile(r"([\W_]*)(.*?)([\W_]*)", re.DOTALL)
_UNDERLINE = re.compile(r"^\s{0,3}(?:={3,}|-{3,})\s*$")
_FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")
_RULE = re.compile(r"^(?:\\?[-*_=~]\s*){3,}$")
_BULLET_CHARACTERS = "•●▪■◦○·∙‣➢➤►▸»✓✔✅☑§→⁃\uf0b7\uf0be"
_BULLET = re.compile(
    r"^\s*(?:>\s*)*(?:[*+–—−-]\s|-(?=[^\W\d_])|\\[-+*](?=[\s\w])|\d{1,2}\\?[.)]\s|o\s(?=\s*[A-Z])"
    rf"|[{_BULLET_CHARACTERS}]\ufe0f?)\s*"
)
# Escapes, bold and code markers are removed anywhere, single * and _ only at the edge of a word.
_MARKUP = re.compile(r"\\([!-/:-@\[-`{-~])|\*{2,}|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|^\s*_(?=\s)")
_MARKUP_CHARACTER = re.compile(r"[\\*`_]")
_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\([^)]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{0,500})\]\((?:[^()]|\([^()]{0,500}\)){0,2000}\)")
# A definition such as `[note]: https://example.org "Title"`, which no page shows.
_LINK_TITLE = r"(?:\"[^\"]*\"|'[^']*'|\([^()]*\))"
_LINK_DEFINITION = re.compile(rf"^\s{{0,3}}\[[^\[\]]{{1,500}}\]:\s*\S+(?P<title>\s+{_LINK_TITLE})?\s*$")
_TITLE_OF_LINK = re.compile(rf"^\s*{_LINK_TITLE}\s*$")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
# On a line by itself between the two numbers of a range.
_DASHES = {"-", "–", "—"}
_HASHTAG = re.compile(r"(?:^|\s)#[^\W\d]")
_FIELD = re.compile(r"^[^:.?!]{2,40}:\s*[^\s(]")
_STATEMENT = re.compile(
    r"(?:this (?:is|role|position)|we (?:are|do) not|(?:you |candidates? |applicants? )?must (?:be|reside|live))\b",
    re.IGNORECASE,
)
_MAX_HEADING, _MAX_WORDS, _MAX_SENTENCE_WORDS, _MAX_RAW = 150, 24, 8, 400
_MAX_LABEL = 60
_MIN_REPEAT = 100


class _TextLine(NamedTuple):
    """A line of the body with text. `hashes` and `bold` say how it is formatted, `text` is its plain text."""

    line: Line
    hashes: bool
    bold: bool

    @property
    def text(self) -> str:
        return self.line.text


# Heading, number of its line, lines below it, and whether it repeats an earlier section.
_Part = tuple[str, int, tuple[Line, ...], bool]


def outline(ad: ParsedAd) -> Document:
    """Return an ad's header fields with their lines, and its body in sections."""
    return Document(
        title=Line(ad.title_line, ad.title),
        company=Line(ad.company_line, ad.company) if ad.company else None,
        pay=Line(ad.badge_line, ad.pay_text) if ad.pay_text else None,
        location=Line(ad.badge_line, ad.location_text) if ad.location_text else None,
        sections=parse_sections(ad.body, ad.body_line, ad.title),
    )


def parse_sections(body: str, first_line: int = 1, title: str = "") -> tuple[Section, ...]:
    """Return the sections of a body. `first_line` is the number of the first line in its file, `title` the ad's title."""
    text_lines = _text_lines(without_hidden_markup(body), first_line)
    are_headings = [_is_heading(text_lines, index) for index in range(len(text_lines))]
    repeated = _find_repeats([text_line.text.casefold() for text_line in text_lines])
    for index in reversed(range(len(text_lines))):
        if are_headings[index] and repeated[index]:  # A heading is a repeat if the text below it is.
            repeated[index] = index + 1 < len(text_lines) and repeated[index + 1]
    starts = [
        index
        for index in range(len(text_lines))
        if index == 0 or are_headings[index] or repeated[index] != repeated[index - 1]
    ]
    parts: list[_Part] = []
    for start, end in zip(starts, [*starts[1:], len(text_lines)], strict=False):
        heading = text_lines[start].text if are_headings[start] else ""
        lines = tuple(text_line.line for text_line in text_lines[start + bool(heading) : end])
        parts.append((heading, text_lines[start].line.number, lines, repeated[start]))
    is_plain = [not (text_lines[start].hashes or text_lines[start].bold) for start in starts]
    contents = [_with_labelled_lists(parts, is_plain, index) for index in range(len(parts))]
    kinds = classify_sections([heading for heading, *_ in parts], contents, title)
    return tuple(
        Section(heading, kind, number, lines, is_repeat)
        for (heading, number, lines, is_repeat), kind in zip(parts, kinds, strict=True)
    )


def _with_labelled_lists(parts: list[_Part], is_plain: list[bool], index: int) -> tuple[Line, ...]:
    """Return the lines of a section. Those of a marked heading include the lists below plain labels that follow."""
    lines = parts[index][2]
    if is_plain[index]:
        return lines
    for (heading, number, following, _), plain in zip(parts[index + 1 :], is_plain[index + 1 :], strict=True):
        if not (plain and heading):
            break
        lines += (Line(number, heading), *following)
    return lines


def plain_text(raw: str) -> str:
    """Return a line of Markdown as plain text without bullet, and with links replaced by their text."""
    return _strip_markup(_BULLET.sub("", raw, count=1)).lstrip(f"{_BULLET_CHARACTERS}> ")


def _strip_markup(text: str) -> str:
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if _MARKUP_CHARACTER.search(text):
        text = _MARKUP.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def _text_lines(body: str, first_line: int) -> list[_TextLine]:
    raw_lines = _close_bold(body.split("\n"))
    text_lines: list[_TextLine] = []
    is_code = may_be_title = False
    for number, raw in enumerate(raw_lines, first_line):
        check_time()
        if not raw.strip():
            continue
        is_code ^= bool(_FENCE.match(raw))
        if (
            _UNDERLINE.match(raw)
            and text_lines
            and text_lines[-1].line.number == number - 1
            and not text_lines[-1].line.is_item
        ):
            text_lines[-1] = _TextLine(text_lines[-1].line, hashes=True, bold=False)
            continue
        definition = None if is_code else _LINK_DEFINITION.match(raw)
        is_unseen = definition or (may_be_title and _TITLE_OF_LINK.match(raw))
        may_be_title = bool(definition and not definition["title"])
        if is_unseen or _RULE.match(raw[:_MAX_HEADING].strip()):
            continue
        hashes = None if is_code else _HASH_HEADING.match(raw)
        content = hashes["text"].rstrip(" \t#") if hashes else raw
        text = _strip_markup(content)
        is_item = not hashes and (bool(_BULLET.match(raw)) or text[:1] in _BULLET_CHARACTERS)
        if is_item or text.startswith(">"):
            text = plain_text(content)
        if text in _DASHES or any(character.isalnum() for character in text):
            text_lines.append(_TextLine(Line(number, text, is_item), bool(hashes), not is_item and _is_all_bold(content)))
    return text_lines


def _close_bold(raw_lines: list[str]) -> list[str]:
    """Return the lines with bold that spans two lines closed at the end of the first and reopened on the second."""
    closed = list(raw_lines)
    non_empty = [index for index, raw in enumerate(raw_lines) if raw.strip()]
    for current, following in pairwise(non_empty):
        if closed[current].count("**") % 2 and closed[following].count("**") % 2:
            closed[current] = f"{closed[current].rstrip()}**"
            closed[following] = f"**{closed[following].lstrip()}"
    return closed


def _is_all_bold(raw: str) -> bool:
    """Return whether all letters and digits are bold. Emoji, `_` and a colon may be outside of the bold text."""
    if "**" not in raw or len(raw) > _MAX_RAW:
        return False
    before, inner, after = _EDGE_CHARACTERS.fullmatch(raw).groups()  # type: ignore[union-attr]
    if "**" in before and "**" in after and ("**" not in inner or "****" in before):
        return True
    return not any(character.isalnum() for character in _BOLD_SPAN.sub("", raw))


def _is_heading(text_lines: list[_TextLine], index: int) -> bool:
    """Return whether a line formatted as a heading is one: short, not a sentence or field, and followed by text."""
    text_line = text_lines[index]
    text, words = text_line.text, len(text_line.text.split())
    if not (text_line.hashes or text_line.bold):
        return _is_plain_heading(text_lines, index)
    if len(text) > _MAX_HEADING or words > _MAX_WORDS or _HASHTAG.search(text):
        return False
    is_sentence = text.endswith((".", "!", ";")) and not text.endswith("..")
    if is_sentence and words > _MAX_SENTENCE_WORDS:
        return False
    if text_line.hashes:
        return True
    if text[0] in '(["“' or (_BULLET.match(text) and not text[0].isdigit()) or _STATEMENT.match(text):
        return False
    if text.endswith(":"):
        return True
    following = text_lines[index + 1] if index + 1 < len(text_lines) else None
    # A slogan at the end of a section is not a heading.
    if following is None or (following.hashes and index and not text_lines[index - 1].hashes):
        return False
    if following.bold and index and (is_sentence or not is_heading_text(text)):
        return False
    return not (_FIELD.match(text) and (words > _MAX_SENTENCE_WORDS or _is_beside_field(text_lines, index)))


def _is_plain_heading(text_lines: list[_TextLine], index: int) -> bool:
    """Return whether a line without markup is a heading: by its words, and with text below it that is not as short."""
    text_line = text_lines[index]
    if text_line.line.is_item or len(text_line.text) > _MAX_LABEL or index + 1 == len(text_lines):
        return False
    following = text_lines[index + 1]
    if _has_words_of_heading(text_line.text):
        return not _has_words_of_heading(following.text)
    may_be_label = text_line.text.endswith(":") or (following.line.is_item and text_line.text[-1] not in ".!;,")
    return may_be_label and len(text_line.text.split()) <= _MAX_SENTENCE_WORDS and is_label(text_line.text)


def _has_words_of_heading(text: str) -> bool:
    return is_plain_heading(text) or (may_be_plain_heading(text) and is_heading_text(text))


def _is_beside_field(text_lines: list[_TextLine], index: int) -> bool:
    neighbors = text_lines[max(0, index - 1) : index] + text_lines[index + 1 : index + 2]
    return any(
        _FIELD.match(text_line.text) and len(text_line.text.split()) <= _MAX_WORDS and not text_line.line.is_item
        for text_line in neighbors
    )


def _find_repeats(texts: list[str]) -> list[bool]:
    """Return for each text whether it is part of a longer passage that already occurs above, word for word."""
    repeated = [False] * len(texts)
    first_index: dict[str, int] = {}
    index = 0
    while index < len(texts):
        earlier, length = first_index.get(texts[index], index), 0
        while earlier + length < index and index + length < len(texts) and texts[earlier + length] == texts[index + length]:
            length += 1
        if sum(map(len, texts[index : index + length])) >= _MIN_REPEAT:
            repeated[index : index + length] = [True] * length
            index += length
        else:
            first_index.setdefault(texts[index], index)
            index += 1
    return repeated
