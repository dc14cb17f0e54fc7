"""What the items of a feed say in their title and description: `Company: Job`, `Job — Company`, `company · place · system`.

An item of a feed has no fields for company and place, so feeds of jobs put them into the title, all in the same way.
"""

import re
from collections.abc import Iterable

from postings.importing.readers.mapping import Record, normalize
from postings.importing.readers.place_text import names_place
from postings.reference.occupations import names_occupation

_COMPANY_NAMES = ("company", "companyname", "employer", "organization", "hiringorganization")
Shape = re.Pattern[str]

_SHAPES = (
    re.compile(r"^(?P<company>[^:]{1,80}?)\s*: (?P<title>\S.*)$"),
    re.compile(r"^(?P<title>.*\S)\s+[—–|]\s+(?P<company>[^—–|]{1,80})$"),
    re.compile(r"^(?P<title>.*\S)\s+(?:at|@|bei|chez)\s+(?P<company>[^@]{1,80})$"),
    re.compile(r"^(?P<title>.*\S)\s+-\s+(?P<company>(?:(?! - ).){1,80})$"),
)
# The share of titles that must have a shape, and that of them whose link or text must confirm the company. Fewer titles are
# enough if it is confirmed for all of them: some feeds have ads without a company, too.
_MIN_SHARE, _MIN_CONFIRMED, _MIN_SHARE_IF_ALL_CONFIRMED = 0.9, 0.5, 0.5
# The title of the feed of an employer. "Jobs in Halifax" names none.
_OF_EMPLOYER = re.compile(
    r"^(?:(?:current|open|all|our) )?(?:jobs?|careers?|vacanc(?:y|ies)|(?:job )?openings|positions|karriere|lavoro|"
    r"stellen(?:angebote|anzeigen)?|offres d['’]emploi|emplois?|recrutement|vacatures) "
    r"(?:at|with|bei|chez|presso|bij) (?P<company>\S.{0,78})$",
    re.IGNORECASE,
)
_OF_REMOTE_JOBS = re.compile(
    r"\b(?:remote|work[- ]from[- ]home|home[- ]?office|télétravail|teletrabajo)[ -]"
    r"(?:[\w&/-]+ ){0,3}?(?:jobs?|work|positions|vacancies)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[·•|]\s+")
_MAX_LINE = 300


def title_shape(sample: Iterable[Record]) -> Shape | None:
    """Return the shape of titles that hold the company, or None if no shape fits nearly all of some records."""
    records = [record for record in sample if _title(record)]
    if not records or any(normalize(str(key)) in _COMPANY_NAMES for record in records for key in record):
        return None
    for shape in _SHAPES:
        matches = [(record, match) for record in records if (match := shape.search(_title(record)))]
        confirmed = sum(_confirms(record, match["company"]) for record, match in matches)
        if len(matches) >= _MIN_SHARE * len(records) and confirmed > _MIN_CONFIRMED * len(matches):
            return shape
        if len(matches) >= _MIN_SHARE_IF_ALL_CONFIRMED * len(records) and confirmed == len(matches) > 1:
            return shape
        if len(matches) == len(records) > confirmed > 1 and all(_is_job_and_employer(match) for _, match in matches):
            return shape
    return None


def _is_job_and_employer(match: re.Match[str]) -> bool:
    is_other = names_occupation(match["company"]) or names_place(match["company"])
    return names_occupation(match["title"]) and not is_other


def with_facts_of_title(around: Record) -> Record:
    """Return the fields of a feed with what its title says of all jobs.

    `Careers at Northwind Tidal` names the employer, and `Remote jobs in design` the workplace.
    """
    title = _title(around)
    employer, remote = _OF_EMPLOYER.match(title), _OF_REMOTE_JOBS.search(title)
    stated = {"company": employer["company"].strip()} if employer else {}
    return {**stated, **({"workplace": title} if remote else {}), **around}


def completed(record: Record, shape: Shape | None) -> Record:
    """Return a record with the company and place that its title and its one-line description hold."""
    match = shape.search(_title(record)) if shape else None
    if match:
        record = {**record, "title": match["title"], "company": match["company"].strip()}
    parts = _one_line(record)
    if len(parts) > 1 and parts[0] == record.get("company"):
        record = {**record, "location": parts[1], "description": ""}
    return record


def _title(record: Record) -> str:
    """Return the title, or an empty text if it is too long to be one."""
    title = record.get("title")
    return title if isinstance(title, str) and len(title) <= _MAX_LINE else ""


def _one_line(record: Record) -> list[str]:
    """Return the parts of a description of one line, parted by the first separator in it."""
    text = record.get("description")
    if not isinstance(text, str) or len(text) > _MAX_LINE or "\n" in text.strip():
        return []
    separator = _SEPARATOR.search(text)
    return [part.strip() for part in text.split(separator[0])] if separator else []


def _confirms(record: Record, company: str) -> bool:
    """Return whether the link or the text of an item names the company as well."""
    name = normalize(company)
    others = " ".join(str(record.get(key, "")) for key in ("link", "url", "guid", "description", "content", "content_html"))
    return len(name) > 1 and name in normalize(others)
