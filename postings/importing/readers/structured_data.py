"""Job postings that a page holds for search engines: schema.org's JobPosting as JSON-LD or microdata."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from postings.importing.readers.mapping import Record

_MAX_DEPTH, _MAX_POSTINGS = 12, 5_000
_TYPE = re.compile(r"(?:https?://schema\.org/)?JobPosting/?", re.IGNORECASE)
_BEFORE_JSON = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)")
# Parts of an address. Pages that do not mark it as an item have them as properties of the posting.
_ADDRESS = ("streetAddress", "addressLocality", "addressRegion", "addressCountry")
_AFTER_JSON = re.compile(r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|;)\s*$")


def job_postings(root: Any) -> list[Record]:
    """Return the job postings of a page, those of JSON-LD before those of microdata."""
    found = [posting for data in _json_ld(root) for posting in _postings(data)]
    if not found:
        found = [_item(element) for element in root.xpath("//*[contains(@itemtype, 'JobPosting')]")]
    return [_completed(posting) for posting in found[:_MAX_POSTINGS] if posting.get("title") or posting.get("name")]


def _json_ld(root: Any) -> Iterator[Any]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            text = _AFTER_JSON.sub("", _BEFORE_JSON.sub("", script.text or ""))
            try:
                yield json.loads(text, strict=False)
            except (json.JSONDecodeError, RecursionError):
                continue


def _postings(data: Any, depth: int = 0) -> Iterator[Record]:
    """Yield the job postings anywhere in JSON-LD: in `@graph`, in lists, as items of a list."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for each in data:
            yield from _postings(each, depth + 1)
    elif isinstance(data, dict):
        types = data.get("@type")
        if any(isinstance(each, str) and _TYPE.fullmatch(each) for each in (types if isinstance(types, list) else [types])):
            yield data
            return
        for value in data.values():
            yield from _postings(value, depth + 1)


def _item(element: Any, depth: int = 0) -> Record:
    """Return the properties of an item of microdata."""
    found: Record = {}
    for prop in element.xpath(".//*[@itemprop]"):
        scope = next(prop.iterancestors("*"), None)
        while scope is not None and scope is not element and scope.get("itemscope") is None:
            scope = scope.getparent()
        if scope is not element:
            continue
        for name in prop.get("itemprop").split():
            is_item = prop.get("itemscope") is not None and depth < _MAX_DEPTH
            value = _item(prop, depth + 1) if is_item else _value(prop, name)
            found[name] = value if name not in found else [*_as_list(found[name]), value]
            if name == "title" and (link := prop.find(".//a[@href]")) is not None:
                found.setdefault("url", link.get("href"))
    return found


def _value(element: Any, name: str) -> str:
    for attribute in ("content", "datetime", "href"):
        if attribute in element.attrib:
            return str(element.get(attribute)).strip()
    if name in ("description", "responsibilities", "qualifications", "jobBenefits", "skills"):
        inner = (etree.tostring(child, encoding="unicode", method="html") for child in element)
        return "".join([element.text or "", *inner]).strip()
    return " ".join(element.text_content().split())


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _completed(posting: Record) -> Record:
    """Return a posting with the fields that the mapping of schema.org knows it by."""
    places = [each if isinstance(each, dict) else {"address": each} for each in _as_list(posting.get("jobLocation") or [])]
    address = {key: posting[key] for key in _ADDRESS if posting.get(key)}
    if address and not any(each.get("address") for each in places):
        places = [{"address": address}]
    texts = {key: value.replace("\\n", "\n") for key, value in posting.items() if isinstance(value, str)}
    typed = {"@context": "https://schema.org", "@type": "JobPosting", "title": posting.get("name")}
    return typed | posting | texts | {"jobLocation": places}
