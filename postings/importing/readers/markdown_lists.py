"""Lists of jobs in a Markdown file: an item an ad, such as `* [Data Engineer](https://…) – Northwind – Oslo`.

A line above the list may name the company, department or place of all its jobs. The text of a link or bold text names the
job, so that a list of people with their jobs is none. A heading of the file says that it is about jobs.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html
from markdown_it import MarkdownIt

from postings.content.plain_text import clean_line
from postings.extraction.source_fields import names_workplace
from postings.importing.readers.mapping import Record
from postings.importing.readers.markdown_tables import closed_mark, identity
from postings.importing.readers.place_text import names_place
from postings.reference.occupations import names_occupation

_MIN_ITEMS, _MIN_SHARE, _MAX_ITEMS, _MAX_TITLE, _MAX_ITEM = 2, 0.6, 20_000, 120, 500
_HEADING_OF_JOBS = re.compile(
    r"^ {0,3}#{1,6}[^\n]*\b(?:jobs|careers|vacancies|openings|positions|roles|internships|hiring|stellen\w*|jobangebote|"
    r"karriere|offres|emplois|postes|empleos|vacantes|puestos|ofertas|vacatures|vagas)\b",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM_WITH_LINK = re.compile(r"^[ \t]{0,12}(?:[-*+]|\d{1,4}[.)])[ \t][^\n]*\]\(https?:", re.MULTILINE)
_APPLYING = re.compile(
    r"\W*(?:apply|apply (?:now|here)|application|details|more|link|here|info|job (?:ad|posting)|view|bewerben|ausschreibung|"
    r"mehr|postuler|voir|annonce|solicitar|ver(?: oferta)?|solliciteer)\W*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[-–—|·•:]+\s+|\s*[|·•]\s*|\s*[,;]\s+")
_FACTS = frozenset(["company", "department", "location"])
# What a line above a list can be, and what shows that it is no name: a sentence, a year, a kind of jobs.
_LINES, _MAX_GROUP = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "p"]), 60
_NO_NAME = re.compile(
    r"[.:;!?]$|\d|\b(?:jobs|careers|vacancies|openings|positions|roles|internships?|hiring|opportunities|grad\w*|junior|senior|"
    r"(?:full|part)[- ]time|contract|list|links|stellen\w*|offres|emplois|empleos|ofertas|vacatures|vagas)\b",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"(?:engineering|software|development|design|product|data|it|sales|marketing|operations|finance|people|hr|legal|support|"
    r"customer \w+|human resources|research|r&d|technology|administration|other|vertrieb|entwicklung|verwaltung|ventas|"
    r"ingenier[íi]a|ing[ée]nierie|commercial)(?: (?:&|and|und|et|y) \w+)?(?: (?:team|department))?",
    re.IGNORECASE,
)
# "Northwind (Oslo)"
_WITH_BRACKETS = re.compile(r"(.+) \(([^()]+)\)")
_IN_BRACKETS = re.compile(r"^\(([^()]*)\)$")
_EMPLOYER = re.compile(r"^(?:at|@|bei|chez|en|bij|presso|hos)\s+", re.IGNORECASE)

_markdown = MarkdownIt("commonmark")


def may_hold_jobs(text: str) -> bool:
    """Return whether a text has two items with links below a heading about jobs, as a quick check."""
    return len(_ITEM_WITH_LINK.findall(text)) >= _MIN_ITEMS and bool(_HEADING_OF_JOBS.search(text))


def read_lists(text: str) -> list[Record]:
    """Return a record for each item of each list of jobs in a Markdown text, or none if it has no such list."""
    if not may_hold_jobs(text):
        return []
    root = html.document_fromstring(f"<html><body>{_markdown.render(text)}</body></html>")
    found: list[Record] = []
    for each in list(root.iter("ul", "ol")):
        items = [item for item in each.findall("li") if item.find(".//li") is None]
        group = _group(each.getprevious())
        records = [record for item in items if (record := _record(item, group))]
        if len(records) >= _MIN_SHARE * len(items):
            found += records
    with_occupation = sum(names_occupation(str(record["title"])) for record in found)
    with_facts = sum(not _FACTS.isdisjoint(record) for record in found)
    is_list = len(found) >= _MIN_ITEMS and 2 * min(with_occupation, with_facts) >= len(found)
    return found[:_MAX_ITEMS] if is_list else []


def _group(above: Any) -> Record:
    """Return what the line above a list says of all its jobs: their company, department or place."""
    name = clean_line(above.text_content()) if above is not None and above.tag in _LINES else ""
    if not name or len(name) > _MAX_GROUP or _NO_NAME.search(name):
        return {}
    if _DEPARTMENT.fullmatch(name):
        return {"department": name}
    if names_place(name) or names_workplace(name):
        return {"location": name}
    return {} if names_occupation(name) else {"company": name}


def _record(item: Any, group: Record) -> Record | None:
    """Return the fields of an item, or None if it has no link or names no job. Below a group, a link alone names one."""
    whole = clean_line(item.text_content())
    links = [(clean_line(link.text_content()), link.get("href", "")) for link in item.iter("a")]
    links = [(text, target) for text, target in links if target.lower().startswith(("http://", "https://", "mailto:"))]
    marked = [text for text, _ in links] + [clean_line(each.text_content()) for each in item.iter("strong", "b")]
    only = [text for text, _ in links if group and text == whole]
    title = next((text for text in marked if names_occupation(text)), next(iter(only), ""))
    applying = [target for text, target in links if _APPLYING.fullmatch(text)]
    link = next((target for target in (*applying, *(target for text, target in links if text == title))), "")
    if not link or not 0 < len(title) <= _MAX_TITLE or len(whole) > _MAX_ITEM:
        return None
    record = group | {"title": title, "apply_url": link} | _place_and_company(list(_other_parts(whole, title)))
    if mark := closed_mark(whole):
        record["status"] = mark
    return record | {"id": identity(record)}


def _other_parts(whole: str, title: str) -> Iterator[str]:
    """Yield the parts of an item besides its title and the words of a link to apply."""
    before, _, after = whole.partition(title)
    if names_place(place := title.partition(", ")[2]):
        yield place
    for part in (*_SEPARATOR.split(before), *_SEPARATOR.split(after)):
        if (text := _IN_BRACKETS.sub(r"\1", part.strip(" *_–—-|:"))) and not _APPLYING.fullmatch(text):
            company = _WITH_BRACKETS.fullmatch(text)
            is_split = company and names_place(company[2]) and not (names_place(company[1]) or names_workplace(company[1]))
            yield from company.groups() if company and is_split else [text]


def _place_and_company(parts: list[str]) -> Record:
    """Return the places among the parts, and as company the one after "at", or else the first that is no place."""
    places = [part for part in parts if not _EMPLOYER.match(part) and (names_place(part) or names_workplace(part))]
    employers = [_EMPLOYER.sub("", part) for part in parts if _EMPLOYER.match(part)]
    others = [part for part in parts if part not in places and any(map(str.isupper, part))]
    found = {"location": ", ".join(places), "company": next(iter(employers or others), "")}
    return {name: text for name, text in found.items() if text}
