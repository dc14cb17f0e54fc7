"""An ad's body as its sections: which lines are headings, what each section tells about, and what is said twice.

Pure: a ParsedAd in, a Document out. Which words mean which kind of section is in `interpret/section_kind.py`.
"""

import html
import re
from dataclasses import dataclass
from itertools import pairwise

from postings.content.section_kinds import has_words_of_a_heading, section_kinds
from postings.content.types import Document, Line, ParsedAd, Section

_HASHES = re.compile(r"^\s{0,3}#{1,6}(?:\s|(?=[*_]))(?P<text>.*)$")
_BOLD_PIECE = re.compile(r"\*\*+[^*]+\*\*+")
_EDGES = re.compile(r"([\W_]*)(.*?)([\W_]*)", re.DOTALL)
_UNDERLINE = re.compile(r"^\s{0,3}(?:={3,}|-{3,})\s*$")
_FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")
_RULE = re.compile(r"^(?:\\?[-*_=~]\s*){3,}$")
_SIGNS = "•●▪■◦○·∙‣➢➤►▸»✓✔✅☑§→⁃\uf0b7\uf0be"
_BULLET = re.compile(
    r"^\s*(?:>\s*)*(?:[*+–—−-]\s|-(?=[^\W\d_])|\\[-+*](?=[\s\w])|\d{1,2}\\?[.)]\s|o\s(?=\s*[A-Z])"
    rf"|[{_SIGNS}]\ufe0f?)\s*"
)
# Escapes, bold and code go wherever they stand, single * and _ only where they touch the edge of a word.
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|\*{2,}|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|^\s*_(?=\s)")
_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\([^)]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{0,500})\]\((?:[^()]|\([^()]{0,500}\)){0,2000}\)")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
# A line of its own between the two figures of a range.
_DASHES = {"-", "–", "—"}
_HASHTAG = re.compile(r"(?:^|\s)#[^\W\d]")
_FIELD = re.compile(r"^[^:.?!]{2,40}:\s*[^\s(]")
_STATEMENT = re.compile(
    r"(?:this (?:is|role|position)|we (?:are|do) not|(?:you |candidates? |applicants? )?must (?:be|reside|live))\b",
    re.IGNORECASE,
)
_MAX_HEADING, _MAX_WORDS, _MAX_SENTENCE_WORDS, _MAX_RAW = 150, 24, 8, 400
_MIN_REPEAT = 100


@dataclass(frozen=True)
class _Row:
    """A line of the body that says something. `bold` and `hashes`: how it is set; `text`: what a reader sees of it."""

    line: Line
    hashes: bool
    bold: bool

    @property
    def text(self) -> str:
        return self.line.text


def outline(ad: ParsedAd) -> Document:
    """An ad's pieces with their lines, and its body in sections."""
    return Document(
        title=Line(ad.title_line, ad.title),
        company=Line(ad.company_line, ad.company) if ad.company else None,
        pay=Line(ad.badge_line, ad.pay_text) if ad.pay_text else None,
        location=Line(ad.badge_line, ad.location_text) if ad.location_text else None,
        sections=sections_of(ad.body, ad.body_line, ad.title),
    )


def sections_of(body: str, first_line: int = 1, title: str = "") -> tuple[Section, ...]:
    """The sections of a text, whose first line has the number `first_line` in its file, of an ad with a title."""
    rows = _rows(body, first_line)
    are_headings = [_is_heading(rows, at) for at in range(len(rows))]
    repeated = _repeated([row.text.casefold() for row in rows])
    for at in reversed(range(len(rows))):
        if are_headings[at] and repeated[at]:  # A heading goes with what stands below it.
            repeated[at] = at + 1 < len(rows) and repeated[at + 1]
    starts = [at for at in range(len(rows)) if at == 0 or are_headings[at] or repeated[at] != repeated[at - 1]]
    pieces = []
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=False):
        heading = rows[start].text if are_headings[start] else ""
        lines = tuple(row.line for row in rows[start + bool(heading) : end])
        pieces.append((heading, rows[start].line.number, lines, repeated[start]))
    kinds = section_kinds([heading for heading, *_ in pieces], [lines for _, _, lines, _ in pieces], title)
    return tuple(
        Section(heading, kind, number, lines, is_repeat)
        for (heading, number, lines, is_repeat), kind in zip(pieces, kinds, strict=True)
    )


