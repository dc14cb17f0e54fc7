"""Find the title of an ad in its text, and the company that it names: `# Data Engineer at [Northwind](https://…)`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from postings.content.outline import plain_text
from postings.content.plain_text import clean_line
from postings.content.section_kinds import is_heading_text
from postings.importing.readers.mapping import normalize
from postings.reference.occupations import names_occupation

_HASHES = re.compile(r"^[ \t]{0,3}(#{1,6})[ \t]*(?P<text>[^#].*?)[ \t#]*$")
_UNDERLINE = re.compile(r"^[ \t]{0,3}(?:={3,}|-{3,})[ \t]*$")
_BOLD = re.compile(r"^[ \t]{0,3}(?:\*\*|__)(?P<text>[^*_].{0,200}?)(?:\*\*|__)[ \t]*$")
# Headings and first lines that are no title, although some of them name an occupation.
_NO_TITLE = re.compile(
    r"^\W*(?:job (?:posting|description|details|ad)(?: summary| details| overview)?|"
    r"position (?:description|summary|overview)|"
    r"(?:role|position|company|job|executive) (?:overview|summary|profile)|overview|summary|description|introduction|"
    r"about\b.{0,60}|table of contents|contents|apply(?: now| here)?|posted .*|qualifications|benefits|"
    r"stellenbeschreibung|stellenanzeige|descripti(?:f|on) du poste|descripción del puesto|"
    r"who (?:are )?we(?: are)?\b.*|what you.*|your (?:role|mission|tasks).*|(?:key )?(?:responsibilities|requirements)\b.*|"
    r".*\b(?:is|are) (?:currently )?(?:seeking|looking|recruiting|searching|hiring)\b.*|"
    r"(?:hi|hello|hey|dear|hallo|hola|bonjour|salut|ol[áa]|ciao|liebe[rs]?|welcome)\b.*)\W*$",
    re.IGNORECASE,
)
_BEFORE_TITLE = re.compile(
    r"^\W*(?:(?:job (?:title|opening|offer|posting|description|ad)|vacancy|position|role|opening|hiring|now hiring|"
    r"stellenangebot|stellenausschreibung|offre d['’]emploi|oferta de (?:empleo|trabajo)|vacante|招聘)\s*[:：–—-]\s*|"
    r"(?:we(?:['’]re| are)\s+(?:(?:currently|now)\s+)?(?:hiring|looking for|seeking)|wanted|"
    r"(?:wir|nous) (?:suchen|recherchons|recrutons)|buscamos|se busca)(?:[:!]|\s+[–—-])?\s+"
    r"(?:an?|the|eine?n?|une?|un[ao]?)?\s*)",
    re.IGNORECASE,
)
_LINKED_COMPANY = re.compile(
    r"\s+(?:at|@|bei|chez|with|for|en|–|—|-|\|)\s+\[(?P<company>[^\[\]]{2,100})\]\([^()\s]{1,500}\)\W{0,6}$"
)
_AT_COMPANY = re.compile(
    r"\s+(?:at|@|bei(?: der)?|chez)\s+(?P<company>(?!a\b|the\b|an\b|all\b)[A-ZÀ-Þ0-9][^,|()\[\]–—]{1,60}?)\W{0,3}$"
)
# The titles of pages of job boards: `Northwind hiring Cook in Bergen, Norway | LinkedIn`, `Cook - Bergen - Indeed.com`.
_HIRING = re.compile(
    r"^(?P<company>.{2,80}?) (?:hiring|is hiring|sucht|recrute|busca) (?P<title>.{3,150}?) (?:in|à|en) [^|]{2,80} "
    r"\| LinkedIn$"
)
_SITE = re.compile(
    r"\s*[|–—-]\s*(?:LinkedIn|Indeed(?:\.\w{2,3}){0,2}|Glassdoor|Monster|StepStone|XING(?: Jobs)?|InfoJobs|"
    r"Welcome to the Jungle)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?i:looking for|seeking|hiring|searching for|in search of|recruiting|on the hunt for|"
    r"suchen(?: wir)?|recherch(?:e|ons)|recrut(?:e|ons)|busca(?:mos|ndo)?|procura(?:mos)?)\s+"
    r"(?:for\s+)?(?:an?|the|our|eine?n?|une?|un[ao]?|uma?)\s+(?:[a-zà-ÿ][\w-]*,?\s+){0,5}?"
    r"(?P<title>\(?[A-ZÀ-Þ][^.,;:!?\n]{2,80}?)"
    r"(?=\s+(?:to|who|with|that|in|for|at|on|join\w*|based|as|zur|für|mit|der|die|das|pour|qui|para|con|que)\b|[.,;:!?]|$)"
)
# A job that a sentence names with all genders: `join us as Data Engineer (m/f/d)`.
_MARKED = re.compile(
    r"(?:\b(?i:as|als|position|stelle|role|comme)\b[:„“\"]?|:)\s+(?:(?i:an?|eine?n?)\s+)?[„“\"]?"
    r"(?P<title>[A-ZÀ-Þ][^.,;:!?()\n]{2,80}?\s*\((?:[mwfdxvh]\s?[/|]\s?){1,3}[mwfdxvh*]\))"
)
_PART = re.compile(r"\s+[–—|-]\s+|\s*\(")
_ABBREVIATIONS = frozenset("ai api bi crm erp hr it ml php qa seo sql sre ui ux".split())
_SEARCH_LINES, _MAX_WORDS, _MAX_LINE, _MAX_SENTENCES, _MIN_NAME, _MAX_TEXT_LINE = 25, 16, 200, 200, 4, 2000


@dataclass(frozen=True)
class Title:
    """A title as the text has it, and the company named with it. `line` counts from 0; -1 is in a sentence."""

    text: str
    line: int
    company: str = ""


def find_title(lines: Sequence[str], path: str) -> Title | None:
    """Return the title that a line is, or else that a sentence names: the first with an occupation, or the first heading.

    A heading below that of a section is one only if no sentence names the job.
    """
    candidates = list(_candidates(lines))
    for number, text, _ in candidates:
        if names_occupation(plain_text(text)):
            return _title(text, number)
    for number, text, is_heading in candidates:
        if is_heading or number == candidates[0][0]:
            is_below_heading = any(line.lstrip().startswith("#") for line in lines[:number])
            of_sentence = _of_sentence(lines) if is_below_heading else None
            if of_sentence and names_occupation(of_sentence.text):
                return of_sentence
            return _of_file_name(lines, path) or _title(text, number)
    return _of_file_name(lines, path) or _of_sentence(lines) or _of_file_name_alone(path)


def as_title(text: str) -> Title:
    """Return a title without the company in it."""
    return _title(text, 0)


def without_company(title: Title, company: str, url: str, lines: Sequence[str] = ()) -> Title:
    """Return a title without the company at its start or end: one that is stated, or that the link or the text names.

    >>> without_company(Title("Data Engineer — Northwind", 0), "", "https://northwind.example.com/jobs/1")
    Title(text='Data Engineer', line=0, company='Northwind')
    """
    parts = list(_PART.finditer(title.text))
    if not parts or title.company:
        return title
    last, first = title.text[parts[-1].end() :].rstrip(") "), title.text[: parts[0].start()]
    for name, rest in ((last, title.text[: parts[-1].start()]), (first, title.text[parts[0].end() :])):
        if not names_occupation(rest) or names_occupation(name):
            continue
        if _is_same(name, company) or _is_in_link(name, url) or (not company and _is_introduced(name, lines)):
            return replace(title, text=rest, company=company or name)
    if len(parts) > 1 and parts[-1][0].endswith("("):
        shorter = without_company(replace(title, text=title.text[: parts[-1].start()]), company, url, lines)
        return shorter if shorter.company else title
    return title


def _is_same(name: str, company: str) -> bool:
    return bool(company) and normalize(name) == normalize(company)


def _is_in_link(name: str, url: str) -> bool:
    """Return whether the host of a link begins with a name, or a part of its path is the name."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    first_word = normalize(name.split()[0]) if name.split() else ""
    labels = (parts.hostname or "").split(".")
    return len(first_word) >= _MIN_NAME and (
        first_word in map(normalize, labels) or normalize(name) in map(normalize, parts.path.split("/"))
    )


