"""Read an ad from a record: an object of JSON, YAML or XML, a row of a table, or front matter with the text below it.

`record_fields` finds what the record states. Here it becomes the parts of an ad, and the identity of an ad within a list.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from postings.content.apply_links import check_apply_url, email_address, source_key
from postings.content.plain_text import MAX_COMPANY, MAX_TITLE, clean_line, has_visible_characters
from postings.content.section_kinds import is_heading_text
from postings.content.types import Finding, ParsedAd, RawFile, SetAside, SourceField, SourceSettings
from postings.extraction.source_fields import (
    FACTS,
    says_draft,
    says_no,
    says_nothing,
    says_yes,
)
from postings.importing.readers.field_names import DETAIL_NAMES, EXPERIENCE_NAMES, label_of
from postings.importing.readers.html_text import to_markdown
from postings.importing.readers.mapping import Found, Record, find, normalize, texts
from postings.importing.readers.no_ad import IsNoAd
from postings.importing.readers.record_fields import first_text, targets
from postings.importing.readers.title_lines import as_title
from postings.reference.occupations import names_occupation

_MAX_ID, _MAX_VALUE, _MAX_LOCATION, _MAX_TIME_SPENT = 200, 500, 1000, 40

# What precedes the city in `RIVER HOUSE, 88 QUAY ST W:TORONTO`.
_STREET = re.compile(r"(?:(?<=^)|(?<=; ))[^:;]{0,60}\d[^:;]{0,60}:(?=[^\W\d_])")
_YEARS = re.compile(r"\d.*[^\W\d_]")
# Objects with more fields of the same ad, as programs have them that fetch a list and then each ad.
_DETAILS = frozenset(["detail", "details", "jobdetail", "jobdetails"])
_MAX_EXPERIENCE = 60
_WITHOUT_SCHEME = re.compile(r"//[\w-]+\.[\w.-]+(?:/|$)")
_MAX_DETAIL = 200
# Names of fields that have the whole text, or a short one about all of it.
_WHOLE_TEXT = re.compile(
    r"desc|beschreibung|omschrijving|^opis$|content|body|text|detail|summary|teaser|tagline|subtitle|about|excerpt",
    re.IGNORECASE,
)
_HAS_HEADING = re.compile(r"\s*(?:#{1,6} |\*\*[^*\n]{2,80}\*\*:?\s*(?:\n|$))")
_MAX_ITEM, _MAX_BENEFITS = 500, 150
# A time that has passed or goes on: the entry of a CV, not an ad.
_TIME_SPENT = re.compile(
    r"(?:[^\W\d_]{3,9}\.? )?(?:19|20)\d\d ?(?:[-–—]|to|bis|à|a) ?(?:(?:[^\W\d_]{3,9}\.? )?(?:19|20)\d\d|[^\W\d_’' ]{3,12})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# What a list has in place of ads while there are none.
_NO_JOBS = re.compile(
    r"^\W*no (?:\w+ ){0,3}(?:jobs?|openings?|positions?|vacanc(?:y|ies))\b|"
    r"\b(?:there are|we have|we currently have) (?:\w+ ){0,2}no (?:\w+ ){0,2}(?:jobs|openings|positions|vacancies)\b|"
    r"\bkeine (?:\w+ ){0,2}(?:stellen\w*|jobs|vakanzen)\b|\baucune? (?:\w+ ){0,2}(?:offres?|postes?)\b|"
    r"\b(?:no hay|sin) (?:\w+ ){0,2}(?:vacantes|ofertas|empleos|puestos)\b|\b(?:não há|sem) (?:\w+ ){0,2}vagas\b|"
    r"\bgeen (?:\w+ ){0,2}vacatures\b|\bnessuna (?:\w+ ){0,2}(?:offerta|posizione)\b",
    re.IGNORECASE,
)
# The words of a link, which a program took for the title.
_LINK_TEXT = re.compile(
    r"\W*(?:(?:read|learn|view|see|show|find out) more|more (?:info\w*|details)|"
    r"(?:view|see|show) (?:the )?(?:job|details|offer)|"
    r"apply(?: now| here)?|details|mehr (?:erfahren|lesen|infos?)|weiterlesen|zur stelle|(?:en )?savoir plus|lire la suite|"
    r"voir (?:l['’]offre|plus)|postuler|(?:leer|ver|saber) m[áa]s|ver (?:la )?oferta|(?:saiba|ver|leia) mais|"
    r"(?:leggi|scopri) (?:di più|tutto)|(?:lees|meer) (?:meer|verder|lezen|info)|bekijk (?:de )?vacature)\W*",
    re.IGNORECASE,
)
_FROM = frozenset("since from start startdate startyear begin started seit von depuis desde".split())
_UNTIL = frozenset("until to end enddate endyear ended bis jusqua hasta".split())
# What an ad has besides a title, at least one of these.
_OTHER_THAN_TITLE = ("apply_url", "body", "location", "company", "posted", "pay")


def parse_item(raw: RawFile, text: str) -> ParsedAd:
    """Return the parts of an item of a list. Raise SetAside or IsNoAd."""
    given = json.loads(text)
    return read_record(given["record"], raw, around=given.get("around", {}))


def read_record(
    record: Record,
    raw: RawFile,
    *,
    around: Record | None = None,
    body: str = "",
    body_line: int = 1,
    lines: Mapping[str, int] | None = None,
) -> ParsedAd:
    """Return the parts of an ad from its record.

    `around` are fields of the whole list, `body` is text below the record, and `lines` are the lines of the fields.
    """
    numbers = lines or {}
    found = targets(record, raw.settings, around or {})
    if _first(found, "draft", says_yes) or _first(found, "published", says_no) or _first(found, "open", says_draft):
        raise IsNoAd("It is marked as a draft.")
    title = clean_line(to_markdown(first_text(found, "title")))
    if not has_visible_characters(title) or _LINK_TEXT.fullmatch(title):
        raise IsNoAd("It has no title.")
    if _NO_JOBS.search(title) and not names_occupation(title):
        raise IsNoAd("It says that there are no jobs.")
    if len(title) > MAX_TITLE:
        message = f"The title is longer than {MAX_TITLE} characters. Shorten it."
        raise SetAside(raw.path, "title_too_long", message, field="title", raw=title)
    findings: list[Finding] = []
    apply_url, apply_email = _ways_to_apply(raw.path, found, findings)
    instructions = [each for each in found["apply_text"] if each not in _only_ways(found["apply_text"])]
    text = "\n\n".join(part for part in (body, *_bodies(found), _experience(record), _details(record)) if part)
    if not text:
        findings.append(Finding(raw.path, "no_body", "The ad has no description.", field="body"))
    found["company"] = [each for each in found["company"] if _may_be_company(each.text, title)]
    company = clean_line(first_text(found, "company"))
    split = as_title(title)
    if names_occupation(split.text) and split.company and (not company or normalize(company) == normalize(split.company)):
        title, company = split.text, company or split.company
        found["company"] = found["company"] or [Found(found["title"][0].name, company)]
    elif ":" in title and title.endswith(split.text):  # `Position: Cook`
        title = split.text
    return ParsedAd(
        title=title,
        apply_url=apply_url,
        apply_email=apply_email,
        apply_text=first_text({"apply_text": instructions}, "apply_text")[:2000],
        company=company if company and len(company) <= MAX_COMPANY else None,
        pay_text=_joined(found, "pay"),
        location_text=_joined(found, "location"),
        benefits_text="" if _are_long(found["benefits"]) else _joined(found, "benefits"),
        body=text,
        body_line=body_line,
        title_line=_line(found, "title", numbers),
        company_line=_line(found, "company", numbers),
        badge_line=_line(found, "location", numbers) or _line(found, "pay", numbers),
        findings=tuple(findings),
        fields=tuple(_source_fields(found, numbers)),
        key=_key(found, apply_url),
    )


def _may_be_company(text: str, title: str) -> bool:
    """Return whether a text can be a company. Some programs write an address, or the job’s title again."""
    return not email_address(text) and (normalize(text) != normalize(title) or not names_occupation(title))


def _joined(found: dict[str, list[Found]], target: str) -> str:
    """Return all values of a target in one text, each once."""
    parts = dict.fromkeys(clean_line(to_markdown(each.text)) for each in found[target] if not says_nothing(each.text))
    kept = [_STREET.sub("", part) if target == "location" else part for part in parts if part]
    return "; ".join(kept if target != "pay" else kept[:1])[:_MAX_LOCATION]


def _first(found: dict[str, list[Found]], target: str, says: Any) -> bool:
    return any(says(each.text) for each in found[target][:1])


def _bodies(found: dict[str, list[Found]]) -> Iterator[str]:
    """Yield the texts of a description, and long lists of benefits, each below the heading that its field has or is."""
    seen: set[str] = set()
    long_benefits = found["benefits"] if _are_long(found["benefits"]) else []
    for (name, heading), group in groupby([*found["body"], *long_benefits], key=lambda each: (each.name, each.heading)):
        items = dict.fromkeys(to_markdown(each.text) for each in group)
        new = [item for item in items if item and item not in seen and not says_nothing(item)]
        if not new:
            continue
        seen.update(new)
        is_list = len(new) > 1 and all(len(item) <= _MAX_ITEM and "\n" not in item for item in new)
        text = "\n".join(f"* {item}" for item in new) if is_list else "\n\n".join(new)
        heading = clean_line(to_markdown(heading)).strip("#* ") or ("" if _HAS_HEADING.match(text) else _heading_of(name))
        yield f"## {heading}\n\n{text}" if heading else text


def _are_long(benefits: list[Found]) -> bool:
    """Return whether benefits are a text of their own instead of a few words."""
    return len(benefits) > 1 or any(len(each.text) > _MAX_BENEFITS for each in benefits)


def _heading_of(name: str) -> str:
    """Return the heading that the name of a field is: `Nice to have` for `niceToHave`, but nothing for `description`."""
    words = label_of(name)
    return words if is_heading_text(words) and not _WHOLE_TEXT.search(words) else ""


def _experience(record: Record) -> str:
    """Return a line such as `Experience: 3 years`, or an empty text."""
    for name, text in ((each.name, clean_line(each.text)) for each in find(record, EXPERIENCE_NAMES)):
        if len(text) <= _MAX_EXPERIENCE and _YEARS.search(text):
            return f"{name.replace('_', ' ').capitalize()}: {text}"
    return ""


def _details(record: Record) -> str:
    """Return a list of lines such as `Weekly hours: 38.5`, one for each field about a detail fact."""
    by_name: dict[str, list[str]] = {}
    for each in find(record, DETAIL_NAMES):
        text = clean_line(to_markdown(each.text))
        if text and len(text) <= _MAX_DETAIL and not says_nothing(text):
            by_name.setdefault(each.name, []).append("yes" if says_yes(text) else "no" if says_no(text) else text)
    return "\n".join(f"* {label_of(name)}: {', '.join(texts)}" for name, texts in by_name.items())


def _ways_to_apply(path: str, found: dict[str, list[Found]], findings: list[Finding]) -> tuple[str, str]:
    """Return the first valid link and the first address. A link that is not valid becomes a finding."""
    url, email = "", ""
    for each in [*found["apply_url"], *found["apply_email"], *_only_ways(found["apply_text"])]:
        if says_nothing(each.text):
            continue
        if _WITHOUT_SCHEME.match(each.text):
            each = replace(each, text=f"https:{each.text}")
        if address := email_address(each.text):
            email = email or address
        elif not check_apply_url(each.text):
            url = url or source_key(each.text)
        elif each in found["apply_url"] and not url:
            problem = check_apply_url(each.text)
            findings.append(Finding(path, "bad_apply_link", problem, field="apply_url", raw=each.text[:500]))
    return url, email


def _only_ways(instructions: list[Found]) -> list[Found]:
    """Return the instructions that consist of a link or an address."""
    return [each for each in instructions if email_address(each.text) or not check_apply_url(each.text)]


def _line(found: dict[str, list[Found]], target: str, lines: Mapping[str, int]) -> int:
    """Return the line of the field that a target is read from, or 0."""
    return next((lines.get(each.name.partition(".")[0], 0) for each in found[target] if not says_nothing(each.text)), 0)


def _source_fields(found: dict[str, list[Found]], lines: Mapping[str, int]) -> Iterator[SourceField]:
    for fact in ("company", *FACTS):
        for each in found[fact]:
            if each.text and not says_nothing(each.text):
                line = lines.get(each.name.partition(".")[0], 0)
                yield SourceField(fact, each.name, clean_line(each.text)[:_MAX_VALUE], line)


def _key(found: dict[str, list[Found]], apply_url: str) -> str:
    """Return the link as the key if it has the ad's id in it, so that no other ad has it. Otherwise its file is the key."""
    number = first_text(found, "id")
    return apply_url if apply_url and len(number) >= 4 and number in apply_url else ""