def plain(raw: str) -> str:
    """A line of Markdown as a reader sees it: no marks, no bullet, links as their words."""
    return _words(_BULLET.sub("", raw, count=1)).lstrip(f"{_SIGNS}> ")


def _words(text: str) -> str:
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _MARKS.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return " ".join(_INVISIBLE.sub("", text).split())


def _rows(body: str, first_line: int) -> list[_Row]:
    raws = _with_bold_closed(body.split("\n"))
    rows: list[_Row] = []
    is_code = False
    for number, raw in enumerate(raws, first_line):
        is_code ^= bool(_FENCE.match(raw))
        if _UNDERLINE.match(raw) and rows and rows[-1].line.number == number - 1 and not rows[-1].line.is_item:
            rows[-1] = _Row(rows[-1].line, hashes=True, bold=False)
            continue
        if not raw.strip() or _RULE.match(raw[:_MAX_HEADING].strip()):
            continue
        hashes = None if is_code else _HASHES.match(raw)
        words = hashes["text"].rstrip(" \t#") if hashes else raw
        text = _words(words)
        is_item = not hashes and (bool(_BULLET.match(raw)) or text[:1] in _SIGNS)
        if is_item or text.startswith(">"):
            text = plain(words)
        if text in _DASHES or any(sign.isalnum() for sign in text):
            rows.append(_Row(Line(number, text, is_item), bool(hashes), not is_item and _is_wholly_bold(words)))
    return rows


def _with_bold_closed(raws: list[str]) -> list[str]:
    """The lines, with each bold that runs over a line's end closed there and opened again on the next."""
    closed = list(raws)
    filled = [at for at, raw in enumerate(raws) if raw.strip()]
    for this, after in pairwise(filled):
        if closed[this].count("**") % 2 and closed[after].count("**") % 2:
            closed[this] = f"{closed[this].rstrip()}**"
            closed[after] = f"**{closed[after].lstrip()}"
    return closed


def _is_wholly_bold(raw: str) -> bool:
    """No letter or digit stands outside of the bold pieces. Emoji, `_` and a colon may."""
    if "**" not in raw or len(raw) > _MAX_RAW:
        return False
    before, inner, after = _EDGES.fullmatch(raw).groups()  # type: ignore[union-attr]
    if "**" in before and "**" in after and ("**" not in inner or "****" in before):
        return True
    return not any(sign.isalnum() for sign in _BOLD_PIECE.sub("", raw))


def _is_heading(rows: list[_Row], at: int) -> bool:
    """Whether a row set as a heading acts as one: short, no sentence, no field, and something stands below it."""
    row = rows[at]
    text, words = row.text, len(row.text.split())
    if not (row.hashes or row.bold) or len(text) > _MAX_HEADING or words > _MAX_WORDS or _HASHTAG.search(text):
        return False
    is_sentence = text.endswith((".", "!", ";")) and not text.endswith("..")
    if is_sentence and words > _MAX_SENTENCE_WORDS:
        return False
    if row.hashes:
        return True
    if text[0] in '(["“' or (_BULLET.match(text) and not text[0].isdigit()) or _STATEMENT.match(text):
        return False
    if text.endswith(":"):
        return True
    below = rows[at + 1] if at + 1 < len(rows) else None
    if below is None or (below.hashes and at and not rows[at - 1].hashes):  # A slogan at the end of a section.
        return False
    if below.bold and at and (is_sentence or not has_words_of_a_heading(text)):
        return False
    return not (_FIELD.match(text) and (words > _MAX_SENTENCE_WORDS or _is_among_fields(rows, at)))


def _is_among_fields(rows: list[_Row], at: int) -> bool:
    around = rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]
    return any(_FIELD.match(row.text) and len(row.text.split()) <= _MAX_WORDS and not row.line.is_item for row in around)


def _repeated(texts: list[str]) -> list[bool]:
    """For each text, whether it belongs to a run of some length that stands word for word further up."""
    repeated = [False] * len(texts)
    first: dict[str, int] = {}
    at = 0
    while at < len(texts):
        before, length = first.get(texts[at], at), 0
        while before + length < at and at + length < len(texts) and texts[before + length] == texts[at + length]:
            length += 1
        if sum(map(len, texts[at : at + length])) >= _MIN_REPEAT:
            repeated[at : at + length] = [True] * length
            at += length
        else:
            first.setdefault(texts[at], at)
            at += 1
    return repeated
