"""Saved pages: the job posting that a page holds for search engines, or else its main text and labels such as `Lieu:`."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from lxml.html import builder

from postings.choices import SectionKind
from postings.content.outline import parse_sections
from postings.content.plain_text import clean_line
from postings.content.types import ParsedAd, RawFile
from postings.importing.readers import ads_under_headings, hacker_news
from postings.importing.readers.ad_signs import PAGE_TITLE
from postings.importing.readers.field_names import LABEL_NAMES
from postings.importing.readers.html_text import to_markdown
from postings.importing.readers.main_text import chunks, main_element, remove_surroundings
from postings.importing.readers.mapping import Record, normalize
from postings.importing.readers.no_ad import IsNoAd
from postings.importing.readers.place_text import names_place
from postings.importing.readers.records import read_record
from postings.importing.readers.structured_data import job_postings
from postings.importing.readers.title_lines import as_title
from postings.importing.readers.ways_to_apply import WaysToApply, find_ways_to_apply
from postings.reference.occupations import names_occupation
from postings.reference.other_languages import has_other_letters

_LABELS = {
    "location": "location|job location|work location|place of work|ort|arbeitsort|standort|einsatzort|lieu|lieu de travail|"
    "localisation|ubicación|lugar|lugar de trabajo|localidad|ubicació|localização|local|localidade|luogo|sede|locatie|"
    "miejsce pracy",
    "city": "city|town|stadt|ville|ciudad|cidade|città|ciutat",
    "state": "state|province|bundesland|provincia|estado|département|comunidad",
    "country": "country|land|pays|país|paese|kraj",
    "company": "company|employer|organization|organisation|unternehmen|arbeitgeber|firma|entreprise|employeur|société|"
    "empresa|azienda|bedrijf",
    "department": "department|team|abteilung|bereich|service|département|departamento|departament|área|reparto|afdeling",
    "employment_type": "employment type|job type|contract type|type of contract|contract|type of employment|working hours|"
    "schedule|hours|anstellungsart|vertragsart|beschäftigungsart|arbeitszeit|type de contrat|contrat|temps de travail|"
    "tipo de contrato|contrato|jornada|jornada laboral|tipus de contracte|tipo de contratação|tipo di contratto|"
    "dienstverband",
    "workplace_type": "workplace|workplace type|work mode|work model|remote|arbeitsmodell|télétravail|modalidad|"
    "modalidad de trabajo|modalitat de treball|modalidade|modelo de trabalho",
    "salary": "salary|salary range|pay|pay range|compensation|pay rate|gehalt|vergütung|lohn|salaire|rémunération|salario|"
    "retribución|sueldo|salari|salário|remuneração|stipendio|salaris|wynagrodzenie",
    "posted": "posted|posted on|date posted|published|published on|publication date|opening date|veröffentlicht|"
    "veröffentlicht am|publié le|date de publication|publicado|fecha de publicación|data de publicació|publicado em",
    "closes": "closes|closes on|closing date|end date|deadline|application deadline|apply by|apply before|valid through|"
    "expires|bewerbungsfrist|bewerbungsschluss|date limite|date limite de candidature|fecha límite|fecha de cierre|"
    "plazo|data límit|prazo|scadenza",
    "id": "job id|job code|reference|reference number|req id|requisition id|job number|referenznummer|kennziffer|"
    "stellennummer|référence|referencia|referència|referência",
    "seniority": "seniority|seniority level|experience level|career level",
}  # fmt: skip
_FIELDS = {normalize(name): field for field, names in _LABELS.items() for name in names.split("|")}
# Labels in other scripts are those of texts.
_FIELDS |= {
    normalize(name): field
    for target, field in {"employment": "employment_type", "pay": "salary", "workplace": "workplace_type"}.items()
    | {target: target for target in ("title", "company", "location", "posted", "closes")}.items()
    for name in LABEL_NAMES[target].split(", ")
    if has_other_letters(name)
}
# What websites call the elements for company and place, in their classes.
_CLASSES = {
    "company": frozenset("company companyname jobcompany jobcompanyname employer employername hiringorganization".split()),
    "location": frozenset("location joblocation locationname jobplace joblocationname postinglocation".split()),
}
_PAIR = re.compile(r"^(?P<label>[^:]{2,40})\s*:\s*(?P<value>\S.*)?$")
_MAX_VALUE, _MAX_LINK_TEXT, _MIN_SIGNS, _MIN_NAME, _HEADER_TEXTS, _SEARCH_TEXTS = 150, 80, 2, 4, 6, 20
# A page whose title names an occupation needs less text to be an ad.
_MIN_BODY, _MIN_BODY_OF_JOB = 200, 60
# The texts of a job posting for search engines.
_TEXTS = ("description", "responsibilities", "qualifications", "skills")
_WEB = ("http://", "https://")
_DIGIT = re.compile(r"\d")
_TEMPLATE = re.compile(r"\{[{$%]|<%")
_APPLY = re.compile(
    r"\b(?:apply|bewerben|bewirb|postuler|postulez|candidater|inscr[íi]b\w*|solicitar|aplicar|candidatar\w*|candidati|"
    r"solliciteer|aplikuj|inscriu|откликнуться|отправить резюме)\b|応募|应聘|應徵|申请|投递|지원하기",
    re.IGNORECASE,
)
_SALARY = re.compile(
    r"\b(?:salary|gehalt|vergütung|salaire|rémunération|salario|sueldo|salário|salaris|stipendio|wynagrodzenie)\b"
    r"[^.!?\n]{0,40}\d{3}",
    re.IGNORECASE,
)
_HEADING = re.compile(r"<h[2-4]\b[^>]{0,500}>(.{3,400}?)</h[2-4]\s*>", re.IGNORECASE | re.DOTALL)
_TAG, _MAX_HEADINGS = re.compile(r"<[^<>]{1,1000}>"), 200
_NO_TITLE = re.compile(
    r"(?:candidate portal|job widget|careers?|jobs?|home(?:page)?|untitled.*|karriere|empleo|vacanc(?:y|ies)|"
    r"(?:job|position) (?:details?|descriptions?|postings?|openings?|summary|title)|stellenanzeige|stellenbeschreibung|"
    r"offre d['’]emploi|oferta de (?:empleo|trabajo))",
    re.IGNORECASE,
)
_KINDS_OF_ADS = {
    SectionKind.REQUIREMENTS, SectionKind.RESPONSIBILITIES, SectionKind.BENEFITS, SectionKind.PREFERRED,
    SectionKind.ABOUT_ROLE, SectionKind.COMPENSATION,
}  # fmt: skip


def read_postings(text: str) -> list[Record]:
    """Return the ads of a page that holds several, and none of a page that is one ad."""
    if comments := hacker_news.read_page(text):
        return comments
    if (root := _parse(text)) is None:
        return []
    if found := job_postings(root):
        return found if len(found) > 1 else []
    return _ads_under_headings(root)


def may_list_ads(data: bytes) -> bool:
    """Return whether two headings of a page below the first may be titles, without finding out its encoding."""
    found = _HEADING.findall(data.decode("utf-8", "ignore"))
    return sum(map(names_occupation, (clean_line(_TAG.sub(" ", heading)) for heading in found[:_MAX_HEADINGS]))) > 1


def _ads_under_headings(root: Any) -> list[Record]:
    """Return the ads of a page that lists them, each below a heading with its place or a link."""
    if page := _page_url(root):
        for link in root.iter("a"):
            link.set("href", urljoin(page, link.get("href") or ""))
    remove_surroundings(root)
    for span in root.iter("span"):
        if (after := span.getnext()) is not None and after.tag == "span" and not (span.tail or "").strip():
            span.tail = " · "
    for heading in list(root.iter("h2", "h3", "h4"))[:_MAX_HEADINGS]:
        if link := _only_link_of_item(heading):
            text = clean_line(heading.text_content())
            heading[:], heading.text = [builder.A(text, href=link)], ""
    return ads_under_headings.read_ads(to_markdown(etree.tostring(root, encoding="unicode", method="html")))


def _only_link_of_item(heading: Any) -> str:
    """Return the link of a list item if it has only one: that of the largest element with no other such heading."""
    item = heading
    while (parent := item.getparent()) is not None and _is_only(heading, parent):
        item = parent
    links = {link.get("href", "") for link in item.iter("a")}
    return next(iter(links)) if len(links) == 1 and min(links).startswith(_WEB) else ""


def _is_only(heading: Any, element: Any) -> bool:
    found = element.iter(heading.tag)
    return next(found, None) is heading and next(found, None) is None


def parse(raw: RawFile, text: str) -> ParsedAd:
    """Return the parts of the ad that a page is. Raise SetAside, or IsNoAd if it is none."""
    root = _parse(text)
    if root is None:
        raise IsNoAd("The page is empty.")
    page = _page_url(root)
    if postings := job_postings(root):
        link = postings[0].get("url") or _apply_link(root, page)
        has_text = any(postings[0].get(name) for name in _TEXTS)
        text = "" if link and has_text else _main_text(root, _title(root))
        record = {"page": page, **postings[0], **_ways_to_apply(link, text, page)}
        return read_record(record, raw, body="" if has_text else text)
    apply_link = _apply_link(root, page)
    title = _title(root)
    remove_surroundings(root)
    texts = list(chunks(root))
    record = _labelled(texts)
    labelled = record.pop("title", "")
    record = {**_marked(root), **record}
    title = title or _early_heading(root, texts) or labelled or _first_text(root, texts)
    body = _body(main_element(root), title)
    is_long = _weight(body) >= (_MIN_BODY_OF_JOB if names_occupation(title) else _MIN_BODY)
    if _TEMPLATE.search(title) or not is_long or _signs(record, body, root) < _MIN_SIGNS:
        raise IsNoAd("No job ad was recognized on this page. Pages that load their text by script hold none when saved.")
    if "location" not in record and (place := _place_below(title, texts)):
        record["location"] = place
    if "company" not in record and (company := _company_of_host(root, page)):
        record["company"] = company
    return read_record({**record, "title": title, **_ways_to_apply(apply_link, body, page)}, raw, body=body)


def _ways_to_apply(link: str, text: str, page: str) -> Record:
    """Return the link to apply, or else the link or address that the text of a page names, with the page as link."""
    ways = WaysToApply(link) if link else find_ways_to_apply(text.split("\n"))
    return {"url": ways.url or page, "apply_email": ways.email}


def _parse(text: str) -> Any:
    """Return the root of a page, with complete addresses of links if the page states its own, or None if it is empty."""
    root: Any
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None
    if page := _page_url(root):
        root.make_links_absolute(page, handle_failures="ignore")
    return root


def _page_url(root: Any) -> str:
    """Return the address of the page, as it states it itself."""
    stated = root.xpath("//*[@property='og:url' or @itemprop='og:url' or @name='og:url']/@content")
    base = next((url.strip() for url in stated if url.strip().startswith(_WEB)), "")
    canonical = [urljoin(base, url.strip()) for url in root.xpath("//*[@rel='canonical']/@href")]
    return next((str(url) for url in (*canonical, base) if url.startswith(_WEB)), "")


def _apply_link(root: Any, page: str) -> str:
    """Return the target of the first link that says “apply”, if it leads to another page or to a mailbox."""
    base = page or str(next(iter(root.xpath("//base/@href")), ""))
    for link in root.iter("a"):
        target = (link.get("href") or "").strip()
        if not target or target.startswith("#") or not _APPLY.search(clean_line(link.text_content())[:_MAX_LINK_TEXT]):
            continue
        url = urljoin(base, str(target))
        if url.startswith((*_WEB, "mailto:")) and url.partition("#")[0] != page:
            return url
    return ""


def _company_of_host(root: Any, page: str) -> str:
    """Return a heading with which a part of the page's host ends: “North Wind” at jobs.northwind.example."""
    labels = [normalize(label) for label in (urlsplit(page).hostname or "").split(".")]
    for heading in root.iter("h1", "h2", "h3", "h4"):
        text = clean_line(heading.text_content())
        name = normalize(re.sub(r"\s*\(.*\)$", "", text))
        if len(name) >= _MIN_NAME and not _NO_TITLE.fullmatch(text) and any(label.endswith(name) for label in labels):
            return text
    return ""