def _is_introduced(name: str, lines: Sequence[str]) -> bool:
    """Return whether a sentence says what a name is: `Northwind Tidal is a maker of tide gauges.`"""
    if not name[:1].isupper():
        return False
    sentence = re.compile(
        rf"(?:^|[.!?]\s+)\W{{0,3}}{re.escape(name)}\W{{0,3}} (?:is|ist|est|es) (?:an?|the|eine?|une?|una)\b"
    )
    return any(sentence.search(plain_text(line[:_MAX_TEXT_LINE])) for line in lines[:_MAX_SENTENCES] if name in line)


def _candidates(lines: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """Yield the number, Markdown and whether it is a heading of the first lines that can be a title.

    A line that is no heading is one only above all running text.
    """
    is_above = True
    for number in [number for number, line in enumerate(lines) if line.strip()][:_SEARCH_LINES]:
        line = lines[number]
        found = _HASHES.match(line[:_MAX_LINE]) or _BOLD.match(line[:_MAX_LINE])
        is_heading = bool(found) or (number + 1 < len(lines) and bool(_UNDERLINE.match(lines[number + 1])))
        text = (found["text"] if found else line).strip()
        is_above = is_above and (is_heading or _may_stand_above(text))
        if (is_heading or is_above) and _may_be_title(text, is_heading):
            yield number, text, is_heading


def _may_stand_above(text: str) -> bool:
    """Return whether a line is no running text and no item of a list."""
    return len(text) <= _MAX_LINE and text[0] not in "-*+•>|" and text[-1] not in ".!?"


def _may_be_title(text: str, is_heading: bool) -> bool:
    plain = plain_text(text)
    words = plain.split()
    if len(text) > _MAX_LINE or not 1 <= len(words) <= _MAX_WORDS or not any(each.isalpha() for each in plain):
        return False
    if _NO_TITLE.match(plain) or "://" in plain or plain.startswith(("www.", "|")) or text[-1] in ".:;?,":
        return False
    return names_occupation(plain) or (not is_heading_text(plain) and (is_heading or text[0] not in "#!["))


def _title(text: str, number: int) -> Title:
    if hiring := _HIRING.match(clean_line(plain_text(text))):
        return Title(hiring["title"], number, hiring["company"])
    company, text = "", _SITE.sub("", text)
    for pattern in (_LINKED_COMPANY, _AT_COMPANY):
        if found := pattern.search(text):
            company, text = clean_line(plain_text(found["company"])), text[: found.start()]
            break
    plain = clean_line(plain_text(text)).strip("#:|–—( ")
    shortened = _BEFORE_TITLE.sub("", plain).strip()
    return Title(shortened if names_occupation(shortened) else plain, number, company)


def _of_file_name(lines: Sequence[str], path: str) -> Title | None:
    """Return the words of the text that the name of the file consists of: `2026-04-08_northwind_data-engineer.txt`."""
    name = re.sub(r"^\d{4}-\d{2}-\d{2}|^\d+", "", path.rpartition("/")[2].rpartition(".")[0])
    for part in [name, *reversed(name.split("_"))]:
        words = re.findall(r"[^\W_]+", part)
        if 2 <= len(words) <= 10 and names_occupation(" ".join(words)):
            phrase = r"[\W_]{1,3}".join(map(re.escape, words))
            pattern = re.compile(rf"(?<!\w){phrase}(?!\w)", re.IGNORECASE)
            for line in lines[:_MAX_SENTENCES]:
                if (found := pattern.search(plain_text(line[:_MAX_TEXT_LINE]))) and any(each.isupper() for each in found[0]):
                    return Title(clean_line(found[0]), -1)
    return None


def _of_file_name_alone(path: str) -> Title | None:
    """Return the title that the name of a file is, where its text has none: `senior-backend-engineer.md`."""
    words = re.findall(r"[^\W_]+", re.sub(r"^\d{4}-\d{2}-\d{2}|^\d+", "", path.rpartition("/")[2].rpartition(".")[0]))
    if not 2 <= len(words) <= 6 or not names_occupation(" ".join(words)):
        return None
    return Title(" ".join(word.upper() if word in _ABBREVIATIONS else word[:1].upper() + word[1:] for word in words), -1)


def _of_sentence(lines: Sequence[str]) -> Title | None:
    for line in lines[:_MAX_SENTENCES]:
        text = plain_text(line[:_MAX_TEXT_LINE])
        for found in (*_MARKED.finditer(text), *_SENTENCE.finditer(text)):
            if names_occupation(found["title"]):
                return Title(clean_line(found["title"]), -1)
    return None
