"""Take an XML file apart: RSS and Atom feeds, feeds for job sites, exports.

The XML is hostile input. No entity is ever expanded, nothing is loaded, and the limits of libxml2 on depth and size apply.
What is not well-formed is read as far as it goes: a bare `&` and HTML entities are common, and so are tags without an end.
"""

import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from lxml import etree

from postings.content.types import RawFile, SetAside
from postings.importing.readers import feeds
from postings.importing.readers.mapping import Record
from postings.importing.readers.record_fields import targets
from postings.importing.readers.records import looks_like_ad

_MAX_DEPTH = 20
# The part of a file by which the element that holds an ad is chosen.
_SAMPLE = 500_000
_SAMPLE_RECORDS = 50

_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]{0,200}\?>")
# References. CDATA sections, comments and instructions have none.
_REFERENCE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|&(?:#?\w{1,31};)?", re.DOTALL)
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HTML_ELEMENTS = frozenset(
    ["p", "br", "div", "ul", "ol", "li", "b", "strong", "em", "i", "a", "span", "h1", "h2", "h3", "h4", "h5", "h6", "table"]
)
_USUAL_ELEMENTS = frozenset(["item", "entry", "job", "position", "vacancy", "offer", "offre", "stelle", "oferta", "posting"])
_ABOUT_JOBS = re.compile(
    r"job|career|vacanc|hiring|employ|recruit|opening|workzag|stelle|karriere|emploi|offre|recrut|carri[èe]re|empleo|vacante|"
    r"trabajo|oferta",
    re.IGNORECASE,
)


def take_apart(path: str, text: str, raw: RawFile) -> tuple[Record, Iterator[Record]]:
    """Return the fields around the ads of an XML file, and the ads one after the other."""
    data = _without_references(_DECLARATION.sub("", text.removeprefix("\ufeff"), count=1)).encode()
    root = etree.fromstring(data[:_SAMPLE], _parser())
    if root is None:
        raise SetAside(path, "bad_xml", "This is not valid XML.")
    chosen = _element_of_ads(root, raw)
    if chosen is None:
        return {}, iter(())
    tag, sample, around = chosen
    shape = feeds.title_shape(sample)
    whole = chain(
        (feeds.completed(record, shape) for record in _records(data, tag) if looks_like_ad(record, raw.settings)),
        _check_end(path, text, _name(root)),
    )
    return feeds.with_facts_of_title(around), whole


def _parser() -> Any:
    return etree.XMLParser(encoding="utf-8", **_OPTIONS)


_OPTIONS: dict[str, Any] = {
    "recover": True,
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def _without_references(text: str) -> str:
    """Return the text with each reference, HTML's included, as a number, and with each bare `&` escaped.

    So no entity is left to expand. libxml2 also drops `&amp;` behind the first error of a file, but no number.
    """

    def replace(match: re.Match[str]) -> str:
        reference = match[0]
        if not reference.startswith("&"):
            return reference
        return "".join(f"&#{ord(character)};" for character in _NO_CHARACTER.sub("", html.unescape(reference)))

    return _REFERENCE.sub(replace, text)


def _element_of_ads(root: Any, raw: RawFile) -> tuple[str, list[Record], Record] | None:
    """Return the name of the element that most likely is an ad, some of its records, and the fields around it."""
    samples: dict[str, list[Record]] = {}
    richness: Counter[str] = Counter()
    around: dict[str, Record] = {}
    for element in root.iter(etree.Element):
        name = _name(element)
        if not len(element) or len(samples.get(name, ())) >= _SAMPLE_RECORDS or name.lower() in _HTML_ELEMENTS:
            continue
        record = as_record(element)
        if not isinstance(record, dict) or not looks_like_ad(record, raw.settings):
            continue
        samples.setdefault(name, []).append(record)
        richness[name] += sum(bool(found) for found in targets(record, raw.settings).values())
        around.setdefault(name, _simple_fields(element.getparent()))
    if not samples:
        return None
    tag = max(samples, key=lambda name: (name.lower() in _USUAL_ELEMENTS, richness[name]))
    if not _is_about_jobs(root, tag, samples[tag], around[tag]):
        return None
    return tag, samples[tag], around[tag]


def _is_about_jobs(root: Any, tag: str, sample: list[Record], around: Record) -> bool:
    """Return whether names or texts speak of jobs. A list of articles or programs has titles and links as well."""
    words = [_name(root), tag, *map(str, around.values())]
    for record in sample:
        words += [*record, *(str(record.get(field, "")) for field in ("link", "url", "guid", "id"))]
    return any(_ABOUT_JOBS.search(word) for word in words)


def _records(data: bytes, tag: str) -> Iterator[Record]:
    """Yield the elements with a name, and forget each, so that memory does not grow with the file."""
    for _, element in etree.iterparse(io.BytesIO(data), tag=f"{{*}}{tag}", encoding="utf-8", **_OPTIONS):
        record = as_record(element)
        if isinstance(record, dict):
            yield record
        element.clear()
        before = element.getprevious()
        if before is not None and before.tag == element.tag:
            element.getparent().remove(before)


def _check_end(path: str, text: str, root: str) -> Iterator[Record]:
    """Raise SetAside if the file ends in the middle, so that the ads behind that do not seem to be gone."""
    if not re.search(rf"</(?:[\w.-]+:)?{re.escape(root)}\s*>", text[-5_000:]):
        raise SetAside(
            path, "cut_xml", f"The file ends before </{root}>. Fetch it again. The ads in it were read as far as it goes."
        )
    yield from ()


def as_record(element: Any, depth: int = 0) -> Any:
    """Return an XML element as a text or an object. Elements with the same name become a list."""
    children = [child for child in element if isinstance(child.tag, str)]
    if any(_name(child).lower() in _HTML_ELEMENTS for child in children) or depth > _MAX_DEPTH:
        return _inner_html(element)
    text = (element.text or "").strip()
    if not children and (not element.attrib or text):
        return text
    if not children and "href" in element.attrib:
        return "" if element.get("rel", "alternate") != "alternate" else element.get("href").strip()
    found: Record = {etree.QName(name).localname: value for name, value in element.attrib.items()}
    for child in children:
        name, value = _name(child), as_record(child, depth + 1)
        if name == _name(element) and isinstance(value, dict):
            continue  # an ad in an ad, whose end tag is missing
        if name in found and found[name] != "":
            found[name] = [*(found[name] if isinstance(found[name], list) else [found[name]]), value]
        else:
            found[name] = value
    if text:
        found.setdefault("text", text)
    return found


def _inner_html(element: Any) -> str:
    parts = [element.text or "", *(etree.tostring(child, encoding="unicode") for child in element)]
    return "".join(parts).strip()


def _simple_fields(element: Any) -> Record:
    if element is None:
        return {}
    children = [child for child in element if isinstance(child.tag, str)]
    return {_name(child): child.text.strip() for child in children if (child.text or "").strip()}


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)