def _place_below(title: str, texts: list[str]) -> str:
    """Return the first place among the short texts below the title."""
    start = texts.index(title) + 1 if title in texts else 1
    below = list(takewhile(lambda text: len(text) <= _MAX_VALUE, texts[start : start + _HEADER_TEXTS]))
    return next((text for text in below if not _DIGIT.search(text) and names_place(text)), "")


def _title(root: Any) -> str:
    """Return the main heading of a page, or the title of its window, or an empty text if they say nothing."""
    candidates = [heading.text_content() for heading in root.iter("h1")]
    candidates += root.xpath("//meta[@property='og:title']/@content")
    candidates += [re.split(" [|–—] ", clean_line(each.text_content()))[0] for each in root.xpath("//head/title")]
    titles = (title for text in candidates if (title := clean_line(text)) and not _NO_TITLE.fullmatch(title))
    return next((title for title in titles if not PAGE_TITLE.match(title)), "")


def _early_heading(root: Any, texts: list[str]) -> str:
    """Return the first smaller heading of a page if it is at the top and not the name of the page."""
    heading = next((own for each in root.iter("h2", "h3") if (own := clean_line(each.text or ""))), "")
    return as_title(heading).text if heading in texts[:3] and not PAGE_TITLE.match(heading) else ""


def _first_text(root: Any, texts: list[str]) -> str:
    """Return the first text of a page; below a main heading that is no title, the first that names an occupation."""
    in_head = {clean_line(text) for title in root.iter("title") for text in title.itertext()}
    below = [text for text in texts if text not in in_head]
    searched = below[:_SEARCH_TEXTS] if root.find(".//h1") is not None else []
    named = (text for text in searched if len(text) <= _MAX_LINK_TEXT and names_occupation(text))
    return next(named, next(iter(below), ""))


