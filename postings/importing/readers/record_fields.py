"""Find which fields of a record hold what an ad states: its title, its place, its pay.

The first mapping that recognizes the record says it; usual names say it for the rest. Fields that no target takes are not
read, and `manage.py inspect_postings` names them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from postings.content.apply_links import email_address
from postings.content.section_kinds import is_heading_text, is_section_label
from postings.content.types import SourceSettings
from postings.extraction.source_fields import (
    FACTS,
    mentions_employment,
    names_workplace,
    says_no,
    says_nothing,
    says_yes,
)
from postings.importing.readers.field_names import (
    DETAIL_NAMES,
    EXPERIENCE_NAMES,
    FIELD_NAMES,
    label_of,
    usual_names,
    usual_target,
    without_job,
    without_job_words,
)
from postings.importing.readers.mapping import (
    TEXTS,
    FieldMapping,
    Found,
    Record,
    find,
    normalize,
    parse_mapping,
    shipped_mappings,
    texts,
)
from postings.importing.readers.place_text import names_place
from postings.importing.readers.tags import TAGS, is_tag_about, is_type_of_employment
from postings.reference.occupations import names_occupation

TARGETS = (*TEXTS, *FACTS)
_MAX_NAME, _MAX_TITLE_BESIDE, _MAX_TERMS = 100, 150, 3
# Names whose text becomes a line about one fact.
_READ_OTHERWISE = frozenset(map(normalize, (*EXPERIENCE_NAMES, *DETAIL_NAMES)))

_HOME_PAGE = re.compile(r"https?://[^/?#\s]+/?")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LAST_NUMBER = re.compile(r"(?<=[^\W\d_])[ _]?\d{1,2}$")
# What begins and ends with the work, and not with the ad.
_OF_THE_WORK = frozenset("employment contract assignment project internship".split())
_QUESTION = re.compile(
    r"^(?:(?:what|where|when|which) (?:is|are|will)|what's|is|please (?:enter|give|provide|state)|enter) "
    r"(?:(?:the|this|your|our) )?(?:(?:job|role|position) (?=remote|hybrid|based|located))?",
    re.IGNORECASE,
)
# A link under any other name: `information link`, `urlToApply`.
_LINK_NAME = re.compile(
    r"(?i:apply|application|bewerb|postul|candida|sollicit|aplikuj)|(?<![a-z])(?:link|url|href)(?![a-z])|(?:Link|Url|URL|URI)$"
)
_OTHER_LINK = re.compile(
    r"logo|image|img|icon|photo|video|thumb|company|website|home|map|base|redirect|social|twitter|git|feed|deadline|date|status|"
    r"dialog|message|thread|profile",
    re.IGNORECASE,
)
# An address in fields of its own. A prefix keeps the city of the job apart from that of the company.
_CITY_NAMES = (
    "city town ville ort stadt localidad ciudad locality address_locality city_name city_info "
    "citta comune cidade municipio plaats stad gemeente miasto miejscowosc"
)
_REGION_NAMES = "state region province bundesland provincia address_region"
_COUNTRY_NAMES = "country country_name land pays pais country_code address_country paese kraj"
_ADDRESS_PREFIXES = ("job_", "location_", "work_", "workplace_", "")
# These take all their fields, the others the first one that has a value.
_TAKES_ALL = {"body", "location", "benefits"}
# These are used where no other name gives a value: a region may be a part of the place that another field names.
_LAST_RESORTS = {
    "body": "about note notes",
    "location": "address job_address office_address adresse direccion indirizzo endereco adres "
    "region area country pays land local localidade localidad",
    "workplace": "type job_type employment_type formato format modelo",
    "employment": "type hours kind statut job_category stage recruitment_type",
    "apply_email": "contact.email contact kontakt contacto",
    "team": "area",
}
# Parts of an object that a usual field holds: `"salary": {"min": 52000}`. Each with the target of that field.
_PARTS = {
    "apply_url": ("apply_text", "url link href"),
    "apply_email": ("apply_text", "email mail"),
    "employment": ("employment", "type kind"),
    "workplace": ("workplace", "type kind"),
    "remote": ("location", "remote is_remote telecommuting"),
    "hybrid": ("location", "hybrid is_hybrid"),
    "pay_min": ("pay", "min minimum from low lower min_value minimo mindestens von desde value amount"),
    "pay_max": ("pay", "max maximum to high upper max_value maximo hochstens bis hasta value amount"),
    "pay_currency": ("pay", "currency currency_code moneda moeda valuta waluta wahrung devise"),
    "pay_period": ("pay", "interval period unit unit_text per periodo periode zeitraum"),
}
_APPLYING = ("apply", "application")


def targets(
    record: Record, settings: SourceSettings, around: Record | None = None, wanted: Iterable[str] = TARGETS
) -> dict[str, list[Found]]:
    """Return for each target that is wanted what the record holds for it."""
    mappings = mappings_of(record, settings)
    by_name: dict[str, str] = {}
    for key in record:
        for name in _other_names(str(key)[:_MAX_NAME]):
            by_name.setdefault(name, str(key))
    by_name |= {normalize(str(key)): str(key) for key in record}
    found: dict[str, list[Found]] = {}
    tags = list(find(record, TAGS))
    for target in wanted:
        given = [mapping.fields[target] for mapping in mappings if target in mapping.fields]
        sources = given[0] if given else _usual_sources(record, by_name, target)
        values = [each for each in find(record, sources) if each.text]
        if target == "employment" and not given and not any(mentions_employment(each.text) for each in values):
            values = _employment_elsewhere(record, found) or values
        elif not values and target in _LAST_RESORTS:
            values = [each for each in find(record, _LAST_RESORTS[target].split()) if each.text]
            if target == "workplace":
                values = [each for each in values if names_workplace(each.text) and len(each.text.split()) <= _MAX_TERMS]
            if target == "team":
                values = [each for each in values if found.get("location") and not names_place(each.text)]
            if target == "apply_email":
                values = [each for each in values if email_address(each.text) and not found.get("apply_url")]
        if not values and not given:
            values = [each for each in tags if is_tag_about(target, each.text)]
        if not values and not given and target in _PARTS:
            values = [each for each in find(record, _parts(record, by_name, target)) if each.text]
        if not given and target == "workplace":
            values = [each for each in values if names_workplace(each.text) or not names_place(each.text)]
        if not given and target == "location":
            values += _places_in_fields_of_workplace(record, by_name, values)
        if not values and around and target == "company":
            values = [each for each in find(around, [*FIELD_NAMES["company"].split(), "name"]) if each.text]
        if not values and around and target == "workplace" and not given:
            values = [each for each in find(around, ["workplace"]) if names_workplace(each.text)]
        found[target] = values
    return _with_lines_apart(found)


def _with_lines_apart(found: dict[str, list[Found]]) -> dict[str, list[Found]]:
    """Return what was found, with titles and companies that were copied from a card without the lines below them.

    Below the title, a card has the place; below the company, a rating or a badge.
    """
    for title in found.get("title", [])[:1]:
        first, *below = _lines(title.text)
        if below and (names_place(below[0]) or names_workplace(below[0]) or mentions_employment(below[0])):
            found["title"] = [replace(title, text=first), *found["title"][1:]]
            if not found.get("location", True):
                found["location"] = [replace(title, text=line) for line in below if names_place(line)][:1]
    if "company" in found:
        found["company"] = [replace(each, text=_lines(each.text)[0]) for each in found["company"]]
    return found


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()] or [text]


def mappings_of(record: Record, settings: SourceSettings) -> list[FieldMapping]:
    """Return the mappings that say what the fields of a record hold, the strongest first. Usual names come after them."""
    return [*_own_mapping(settings), *_recognised(record)]


def _own_mapping(settings: SourceSettings) -> Iterator[FieldMapping]:
    if settings.mapping:
        yield _parsed(settings.mapping)


def check_mapping(mapping: str) -> None:
    """Raise MappingError if the mapping of a source is not valid. None is valid, too."""
    _parsed(mapping)


@cache
def _parsed(mapping: str) -> FieldMapping:
    return parse_mapping(mapping, TARGETS, "the mapping of this source")


def _recognised(record: Record) -> Iterator[FieldMapping]:
    names = {normalize(str(key)) for key in record}
    names |= {normalize(f"{key}{inner}") for key, value in record.items() if isinstance(value, dict) for inner in value}
    for mapping in shipped_mappings(TARGETS):
        if any(fields <= names for fields in mapping.recognized_by):
            yield mapping
            return


def is_recognized(record: Record) -> bool:
    """Return whether the fields of a record are those of a well-known format."""
    return any(True for _ in _recognised(record))


def _usual_sources(record: Record, by_name: Mapping[str, str], target: str) -> Iterable[str]:
    """Return the fields of a record that have a usual name of the target, in the order of the names."""
    keys = list(dict.fromkeys(by_name[name] for name in usual_names(target) if name in by_name))
    if target == "title":
        keys = [key for key in keys if normalize(key) in usual_names(target) or isinstance(record[key], str)]
    if target == "title" and len(keys) > 1:
        keys.sort(key=lambda key: any(map(_is_no_title, texts(record[key]))))
    if target == "location" and not any(_says_something(record[key]) for key in keys):
        return _address(record, by_name)
    if target == "apply_url":
        keys += [str(key) for key, value in record.items() if _is_link(str(key), value)]
    if target == "body":
        keys += [str(key) for key, value in record.items() if key not in keys and _is_section(str(key), value)]
    return keys if target in _TAKES_ALL else (key for key in keys if texts(record[key]))


def _is_section(name: str, value: Any) -> bool:
    """Return whether the name of a field is the heading of a section of an ad, and the value its text: `whatYouBring`."""
    is_used = usual_target(name) or normalize(name) in _READ_OTHERWISE
    if is_used or len(name) > _MAX_NAME or not is_section_label(label_of(name)):
        return False
    return any(any(map(str.isalpha, text)) and not says_yes(text) and not says_no(text) for text in texts(value))


def _is_no_title(text: str) -> bool:
    """Return whether a text is rather the heading of a section, or a text, than a title beside another."""
    return len(text) > _MAX_TITLE_BESIDE or (is_heading_text(text) and not names_occupation(text))


def _parts(record: Record, by_name: Mapping[str, str], target: str) -> Iterator[str]:
    """Yield the paths of a target within an object that a usual field holds."""
    outer, parts = _PARTS[target]
    for name in (*usual_names(outer), *_APPLYING) if outer == "apply_text" else usual_names(outer):
        if name in by_name and isinstance(record[by_name[name]], dict):
            yield from (f"{by_name[name]}.{part}" for part in parts.split())


def _places_in_fields_of_workplace(record: Record, by_name: Mapping[str, str], known: list[Found]) -> list[Found]:
    """Return the places that fields such as `location_type` hold, which usually say `Remote` or `Hybrid`.

    There are none if a field of the location names a place.
    """
    keys = [by_name[name] for name in usual_names("workplace") if name in by_name]
    found = [each for each in find(record, keys) if names_place(each.text)]
    return found if found and not any(names_place(each.text) for each in known) else []


def _employment_elsewhere(record: Record, found: Mapping[str, list[Found]]) -> list[Found]:
    """Return the types of employment that fields such as `type` hold, or that a location has in brackets."""
    values = [each for each in find(record, _LAST_RESORTS["employment"].split()) if is_type_of_employment(each.text)]
    return values or [
        each
        for each in found.get("location", ())
        if any(mentions_employment(part) for part in _IN_BRACKETS.findall(each.text))
    ]


def _is_link(name: str, value: Any) -> bool:
    """Return whether a field of an unusual name holds a link to an ad, and not to the home page of a company."""
    link = "".join(texts(value))
    is_named = _LINK_NAME.search(name) and not _OTHER_LINK.search(name)
    return bool(is_named) and "://" in link and not _HOME_PAGE.fullmatch(link)


@lru_cache(maxsize=10_000)
def _other_names(name: str) -> tuple[str, ...]:
    """Return a name without its first word, a question, “of the job”, a number, and words that say “job” or “name”."""
    plain = _LAST_NUMBER.sub("", name)
    shorter = (_without_prefix(name), _without_question(name), without_job(plain), plain, without_job_words(plain))
    return tuple(normalize(each) for each in shorter)


def _without_prefix(name: str) -> str:
    """Return a name of three words or more without the first: `a_job_type` and `job_type` are one.

    `Employment End Date` is not `End Date`.
    """
    words = re.findall(r"[^\W_]+", name)
    return "_".join(words[1:]) if len(words) > 2 and words[0].casefold() not in _OF_THE_WORK else name


def _without_question(name: str) -> str:
    """Return what the question of a form asks for: `What is the job title?`, `How to apply (link or e-mail)`."""
    return _QUESTION.sub("", _IN_BRACKETS.sub("", name).strip(" ?*:"))


def _address(record: Record, by_name: Mapping[str, str]) -> list[str]:
    """Return a template of the fields with city, region and country, or nothing without city and country."""
    for prefix in _ADDRESS_PREFIXES:
        city, region, country = (
            next((by_name[name] for name in _prefixed(prefix, names) if name in by_name), "")
            for names in (_CITY_NAMES, _REGION_NAMES, _COUNTRY_NAMES)
        )
        if any(key and _says_something(record[key]) for key in (city, country)):
            keys = [key for key in (city, region, country) if key and _says_something(record[key])]
            return [", ".join(f"{{{key}}}" for key in keys)]
    return []


def _prefixed(prefix: str, names: str) -> Iterator[str]:
    return (normalize(prefix + name) for name in names.split())


def _says_something(value: Any) -> bool:
    return any(not says_nothing(text) for text in texts(value))


def first_text(found: Mapping[str, list[Found]], target: str) -> str:
    """Return the first text of a target that says something, or an empty string."""
    return next((each.text for each in found[target] if not says_nothing(each.text)), "")
