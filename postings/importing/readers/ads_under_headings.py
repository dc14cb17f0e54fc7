"""Ads under the headings of one text: `## Data Engineer`, each with a place or a way to apply of its own.

A text is taken apart only if this is plain. Otherwise it is one ad, whose headings are those of its sections.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from postings.choices import SectionKind
from postings.content.outline import parse_sections, plain_text
from postings.content.plain_text import clean_line
from postings.content.section_kinds import is_heading_text
from postings.content.types import SourceSettings
from postings.extraction.source_fields import says_closed
from postings.importing.decoding import is_utf8
from postings.importing.readers import badge_markdown, text_ads
from postings.importing.readers.ad_signs import PAGE_TITLE
from postings.importing.readers.field_names import usual_target
from postings.importing.readers.label_lines import find_labels
from postings.importing.readers.mapping import Record
from postings.importing.readers.place_lines import find_place_line
from postings.importing.readers.record_fields import first_text, targets
from postings.importing.readers.title_lines import as_title
from postings.importing.readers.ways_to_apply import WaysToApply, find_ways_to_apply
from postings.reference.occupations import names_occupation

_NO_SETTINGS = SourceSettings()
_SECTIONS_OF_ADS = frozenset([SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS, SectionKind.PREFERRED])
_MIN_ADS, _MAX_LEVEL, _MAX_LINE, _MAX_HEADING = 2, 4, 300, 120
_HASHES = re.compile(r"^[ ]{0,3}(?P<hashes>#{1,6})[ \t]+(?P<text>[^#\s].*?)[ \t#]*$")
_UNDERLINE = re.compile(r"^[ ]{0,3}(?:(?P<first>=)={2,}|-{3,})[ \t]*$")
_HEADING_LINE = re.compile(
    r"^ {0,3}(?:#{1,4}[ \t]+(?P<text>[^\s#][^\n]{1,200})|(?P<underlined>[^\s#][^\n]{1,120})\n {0,3}(?:={3,}|-{3,})[ \t]*)$",
    re.MULTILINE,
)
_NAME_OF_LABEL = re.compile(r"^[*_ \t]{0,4}([^\W\d_][^:：*_\n]{1,38}?)[ \t]*[*_]{0,2}[:：]", re.MULTILINE)
_LINK = re.compile(r"^\[(?P<text>[^\[\]]{2,200})\]\((?P<target>https?://[^()\s]{3,2000})\)$")
_ITEM_WITH_LINK = re.compile(r"^[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t].*https?://")
_STRUCK, _BRACKETED = re.compile(r"~~(.+?)~~"), re.compile(r"[(\[]([^()\[\]]{3,30})[)\]]")
_LAST_PART = re.compile(r"\s(?:[–—|-]|at|in)\s+(?P<text>[^–—|]{2,60})$")
_RULE = re.compile(r"^[ \t]*(?:[-*_=~][ \t]*){3,}$")
_LIST_TITLE = re.compile(
    r"\b(?:jobs|careers|vacancies|openings|positions|roles|opportunities|stellen\w*|jobangebote|karriere|offres|emplois|"
    r"postes|empleos|vacantes|puestos|ofertas)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Part:
    """A heading of some level, and the lines below it up to the next heading of this level or above."""

    heading: str
    lines: list[str]


def may_hold_ads(data: bytes) -> bool:
    """Return whether a heading below the first, or two labels, may be titles, without finding out the encoding."""
    text = data.decode("utf-8", "ignore")
    if badge_markdown.recognizes(text):
        return False
    headings = [found["text"] or found["underlined"] for found in _HEADING_LINE.finditer(text)]
    if any(map(_is_title, headings[1:])) or (len(headings) >= _MIN_ADS and not is_utf8(data)):
        return True
    return sum(usual_target(found[1]) == "title" for found in _NAME_OF_LABEL.finditer(text)) >= _MIN_ADS


@lru_cache(maxsize=10_000)
def _is_title(heading: str) -> bool:
    return names_occupation(heading)


def read_ads(text: str) -> list[Record]:
    """Return a record for each ad under a heading, or none if the text is one ad, or something else."""
    fields, lines = text_ads.fields_and_lines(text)
    stated = {target: [each.text for each in found] for target, found in fields.items() if found}
    if any(names_occupation(title) and not _LIST_TITLE.search(title) for title in stated.get("title", [])):
        return []
    company = next(iter(stated.get("company", [])), "")
    for level in range(_MAX_LEVEL, 0, -1):
        if ads := _ads_at(level, lines, company):
            return _with_ids(ads)
    return _with_ids(_ads_of_labels(lines, company))


def _ads_at(level: int, lines: Sequence[str], company: str) -> list[Record]:
    """Return the ads under the headings of one level, or none if one of those that name an occupation is no ad."""
    above, parts, around = _parts(level, lines)
    if any(_is_title_of_ad(each) for each in above):
        return []
    company = company or next((found for each in above if (found := as_title(each.heading).company)), "")
    ads: list[Record] = []
    for part in parts:
        ad = _ad(part, company)
        names_company = bool(as_title(part.heading).company)
        is_section = not names_company and _is_section_of_ad(part.heading)
        is_job = names_occupation(part.heading) and not is_section
        if is_job and not names_company and not _has_way_or_place(ad):
            return []
        if is_job or _has_way_and_place(ad, part):
            ads.append(ad)
        elif is_section:
            return []
        else:
            around += ["", f"# {part.heading}", *part.lines]
    return _with_shared_way(ads, around) if len(set(map(_title, ads))) >= _MIN_ADS else []


def _is_title_of_ad(above: _Part) -> bool:
    """Return whether a heading with text right below it is the title of a job, and not of a page or department."""
    is_of_page = PAGE_TITLE.match(above.heading) or _LIST_TITLE.search(above.heading)
    return not is_of_page and names_occupation(above.heading) and any(line.strip() for line in above.lines)


def _parts(level: int, lines: Sequence[str]) -> tuple[list[_Part], list[_Part], list[str]]:
    """Return the parts above a level, the parts of that level, and the lines that belong to none of the latter."""
    above: list[_Part] = []
    parts: list[_Part] = []
    around: list[str] = []
    current = around
    skips = False
    for number, line in enumerate(lines):
        found = _heading(lines, number)
        if skips:  # the underline of a heading
            skips = False
        elif found and found[0] <= level:
            depth, text, skips = found
            (parts if depth == level else above).append(_Part(text, []))
            current = (parts if depth == level else above)[-1].lines
        else:
            current.append(line)
    for each in above:
        around += ["", f"# {each.heading}", *each.lines]
    return above, parts, around


def _heading(lines: Sequence[str], number: int) -> tuple[int, str, bool] | None:
    """Return the level and text of the heading in a line, and whether a line below underlines it."""
    line = lines[number]
    if len(line) > _MAX_LINE:
        return None
    if found := _HASHES.match(line):
        return len(found["hashes"]), found["text"][:_MAX_HEADING], False
    is_alone = bool(line.strip()) and len(line) <= _MAX_HEADING and (number == 0 or not lines[number - 1].strip())
    below = _UNDERLINE.match(lines[number + 1]) if is_alone and number + 1 < len(lines) else None
    return (1 if below["first"] else 2, line.strip(), True) if below else None


def _ad(part: _Part, company: str) -> Record:
    """Return the fields of an ad from its heading and the lines below it."""
    heading = part.heading.strip("*_ ")
    ad: Record = {}
    if struck := _STRUCK.search(heading):
        heading, ad["status"] = _STRUCK.sub(r"\1", heading), f"{struck[1]} (closed)"
    for found in _BRACKETED.finditer(heading):
        if says_closed(found[1]):
            heading, ad["status"] = clean_line(heading.replace(found[0], " ")), found[1]
    if link := _LINK.match(heading):
        heading, ad["apply_url"] = link["text"], link["target"]
    title = as_title(heading)
    ad["title"] = title.text
    if company := title.company or company:
        ad["company"] = company
    return text_ads.record_of_part(ad, part.lines, place=_place_in(plain_text(heading)))


def _place_in(heading: str) -> str:
    """Return the place that a heading ends with, or has in brackets: `Data Engineer – Oslo`, `Cook (Oslo or remote)`."""
    last = _LAST_PART.search(heading)
    texts = [*([last["text"]] if last else []), *_BRACKETED.findall(heading)]
    return next((text for text in texts if find_place_line([text])), "")


def _has_way_or_place(ad: Record) -> bool:
    found = targets(ad, _NO_SETTINGS, wanted=("apply_url", "apply_email", "location"))
    return any(found.values())


def _has_way_and_place(ad: Record, part: _Part) -> bool:
    """Return whether a part is an ad although its heading names no occupation that is known."""
    found = targets(ad, _NO_SETTINGS, wanted=("apply_url", "apply_email", "location"))
    is_list = sum(bool(_ITEM_WITH_LINK.match(line)) for line in part.lines) > 1  # of ads, below the name of a department
    has_both = found["location"] and (found["apply_url"] or found["apply_email"])
    return bool(has_both) and not is_list and not is_heading_text(part.heading)


def _is_section_of_ad(heading: str) -> bool:
    """Return whether a heading is that of a section, such as Requirements."""
    return any(section.kind in _SECTIONS_OF_ADS for section in parse_sections(f"## {heading}\n\n- …", 1, ""))


def _with_shared_way(ads: list[Record], around: Sequence[str]) -> list[Record]:
    """Return the ads with the way to apply that the text around them gives, where they have none."""
    shared = find_ways_to_apply(around)
    return [ad if _way_of(ad) else ad | _fields_of(shared) for ad in ads]


def _way_of(ad: Record) -> bool:
    return any(targets(ad, _NO_SETTINGS, wanted=("apply_url", "apply_email", "apply_text")).values())


def _fields_of(ways: WaysToApply) -> Record:
    given = {"apply_url": ways.url, "apply_email": ways.email, "how_to_apply": ways.text}
    return {name: text for name, text in given.items() if text}


def _ads_of_labels(lines: Sequence[str], company: str) -> list[Record]:
    """Return the ads of a text in which labels such as `Title: Data Engineer` begin each, or none."""
    labels = list(find_labels(lines, lambda _: False))
    titles = [label for label in labels if usual_target(label.name) == "title" and not label.is_heading]
    names = Counter(label.name for label in labels if usual_target(label.name))
    if len(titles) < _MIN_ADS or len({label.name for label in titles}) > 1:
        return []
    first = next(label for label in labels if names[label.name] == len(titles))
    starts = [label.line for label in labels if label.name == first.name]
    if any(names_occupation(line) for line in lines[: starts[0]] if _HASHES.match(line[:_MAX_LINE])):
        return []
    ads = [
        text_ads.record_of_part({"company": company} if company else {}, _without_rules(lines[start:end]))
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
    are_ads = all(_has_way_or_place(ad) and names_occupation(_title(ad)) for ad in ads)
    return ads if are_ads and len({_title(ad) for ad in ads}) == len(ads) else []


def _title(ad: Record) -> str:
    return first_text(targets(ad, _NO_SETTINGS, wanted=("title",)), "title")


def _without_rules(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not _RULE.match(line)]


def _with_ids(ads: list[Record]) -> list[Record]:
    """Return the ads with ids: the link of each if no other has it, or else its title and place."""
    links = Counter(ad.get("apply_url") for ad in ads)
    return [ad | {"id": _id(ad, links)} for ad in ads]


def _id(ad: Record, links: Counter[str | None]) -> str:
    link = ad.get("apply_url")
    if link and links[link] == 1:
        return str(link)
    return " · ".join(_parts_of_id(ad))


def _parts_of_id(ad: Record) -> Iterator[str]:
    found = targets(ad, _NO_SETTINGS, wanted=("title", "location"))
    for target in ("title", "location"):
        if text := first_text(found, target):
            yield clean_line(text)
