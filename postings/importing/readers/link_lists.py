"""Lists of jobs in a Markdown file: a line with a company, a department or a place, and below it a link for each job."""

import re
from collections.abc import Iterator

from postings.content.outline import plain_text
from postings.content.plain_text import clean_line
from postings.importing.readers.mapping import Record
from postings.importing.readers.place_text import names_place
from postings.reference.occupations import names_occupation

_JOB = re.compile(r"^[ \t]*[-*+][ \t]+\[(?P<title>[^\[\]\n]{3,150})\]\((?P<link>https?://[^()\s]{3,2000})\)[ \t]*$")
_LIST_TITLE = re.compile(
    r"^#[ \t]+.{0,80}\b(?:jobs|internships?|vacancies|openings|positions|hiring|stellen|empleos|vagas)\b", re.IGNORECASE
)
_DEPARTMENT = re.compile(
    r"(?:engineering|software|development|design|product|data|it|sales|marketing|operations|finance|people|hr|legal|support|"
    r"customer \w+|human resources|research|r&d|technology|administration|other|vertrieb|entwicklung|verwaltung|ventas|"
    r"ingenier[íi]a|ing[ée]nierie|commercial)(?: (?:&|and|und|et|y) \w+)?(?: (?:team|department|jobs|roles))?",
    re.IGNORECASE,
)
_MIN_JOBS, _MAX_NAME = 3, 60


def read_links(text: str) -> list[Record]:
    """Return a record for each link of a list of jobs, or none if the text is not called one or few links name a job."""
    first, _, rest = text.lstrip("\ufeff \n").partition("\n")
    ads = list(_jobs(rest)) if _LIST_TITLE.match(first) else []
    named = sum(names_occupation(str(ad["title"])) for ad in ads)
    return ads if len(ads) >= _MIN_JOBS and named >= len(ads) / 2 else []


def _jobs(text: str) -> Iterator[Record]:
    above: Record = {}
    for line in text.split("\n"):
        if job := _JOB.match(line):
            title, place = clean_line(plain_text(job["title"])), job["title"].partition(", ")[2]
            if above:
                own = {"location": place} if names_place(place) else {}
                yield above | {"title": title, "apply_url": job["link"]} | own
        elif line.strip():
            above = _group(clean_line(plain_text(line.strip("#*_ \t"))))


def _group(name: str) -> Record:
    """Return what a line above jobs says of them, or nothing if it is a sentence."""
    if len(name) > _MAX_NAME or name[-1:] in ".:;!?":
        return {}
    field = "location" if names_place(name) else "department" if _DEPARTMENT.fullmatch(name) else "company"
    return {field: name}
