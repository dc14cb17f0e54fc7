"""Facts among the tags of an ad: `["Full-time", "$50,000 - $74,999 USD", "🇺🇸 United States", "Python"]`."""

import re

from postings.extraction.source_fields import names_workplace
from postings.importing.readers.place_text import names_place
from postings.reference import gazetteer

# Fields with words about everything.
TAGS = ("tags", "labels", "keywords", "badges")
_FLAG = re.compile(r"[\U0001F1E6-\U0001F1FF]{2} ?(?=\w)")
_MONEY = re.compile(r"(?:[$€£₹]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|INR|PLN|BRL)\b)")
_MAX_WORKPLACE_WORDS = 2
# What says by itself that it is about the employment. Other words, such as “contract”, can be about anything.
_TYPE_OF_EMPLOYMENT = re.compile(
    r"(?:full|part)[-_ ]?time|internship|vollzeit|teilzeit|temps (?:plein|partiel)|stage|alternance|praktikum|"
    r"(?:tiempo|jornada) (?:complet[oa]|parcial)|(?:полная|неполная|частичная|повна|часткова) (?:занятость|зайнятість)|"
    r"フルタイム|パートタイム|アルバイト|インターン|全职|全職|兼职|兼職|实习生?|實習生?|풀타임|파트타임|인턴",
    re.IGNORECASE,
)
# What stands beside it and leaves the type open: `Full-time, permanent`, `Part-time, 24 hours a week`.
_BESIDE_TYPE = re.compile(
    r"permanent|regular|unbefristet|festanstellung|cdi|indefinido|постоянная|正社員|正社员|정규직|"
    r"\d{1,2}(?:[.,]\d)? ?(?:h|hrs?|hours|std\.?|stunden|heures|horas|ore|uur)\b.{0,12}",
    re.IGNORECASE,
)
_BETWEEN_TERMS = re.compile(r"\s*[,;/|+&]\s*|\s+-\s+")


def is_tag_about(target: str, tag: str) -> bool:
    """Return whether a tag states a target: `employment`, `workplace`, `pay` or `location`. No tag states another."""
    return target in _ABOUT and _ABOUT[target](tag)


def is_type_of_employment(text: str) -> bool:
    """Return whether a text consists of types of employment: `Full-time, permanent`."""
    parts = [part for part in _BETWEEN_TERMS.split(text.strip()) if not _BESIDE_TYPE.fullmatch(part)]
    return bool(parts) and all(map(_TYPE_OF_EMPLOYMENT.fullmatch, parts))


def _is_place_tag(text: str) -> bool:
    """Return whether a tag is a country or region. Cities are left out, since `Phoenix` is a framework as well."""
    name = gazetteer.normalize(_FLAG.sub("", text))
    return name in gazetteer.countries() or name in gazetteer.regions() or bool(_FLAG.match(text) and names_place(text))


def _is_workplace_tag(text: str) -> bool:
    return names_workplace(text) and len(text.split()) <= _MAX_WORKPLACE_WORDS


def _is_pay_tag(text: str) -> bool:
    return bool(_MONEY.search(text) and re.search(r"\d{2}", text))


def _is_employment_tag(text: str) -> bool:
    return is_type_of_employment(text) or text.strip().lower() in {"contract", "contractor", "freelance", "temporary"}


_ABOUT = {
    "employment": _is_employment_tag,
    "workplace": _is_workplace_tag,
    "pay": _is_pay_tag,
    "location": _is_place_tag,
}