@dataclass(frozen=True)
class Identity:
    """The identity of an ad within its file. `name` is its id, or else its link, or else its title and place."""

    id: str
    name: str
    title: str
    title_and_place: str
    looks_like_ad: bool


def identify(record: Record, settings: SourceSettings) -> Identity:
    """Return the identity of a record, and whether it has a title and at least one other field of an ad."""
    record = with_details(record)
    found = targets(record, settings, wanted=("id", "title", *_OTHER_THAN_TITLE))
    number, title = first_text(found, "id"), first_text(found, "title")
    title_and_place = " ".join(part for part in (title, _joined(found, "location")) if part)[:_MAX_ID]
    name = (number or first_text(found, "apply_url"))[:_MAX_ID] or title_and_place
    is_ad = bool(found["title"]) and any(found[target] for target in _OTHER_THAN_TITLE) and not _is_of_a_cv(record, found)
    return Identity(number, name, title, title_and_place, is_ad)


def with_details(record: Record) -> Record:
    """Return a record with the fields of an object `detail` or `details` beside its own, where those say nothing."""
    inner = [value for name, value in record.items() if isinstance(value, dict) and normalize(str(name)) in _DETAILS]
    if not inner:
        return record
    return {**record, **{name: value for each in inner for name, value in each.items() if not texts(record.get(name))}}


def _is_of_a_cv(record: Record, found: dict[str, list[Found]]) -> bool:
    """Return whether a record is a job that somebody had: it has no link, and the years in one field or in two."""
    return not found["apply_url"] and (
        states_years(record)
        or any(
            isinstance(value, str) and len(value) <= _MAX_TIME_SPENT and _TIME_SPENT.fullmatch(value.strip())
            for value in record.values()
        )
    )


def states_years(record: Record) -> bool:
    """Return whether two fields say from which year to which year something was: `since: 2014`, `until: 2015`."""
    years = {normalize(str(key)) for key, value in record.items() if _YEAR.fullmatch(str(value).strip())}
    return not years.isdisjoint(_FROM) and not years.isdisjoint(_UNTIL)


def looks_like_ad(record: Record, settings: SourceSettings) -> bool:
    """Return whether a record has a title and at least one other field of an ad."""
    return identify(record, settings).looks_like_ad