def _marked(root: Any) -> Record:
    """Return the company and the place of the only text on a page whose class says so: `<p class="company">`."""
    found: dict[str, set[str]] = {field: set() for field in _CLASSES}
    for element in root.iter(etree.Element):
        names = set(map(normalize, (element.get("class") or "")[:_MAX_VALUE].split()))
        for field, classes in _CLASSES.items():
            text = clean_line(element.text_content()) if names & classes else ""
            if 1 < len(text) <= _MAX_LINK_TEXT and normalize(text) not in _FIELDS:
                found[field].add(text)
    only = {field: next(iter(texts)) for field, texts in found.items() if len(texts) == 1}
    return {field: text for field, text in only.items() if field == "company" or names_place(text)}


def _labelled(texts: list[str]) -> Record:
    """Return the fields that a page has labels for, the first value of each."""
    record: Record = {}
    for field, value in _pairs(texts):
        if field == "employment_type":
            record[field] = [*record.get(field, []), value]
        else:
            record.setdefault(field, value)
    if place := ", ".join(record.pop(part) for part in ("city", "state", "country") if part in record):
        record.setdefault("location", place)
    return record


def _pairs(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the labels that a page gives a value to, with the value: in one text, or in the one after it."""
    for text, after in zip(texts, [*texts[1:], ""], strict=True):
        match = _PAIR.match(text)
        field = _FIELDS.get(normalize(match["label"] if match else text))
        value = (match["value"] if match and match["value"] else after).removeprefix(":").strip()
        if field and value and len(value) <= _MAX_VALUE and normalize(value) not in _FIELDS:
            yield field, value


def _main_text(root: Any, title: str) -> str:
    """Return the text of a page whose job posting has none."""
    remove_surroundings(root)
    return _body(main_element(root), title)


def _body(main: Any, title: str) -> str:
    """Return the main text as Markdown, without the title at its beginning."""
    for element in main.iter("span", "b", "strong", "em"):
        if not element.tail and element.getnext() is not None:
            element.tail = " "
    text = to_markdown(etree.tostring(main, encoding="unicode", method="html", with_tail=False))
    first, _, rest = text.partition("\n")
    return rest.strip() if clean_line(first.strip("#* ")) == title else text


def _weight(body: str) -> int:
    """Return the length of a text. A Chinese, Japanese or Korean character says as much as two letters."""
    return len(body) + sum(character >= "\u3040" for character in body)


def _signs(record: Record, body: str, root: Any) -> int:
    """Return how many things on a page speak for a job ad: labels, sections, links to apply, and a salary."""
    kinds = {section.kind for section in parse_sections(body) if section.heading} & _KINDS_OF_ADS
    has_link = any(_APPLY.search(link.text_content()) for link in root.iter("a"))
    return len(record) + len(kinds) + has_link + ("salary" not in record and bool(_SALARY.search(body)))
