"""Comments in which companies say whom they hire: `Northwind | Data Engineer | Oslo or REMOTE | Full-time`, then a text.

After the company, the parts of the first line come in any order. A comment can list several jobs, each with its own link.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from postings.importing.readers.mapping import Record
from postings.importing.readers.place_text import names_place, places_in
from postings.reference.occupations import names_occupation

_MAX_HEAD, _MAX_COMPANY, _MAX_PART, _MAX_TITLES, _MAX_WORDS = 600, 80, 160, 3, 10
_WORDS_BEFORE_LINK = 60
_HEAD_END = re.compile(r"</?p\b[^>]*>|\n", re.IGNORECASE)
# The separators of a first line, and how many parts it must have for it to be one.
_SEPARATORS = (
    (re.compile(r"\s*[|｜¦]\s*"), 2),
    (re.compile(r"\s+/\s+"), 3),
    (re.compile(r"\s+[•·—–-]\s+"), 3),
)
_TAG = re.compile(r"<[^<>]{1,1000}>")
_LINK = re.compile(r"<a\b[^>]{0,200}\bhref=\"([^\"]{1,2000})\"[^>]{0,200}>(.{0,2000}?)</a>", re.IGNORECASE | re.DOTALL)
_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_DOMAIN = re.compile(r"(?:www\.)?(?:[\w-]+\.)+[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[a-z]{2,12}", re.IGNORECASE)
_EMPTY_BRACKETS = re.compile(r"\s*[(\[]\s*[)\]]")
_FUNDING = re.compile(r"\s*\((?:YC\b|www\.|[\w.-]+\.[a-z]{2,6}\b)[^)]*\)", re.IGNORECASE)

_TERMS = re.compile(
    r"\b(?:full[- ]?time|part[- ]?time|contract(?:or|ors)?|freelance|intern(?:s|ship|ships)?|permanent|temporary|ft|pt)\b",
    re.IGNORECASE,
)
_WORKPLACE = re.compile(
    r"\b(?:remot\w*|on-?\s?site|hybrid|in[- ]?office|in[- ]person|wfh|anywhere|worldwide|distributed)\b", re.IGNORECASE
)
# What stands in brackets behind "hybrid" explains it: "Hybrid (2 days remote)".
_ABOUT_HYBRID = re.compile(r"(?P<hybrid>\bhybrid\b[^()|]{0,20})\((?P<about>[^)]*)\)", re.IGNORECASE)
_AMOUNT = re.compile(r"[$€£¥]\s?\d|\d\s?[kK]\b|\b\d{2,3}[,.]\d{3}\b|\b(?:USD|EUR|GBP|CHF)\b")
_OTHER = re.compile(
    r"\b(?:visas?|h-?1b|equity|benefits|stock|sponsor\w*|yc [ws]\d\d|series [a-f]|seed|profitable|stealth)\b", re.IGNORECASE
)
_ROLE = re.compile(
    r"\b(?:engineers?|engineering|developers?|devs?|programmers?|designers?|managers?|scientists?|analysts?|architects?|"
    r"leads?|directors?|head of|vp|cto|ceo|coo|cfo|founders?|cofounder|administrators?|admins?|sysadmin|devops|sre|swes?|"
    r"researchers?|recruiters?|consultants?|marketers?|writers?|specialists?|associates?|technicians?|hackers?|interns|"
    r"accountants?|executives?|representatives?)\b",
    re.IGNORECASE,
)
_FIELD_OF_WORK = re.compile(
    r"\b(?:full[- ]?stack|front[- ]?end|back[- ]?end|marketing|sales|founding|staff|principal|sr\.?|senior|junior|product|"
    r"data|qa|security|support|operations|embedded|firmware|ios|android|mobile)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:multiple|various|several|many|all) (?:\w+ )?(?:roles|positions|openings|jobs)\b|^(?:roles|positions)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\b(?:our|we|you|to|is|are)\b", re.IGNORECASE)
_HIRING = re.compile(r"\b(?:hiring|positions?|roles?|openings?|looking for)\b", re.IGNORECASE)
_NO_EMPLOYER = re.compile(r"^\W*(?:seeking (?:work|freelancer)|looking for work|location:)", re.IGNORECASE)
# What people who look for work write: whether they would move, and below that their CV.
_WOULD_MOVE = re.compile(r"\bwilling to relocate\b", re.IGNORECASE)
_CV = re.compile(r"\b(?:r[ée]sum[ée]|cv)\b", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-*•–—+>※]+|\d{1,2}[.)])\s*")
# Roles in one line: `Open roles: • Data Engineer • Designer`.
_ROLES = re.compile(
    r"\W*(?:(?:open|current|available) )?(?:roles|positions|openings|jobs)(?: open)?\s*:\s*(?=[•·▪])", re.IGNORECASE
)
_INLINE_BULLET = re.compile(r"\s*(?=[•·▪]\s)")
_AFTER_TITLE = re.compile(r"\s[-–—|]+(?:\s|$)|:(?:\s|$)")
_HIRES = re.compile(
    r"\b(?:hiring|looking for|seeking|searching for|we need)(?: for)?"
    r"(?: (?:an?|our|two|three|several|some|more|talented|remote))*"
    r" (?P<title>(?:(?!and |for |to )[\w/+#.&-]+ ){0,4}?(?:engineers?|developers?|designers?|managers?|scientists?|"
    r"analysts?|architects?|leads?|directors?|programmers?|recruiters?|writers?))\b",
    re.IGNORECASE,
)
_JOB_LINK = re.compile(
    r"greenhouse|lever\.co|ashbyhq|workable|smartrecruiters|recruitee|personio|teamtailor|breezy|bamboohr|workday|jobvite|"
    r"grnh\.se|career|jobs?\b|join|hiring|apply|position|opening|vacanc|talent|recruit",
    re.IGNORECASE,
)
_OTHER_LINK = re.compile(r"github\.com|news\.ycombinator|wikipedia\.org|youtube\.com|twitter\.com|//x\.com", re.IGNORECASE)
_APPLY = re.compile(
    r"\b(?:appl(?:y|ication|ying)|careers?|openings?|positions?|job description|jd|more (?:info|details)|roles?)\b",
    re.IGNORECASE,
)
# A first line that is a sentence: `Deckhand at Northwind in Oslo`.
_JOB_AT_COMPANY = re.compile(
    r"(?P<title>.{3,80}?) (?:at|@) (?P<company>[A-Z0-9].{1,50}?)(?: in (?P<location>[A-Z][\w ,.-]{2,50}))?$"
)


@dataclass(frozen=True)
class Comment:
    """A comment as HTML, with its id, its parent's id and when it was written, as the source has them."""

    id: str
    parent: str
    text: str
    time: str


