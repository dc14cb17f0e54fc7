"""Read a file that holds one ad as text: Markdown, with or without front matter, or plain text.

What the front matter and lines such as `Location: Berlin` state becomes a record, as in other formats. The title and the way
to apply are looked for in the text where no field states them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from postings.content.apply_links import email_address
from postings.content.outline import plain_text
from postings.content.plain_text import MAX_TITLE, clean_line
from postings.content.section_kinds import is_label
from postings.content.types import Finding, ParsedAd, RawFile, SetAside
from postings.extraction.source_fields import says_closed
from postings.importing.readers import front_matter, records
from postings.importing.readers.ad_signs import why_no_ad
from postings.importing.readers.field_names import usual_target
from postings.importing.readers.front_matter import FrontMatter
from postings.importing.readers.label_lines import Label, find_labels
from postings.importing.readers.mapping import Found, Record, normalize, values
from postings.importing.readers.no_ad import IsNoAd
from postings.importing.readers.page_markup import without_markup
from postings.importing.readers.place_lines import (
    find_header_line,
    find_place_line,
    names_work_mode,
    place_in_title,
)
from postings.importing.readers.record_fields import first_text, targets
from postings.importing.readers.title_lines import Title, as_title, find_title, without_company
from postings.importing.readers.ways_to_apply import WaysToApply, find_ways_to_apply

# Facts that a label may state anywhere in the text. Above the text it may state any.
_ANYWHERE = {"title", "company", "team", "location", "workplace", "employment", "pay", "posted", "closes"}
_IN_HEADING = {"location", "employment", "pay", "closes"}
# Names with other meanings too, which count above the text only.
_AMBIGUOUS = frozenset(
    "name role place service contract position reference terms poste ort lieu ville fecha datum date created published team "
    "puesto cargo sede termin stelle firma commitment institution publication employment opens squad umfang headline".split()
)
# Fields of front matter that describe the page, where the text stands below.
_DESCRIPTIONS = frozenset(["description", "summary", "excerpt", "details", "content", "text", "body"])
_OBJECTS = frozenset(["job", "jobposting", "posting", "position", "vacancy", "jobdetails", "params", "extra"])
_DECIDES_WHETHER_READ = frozenset(["title", "draft", "published", "open"])
_DATE_IN_NAME = re.compile(r"^(\d{4}-\d{2}-\d{2})[-_]")
_RULE_HEADING = re.compile(r"^\s*([=*~-]{3,})\s*(?P<text>[^\s=*~-].{0,80}?)\s*\1\s*$")
_LEADING_BULLET = re.compile(r"^[ \t]*[•●▪■◦○·‣➢►▸✓✔→\uf0b7][ \t]*")
_HAS_WAY_TO_APPLY = re.compile(r"\]\(|://|@")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{3,40})[)\]]")
_LINK_TARGET = re.compile(r"https?://[^\s<>\"'`]{3,2000}", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,6} |\*\*|\]\(", re.MULTILINE)
_MAX_HEADER_LINE, _MAX_PLAIN_LINES = 120, 4


@dataclass(frozen=True)
class _Page:
    """A text with its fields and the numbers of their lines.

    `lines` are those of the text below the front matter. The first has the number `first_line` in the file.
    """

    record: Record
    numbers: dict[str, int]
    lines: list[str]
    first_line: int


def parse(raw: RawFile, text: str) -> ParsedAd:
    """Return the parts of the ad. Raise SetAside if it cannot be read, or IsNoAd if it is none."""
    page, findings = _page(raw, _with_line_feeds(text))
    if not page.record and not any(line.strip() for line in page.lines):
        raise SetAside(raw.path, "empty", "The file is empty. Add a job ad to it, or delete it.")
    page = _with_labels(page, raw)
    page, title = _with_title(page, raw)
    page = _with_place(page, raw, title)
    if records.states_years(page.record):
        raise IsNoAd("It is a job that somebody had, with the years.")
    found = targets(page.record, raw.settings)
    texts = [*page.lines, *(each.text for each in found["body"])]
    if reason := why_no_ad(raw.path, title, [target for target, values in found.items() if values], "\n".join(texts)):
        raise IsNoAd(reason)
    if not title:
        message = "No title was found. Write it into the first line: # Title"
        raise SetAside(raw.path, "no_title", message, line=1, field="title", raw=_first_text(page.lines))
    parsed = _with_ways_to_apply(_read(page, raw), page)
    return replace(parsed, findings=(*findings, *parsed.findings))


def parse_incomplete(raw: RawFile, text: str) -> ParsedAd:
    """Return the parts of a text as far as they go. Title and link may be empty."""
    text = _with_line_feeds(text)
    try:
        page, _ = _page(raw, text)
    except SetAside:
        page = _Page({}, {}, text.split("\n"), 1)
    page, title = _with_title(_with_labels(page, raw), raw)
    page = _with_place(page, raw, title)
    record = {name: value for name, value in page.record.items() if usual_target(name) not in _DECIDES_WHETHER_READ}
    parsed = _read(replace(page, record={**record, "title": title[:MAX_TITLE] or "Untitled"}), raw)
    return replace(_with_ways_to_apply(parsed, page), title=title[:MAX_TITLE])


def fields_and_lines(text: str) -> tuple[dict[str, list[Found]], list[str]]:
    """Return what the front matter of a text states, and the lines below it. Of damaged front matter, no lines."""
    raw = RawFile("", b"")
    try:
        page, _ = _page(raw, _with_line_feeds(text))
    except SetAside:
        return {}, []
    return targets(page.record, raw.settings), page.lines


def record_of_part(fields: Record, lines: Sequence[str], place: str = "") -> Record:
    """Return the record of an ad that is a part of a text: its fields, its labels, and its lines as description.

    `place` is used if no label names one.
    """
    raw = RawFile("", b"")
    page = _with_labels(_Page(dict(fields), {}, list(lines), 1), raw)
    found = targets(page.record, raw.settings)
    if place and not found["location"]:
        page.record["location"] = place
    page = _with_place(page, raw, first_text(found, "title"))
    ways = WaysToApply() if found["apply_url"] or found["apply_email"] else find_ways_to_apply(page.lines)
    given = {"apply_url": ways.url, "apply_email": ways.email, "how_to_apply": "" if found["apply_text"] else ways.text}
    body = "\n".join(page.lines).strip()
    return page.record | {name: text for name, text in (given | {"description": body}).items() if text}


def _with_line_feeds(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _page(raw: RawFile, text: str) -> tuple[_Page, list[Finding]]:
    try:
        found = front_matter.split(text) or FrontMatter({}, {}, text, 1)
    except front_matter.FrontMatterError as error:
        message = f"The front matter is not valid {error}. Correct it."
        raise SetAside(raw.path, "bad_front_matter", message, line=error.line) from None
    findings = []
    if found.problem:
        message = f"The front matter is not valid {found.problem}. It was read line by line."
        findings.append(Finding(raw.path, "front_matter_damaged", message, field="front matter"))
    record = _flat({str(name): value for name, value in found.fields.items()})
    body = without_markup(found.body)
    record = {name: value for name, value in record.items() if not _describes_page(name, value, body)}
    if found.fields:
        _add_date_of_file_name(record, raw)
    lines = [_LEADING_BULLET.sub("* ", line) for line in body.split("\n")]
    lines = [f"## {heading['text'].capitalize()}" if (heading := _RULE_HEADING.match(line)) else line for line in lines]
    return _Page(record, dict(found.lines), lines, found.body_line), findings


def _describes_page(name: str, value: Any, body: str) -> bool:
    """Return whether a field describes the page, and does not hold more of its text than stands below."""
    length = len(value) if isinstance(value, str) else 0
    return normalize(name) in _DESCRIPTIONS and bool(body.strip()) and length <= len(body.strip())


def _flat(record: Record) -> Record:
    """Return front matter with the fields of an object such as `job:` beside its own."""
    inner = [value for name, value in record.items() if normalize(name) in _OBJECTS and isinstance(value, dict)]
    return {**{str(name): value for each in inner for name, value in each.items()}, **record}


def _add_date_of_file_name(record: Record, raw: RawFile) -> None:
    """Add the date that the file name of a page begins with, as site generators have it, if no field states one."""
    date = _DATE_IN_NAME.match(raw.path.rpartition("/")[2])
    if date and not targets(record, raw.settings)["posted"]:
        record["posted"] = date[1]


def _with_labels(page: _Page, raw: RawFile) -> _Page:
    """Return the page with its labels as fields. The lines above the text that state facts are taken out of it."""
    record, numbers, lines = dict(page.record), dict(page.numbers), list(page.lines)
    given = {target for target, found in targets(record, raw.settings).items() if found}
    header_end = _end_of_header(lines)
    for label in find_labels(lines, lambda name: usual_target(name) is not None):
        target = usual_target(label.name)
        is_above = label.line < header_end
        if is_above and target == "body":
            if not (label.is_heading and is_label(label.name)):
                lines[label.line] = label.value if not label.is_heading else ""
            break
        if target == "apply_text" and _HAS_WAY_TO_APPLY.search(label.value):
            continue
        if target in given or not (is_above or _counts_below(label, target)) or (target is None and label.name in record):
            continue
        record[label.name] = _target_of_link(label.value) if target == "apply_url" else plain_text(label.value)
        numbers[label.name] = page.first_line + label.line
        if target:
            given.add(target)
        if target and is_above and not label.is_heading:
            lines[label.line] = ""
    return replace(page, record=record, numbers=numbers, lines=lines)


def _target_of_link(text: str) -> str:
    found = _LINK_TARGET.search(text)
    return found[0].rstrip(").,;>*_") if found else text


def _counts_below(label: Label, target: str | None) -> bool:
    if target is None or label.is_emoji or normalize(label.name) in _AMBIGUOUS:
        return False
    return target in (_IN_HEADING if label.is_heading else _ANYWHERE) and len(label.value) <= _MAX_HEADER_LINE


def _end_of_header(lines: Sequence[str]) -> int:
    """Return the index of the first line of running text: a long line, an item of a list, or one short line too many."""
    labels = {label.line for label in find_labels(lines[:200], lambda _: False)}
    plain = 0
    for number, line in enumerate(lines[:200]):
        text = line.strip()
        if not text or number in labels:
            continue
        plain += not text.startswith(("#", "=", "---", "***"))
        if len(text) > _MAX_HEADER_LINE or text.startswith(("* ", "- ")) or plain > _MAX_PLAIN_LINES:
            return number
    return len(lines)


def _with_title(page: _Page, raw: RawFile) -> tuple[_Page, str]:
    """Return the page with a title and company from its text, if no field states them, and the title."""
    found = targets(page.record, raw.settings)
    stated = first_text(found, "title")
    title = as_title(stated) if stated else find_title(page.lines, raw.path)
    if title is None:
        return page, ""
    title = without_company(title, first_text(found, "company"), first_text(found, "apply_url"), page.lines)
    record, numbers, lines = dict(page.record), dict(page.numbers), list(page.lines)
    if closed := next((part for part in _BRACKETED.finditer(title.text) if says_closed(part[1])), None):
        title = replace(title, text=clean_line(title.text.replace(closed[0], " ")))
        record.setdefault("status", closed[1])
    name = found["title"][0].name if stated else "title"
    record[name] = title.text
    if not stated and title.line >= 0:
        numbers["title"] = page.first_line + title.line
    _remove_title(lines, title, stated)
    if title.company and not found["company"]:
        record["company"] = title.company
        numbers["company"] = numbers.get(name, 0)
    return replace(page, record=record, numbers=numbers, lines=lines), title.text


def _with_place(page: _Page, raw: RawFile, title: str) -> _Page:
    """Return the page with the work mode that its title has in brackets, and the place that the line below the title is."""
    found = targets(page.record, raw.settings)
    record, numbers = dict(page.record), dict(page.numbers)
    if not found["location"] and (line := find_place_line(page.lines)):
        number, text = line
        record["location"], numbers["location"] = text, page.first_line + number
        found["location"] = [Found("location", text)]
    elif not found["location"] and (header := find_header_line(page.lines)):
        stated = {"location": header.location, "employment": header.employment, "company": header.company}
        given = {name: text for name, text in stated.items() if text and not found[name]}
        record |= given
        numbers |= dict.fromkeys(given, page.first_line + header.number)
        found["location"] = [Found("location", header.location)]
    elif not found["location"] and (place := place_in_title(title)):
        record["location"], numbers["location"] = place, numbers.get("title", 0)
        found["location"] = [Found("location", place)]
    if not (found["workplace"] or found["remote"] or any(names_work_mode(each.text) for each in found["location"])):
        mode = next((part for part in _BRACKETED.findall(title) if names_work_mode(part)), "")
        if mode:
            record["workplace"], numbers["workplace"] = mode, numbers.get("title", 0)
    return replace(page, record=record, numbers=numbers)


def _remove_title(lines: list[str], title: Title, stated: str) -> None:
    """Blank the line of the title, which the page of the job shows above the text."""
    if not stated:
        if title.line >= 0:
            lines[title.line] = ""
        return
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is not None and clean_line(lines[first].strip("#* ")).casefold() == clean_line(stated).casefold():
        lines[first] = ""


def _read(page: _Page, raw: RawFile) -> ParsedAd:
    lines = page.lines if _MARKDOWN.search("\n".join(page.lines)) else _as_markdown(page.lines)
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    body = "\n".join(lines[start:]).rstrip()
    return records.read_record(page.record, raw, body=body, body_line=page.first_line + start, lines=page.numbers)


def _as_markdown(lines: Sequence[str]) -> list[str]:
    """Return plain text as Markdown that keeps its lines: without indentation, and with breaks at the ends of lines."""
    stripped = [line.strip() for line in lines]
    return [
        f"{line}  " if line and following else line for line, following in zip(stripped, [*stripped[1:], ""], strict=True)
    ]


def _with_ways_to_apply(parsed: ParsedAd, page: _Page) -> ParsedAd:
    if parsed.apply_url:
        return parsed
    ways = find_ways_to_apply(page.lines)
    email = parsed.apply_email or ways.email
    if not ways.url and not email:
        email = next(
            (found for _, value in values(page.record, "contact.email") if (found := email_address(str(value)))), ""
        )
    return replace(
        parsed, apply_url=ways.url, apply_email=email, apply_text=parsed.apply_text or ("" if email else ways.text)
    )


def _first_text(lines: Sequence[str]) -> str:
    return next((line.strip() for line in lines if line.strip()), "")
