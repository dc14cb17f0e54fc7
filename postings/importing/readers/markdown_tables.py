"""Tables of jobs in a Markdown file: a row an ad, with the title, the company, the place and a link to apply.

Markdown is rendered to HTML first, so that tables of both kinds are read alike. Other tables and the other text are ignored.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html
from markdown_it import MarkdownIt

from postings.content.plain_text import clean_line
from postings.importing.readers.field_names import usual_target
from postings.importing.readers.mapping import Record, normalize

_MAX_TABLES, _MAX_ROWS, _MAX_CELLS, _MIN_ROWS, _MAX_TEXT = 200, 20_000, 40, 3, 2_000
# What a column is about, by its heading without spaces and punctuation.
_TITLES = frozenset(
    "role roles position positions title jobtitle job jobs opening openings vacancy internship internships stelle stellen "
    "stellenbezeichnung poste intitule puesto cargo vacante roletitle positiontitle 职位 岗位 職種".split()
)
_COMPANIES = frozenset(
    "company companyname employer organization organisation org unternehmen firma arbeitgeber entreprise empresa "
    "公司 会社".split()
)
_PLACES = frozenset(
    "location locations place city country region standort ort lieu ville ubicacion ciudad lugar 地点 城市 勤務地".split()
)
_DATES = frozenset(
    "date dateposted posted postedon dateadded datefound added found age published datum veroffentlicht fecha".split()
)
_LINKS = frozenset(
    "apply application applicationlink applicationlinks link links posting url joblink applylink applyhere applynow "
    "jobposting bewerben bewerbung lien postuler enlace solicitar 链接 投递链接 投递".split()
)
_OTHERS = frozenset("salary pay compensation gehalt salaire salario deadline closes type jobtype employmenttype".split())
_KINDS = (_TITLES, _COMPANIES, _PLACES, _DATES, _LINKS, _OTHERS)
# Other usual names of columns, in all languages, by the target of the field. Things that are no jobs have names, too.
_USUAL = {"title": "title", "company": "company", "location": "location", "posted": "date", "apply_url": "link"}
_USUAL |= dict.fromkeys(("pay", "closes", "employment"), "salary")
_NO_TITLES = frozenset("name headline opening code".split())
_PARTS_OF_HEADING = re.compile(r"\s*[/&(]\s*|\s+(?:and|or|und|oder|et|ou|y|o)\s+")
_SAME_AS_ABOVE = frozenset("↳⤷↪〃″")
_LOCK, _CLOSED_MARKS = "🔒", frozenset("🔒❌⛔🚫")
_CLOSED_WORDS = re.compile(
    r"\b(?:closed|inactive|expired|filled|geschlossen|besetzt|vergeben|clos|pourvu|cerrad[oa]|cubiert[oa])\b", re.IGNORECASE
)
# Flags, icons and the characters that join and vary them, at either end of a text.
_ICONS = "[\u200d\ufe0f\u20e3\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\\s]+"
_EDGE_ICONS = re.compile(f"^{_ICONS}|{_ICONS}$")
_BREAK = re.compile(r"<[ /]{0,3}br[ /]{0,3}>", re.IGNORECASE)
_TABLE = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|.*-|<table\b", re.MULTILINE | re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\ufeff?(?:---|\+\+\+)\s*\n")

_markdown = MarkdownIt("commonmark", {"html": True}).enable("table")


def read_tables(text: str) -> list[Record]:
    """Return a record for each row of each table of jobs in a Markdown text, or none if it is no list of jobs."""
    if not _TABLE.search(text) or _FRONT_MATTER.match(text):
        return []
    rendered = _markdown.render(_BREAK.sub("<br>", text))
    root = html.document_fromstring(f"<html><body>{rendered}</body></html>")
    found = [record for table in list(root.iter("table"))[:_MAX_TABLES] for record in _records(table)]
    # An ad can have a table of its own facts.
    is_list = len(found) >= _MIN_ROWS or any("apply_url" in record for record in found)
    return found[:_MAX_ROWS] if is_list else []


def _records(table: Any) -> Iterator[Record]:
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    headings = [clean_line(cell.text_content()) for cell in _cells(rows[0])] if rows else []
    columns = [_column(heading) for heading in headings]
    if not _is_about_jobs(columns):
        return
    closed, company = _closed_heading(table), ""
    for row in rows[1:]:
        cells = _cells(row)
        if len(cells) < 2 or len(cells) > len(headings):
            continue
        record = _record(headings, columns, cells)
        own_company = str(record.get("company", ""))
        company = company if own_company[:1] in _SAME_AS_ABOVE else _EDGE_ICONS.sub("", own_company)
        record["company"] = company
        if closed:
            record.setdefault("status", closed)
        if record.get("title"):
            yield record | {"id": identity(record)}


def _column(heading: str) -> str:
    """Return what a column is about: its heading, or the part of it that is known, as in `Role / Position`.

    >>> _column("Role / Position"), _column("Location(s)"), _column("Empresa contratante"), _column("Vaga")
    ('role', 'locations', 'empresacontratante', 'title')
    """
    parts = [heading, *_PARTS_OF_HEADING.split(heading)]
    names = [normalize(part) for part in parts if part.strip()]
    known = [name for name in names if any(name in kind for kind in _KINDS)]
    usual = [_USUAL[target] for name in names if name not in _NO_TITLES and (target := usual_target(name)) in _USUAL]
    return next(iter([*known, *usual, *names]), "")


def _is_about_jobs(columns: list[str]) -> bool:
    """Return whether a table has a column of titles and two others of an ad."""
    kinds = _KINDS[1:]
    return any(column in _TITLES for column in columns) and sum(any(c in kind for c in columns) for kind in kinds) >= 2


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in ("td", "th")][:_MAX_CELLS]


def _record(headings: list[str], columns: list[str], cells: list[Any]) -> Record:
    """Return the fields of a row by the headings of their columns. Title, company, place and link have names of ours."""
    record: Record = {}
    title_cell = None
    for heading, column, cell in zip(headings, columns, cells, strict=False):
        text = _text(cell)
        if column in _TITLES and title_cell is None:
            title_cell, record["title"] = cell, _EDGE_ICONS.sub("", text)
        elif column in _COMPANIES:
            record.setdefault("company", text)
        elif column in _LINKS:
            if link := _link(cell):
                record.setdefault("apply_url", link)
        elif column in _PLACES and "location" in record:
            record["location"] += f", {text}"
        else:
            record[heading or column] = text
            if column in _PLACES:
                record["location"] = record.pop(heading)
        if mark := closed_mark(text, is_link=column in _LINKS):
            record.setdefault("status", mark)
    if "apply_url" not in record and title_cell is not None and (link := _link(title_cell)):
        record["apply_url"] = link
    return record


def _text(cell: Any) -> str:
    """Return the text of a cell, with line breaks as semicolons and without the caption of a folded list."""
    for summary in cell.findall(".//summary"):
        summary.drop_tree()
    for element in cell.iter("br", "li", "p", "div"):
        element.tail = f"; {element.tail or ''}" if element.tag == "br" else element.tail
        if element.tag != "br":
            element.text = f"; {element.text or ''}"
    return re.sub(r"(?:\s*;)+\s*", "; ", clean_line(cell.text_content())[:_MAX_TEXT]).strip("; ")


def _link(cell: Any) -> str:
    """Return the first link of a cell, to a page or a mailbox."""
    links = (link.get("href", "").strip() for link in cell.iter("a"))
    return next((link for link in links if link.lower().startswith(("http://", "https://", "mailto:"))), "")


def closed_mark(text: str, *, is_link: bool = False) -> str:
    """Return what a text says of a job that is closed: a lock, or a word in place of a link."""
    if _LOCK in text:
        return _LOCK
    return text if is_link and (text in _CLOSED_MARKS or _CLOSED_WORDS.fullmatch(text)) else ""


def _closed_heading(table: Any) -> str:
    """Return the heading above a table, or the caption that it is folded under, if it says that its jobs are closed."""
    folded = next(table.iterancestors("details"), None)
    caption = folded.find("summary") if folded is not None else None
    if caption is None:
        caption = next(iter(table.xpath("preceding::*[self::h1 or self::h2 or self::h3 or self::h4][1]")), None)
    text = clean_line(caption.text_content()) if caption is not None else ""
    return text if _CLOSED_WORDS.search(text) else ""


def identity(record: Record) -> str:
    """Return the identity of a row. Its link is no part of it: a row loses it when its job is closed."""
    return " · ".join(str(record[field]) for field in ("company", "title", "location") if record.get(field))