def read_comment(comment: Comment) -> Iterator[Record]:
    """Yield the ads of a comment: one, or one for each job that it lists if its first line names none."""
    head = _plain(_HEAD_END.split(comment.text.strip(), maxsplit=1)[0]).strip("*_ ")
    if not head or _NO_EMPLOYER.match(head):
        return
    text = _plain(comment.text)
    if (would_move := _WOULD_MOVE.search(text)) and _CV.search(text, would_move.end()):
        return
    parts = _parts(head)
    named = None if parts else _JOB_AT_COMPANY.match(head)
    if named and names_occupation(named["title"]):
        fields = {name: text for name, text in named.groupdict().items() if text}
    else:
        fields = _classified(parts) if parts else _company_above_roles(comment.text)
    title = fields.pop("title", "")
    base = fields | {
        "posted": _posted(comment.time),
        "apply_email": next(iter(_MAIL.findall(text)), ""),
        "apply_url": _apply_link(comment.text),
        "description": comment.text,
    }
    may_list = not title or _SEVERAL.search(title) if parts else _HIRING.search(text)
    if may_list and (jobs := dict(_listed_jobs(comment.text))) and (parts or len(jobs) > 1):
        for name, link in jobs.items():
            yield base | {"id": f"{comment.id}/{name}", "title": name, "apply_url": link or base["apply_url"]}
    elif title := title or _named_in_text(text if parts else text[:_MAX_HEAD]) or fields.get("company", ""):
        yield base | {"id": comment.id, "title": title}


def _plain(text: str) -> str:
    """Return HTML as one line of text."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def _without_links(text: str) -> str:
    return _EMPTY_BRACKETS.sub("", _URL.sub("", text)).strip(" -–,;:")


def _parts(head: str) -> list[str]:
    """Return the parts of a first line, or none if it is a sentence."""
    for separator, at_least in _SEPARATORS:
        parts = [part for part in separator.split(head[:_MAX_HEAD]) if part.strip()]
        if len(parts) >= at_least and len(parts[0]) <= _MAX_COMPANY:
            return parts
    return []


def _classified(parts: list[str]) -> Record:
    """Return what the parts of a first line are: the company, then titles, places, terms and pay in any order."""
    fields: Record = {"company": _without_links(_FUNDING.sub("", parts[0])) or parts[0]}
    titles: list[str] = []
    places: list[str] = []
    for part in map(_without_links, parts[1:]):
        if not part or _DOMAIN.fullmatch(part):
            continue
        if _TERMS.search(part):
            fields.setdefault("employment_type", []).append(part[:_MAX_PART])
        if _AMOUNT.search(part):
            fields.setdefault("salary", part[:_MAX_PART])
        if place := _place(part):
            places.append(place)
        elif _is_title(part) and (not titles or len(part.split()) <= 4):
            titles.append(part)
    return fields | {"title": ", ".join(titles[:_MAX_TITLES])[:_MAX_PART], "location": "; ".join(places)}


def _company_above_roles(text: str) -> Record:
    """Return the company that the first line is, if the second lists roles."""
    head, *below = _HEAD_END.split(text.strip(), maxsplit=2)
    name = _without_links(_FUNDING.sub("", _plain(head)))
    return {"company": name} if below and _ROLES.match(below[0]) and 0 < len(name) <= _MAX_COMPANY else {}


def _is_job(text: str) -> bool:
    return bool(_ROLE.search(text) or _FIELD_OF_WORK.search(text))


def _is_title(text: str) -> bool:
    return bool(_SEVERAL.search(text)) or (_is_job(text) and not _OTHER.search(text) and not _AMOUNT.search(text))


def _place(text: str) -> str:
    """Return what a part of the first line says of place and workplace, or an empty text."""
    text = _ABOUT_HYBRID.sub(lambda match: match[0] if names_place(match["about"]) else match["hybrid"], text)
    modes = [match[0] for match in _WORKPLACE.finditer(text)]
    if modes and _TERMS.search(text):
        rest = _TERMS.sub(" ", text)
        return rest.strip() if names_place(rest) and not _AMOUNT.search(rest) else ", ".join(modes)
    if modes and _AMOUNT.search(text):
        return ", ".join(modes)
    if _ROLE.search(text) or _AMOUNT.search(text) or _OTHER.search(text):
        return ""
    found = None if modes else places_in(text)
    return text if modes or (found and (found.cities or found.countries or found.subdivisions or found.regions)) else ""


def _posted(time: str) -> str:
    """Return a time as a date: seconds since 1970, or a date as text."""
    return datetime.fromtimestamp(int(time), UTC).date().isoformat() if re.fullmatch(r"\d{9,10}", time) else time


def _links(text: str) -> Iterator[tuple[str, str]]:
    """Yield the links of a text, each with the words before it."""
    for match in _LINK.finditer(text):
        before = _plain(text[max(0, match.start() - 2 * _WORDS_BEFORE_LINK) : match.start()])
        yield html.unescape(match[1]), f"{before[-_WORDS_BEFORE_LINK:]} {_plain(match[2])}"
    if "<a" not in text:
        plain = html.unescape(text)
        for match in _URL.finditer(plain):
            yield match[0].rstrip(".,"), plain[max(0, match.start() - _WORDS_BEFORE_LINK) : match.start()]


def _apply_link(text: str) -> str:
    """Return the link that most likely leads to the job, by its address and by the words before it."""
    best, best_score = "", -1
    for url, words in _links(text):
        score = 3 * bool(_JOB_LINK.search(url)) + 2 * bool(_APPLY.search(words)) - 9 * bool(_OTHER_LINK.search(url))
        if score > best_score:
            best, best_score = url, score
    return best


def _listed_jobs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the title and link of each job of a list: a line a job, the link behind the title or in the next line."""
    lines = [line for line in _lines_below_head(text) if line.strip()]
    for line, after in pairwise([*lines, ""]):
        own = next(_links(line), ("", ""))[0]
        link = own or (next(_links(after), ("", ""))[0] if after.lstrip().startswith("<a") else "")
        plain = _URL.sub("", _plain(line))
        bullet = _BULLET.match(plain)
        title = _AFTER_TITLE.split(plain[bullet.end() if bullet else 0 :], maxsplit=1)[0].strip(" .,;:-–")
        if (link or bullet) and title[:1].isupper() and _is_listed_title(title):
            yield title, link


def _lines_below_head(text: str) -> Iterator[str]:
    """Yield the lines below the first, and each role of a line that has several."""
    for line in _HEAD_END.split(text)[1:]:
        roles = _ROLES.match(line)
        yield from _INLINE_BULLET.split(line[roles.end() :]) if roles else [line]


def _is_listed_title(title: str) -> bool:
    return bool(_ROLE.search(title)) and len(title.split()) <= _MAX_WORDS and not _SENTENCE.search(title)


def _named_in_text(text: str) -> str:
    """Return the job that a text says it is hiring for, such as `hiring a Platform Engineer`."""
    match = _HIRES.search(text)
    return match["title"][:1].upper() + match["title"][1:] if match else ""
