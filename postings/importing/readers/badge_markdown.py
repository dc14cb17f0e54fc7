"""Parser of ads in Markdown with a header, badges, a body and a footer:

    # [Title](apply URL)
    ### Company
    #### `💰 pay` `🌎 location` `❤️ benefit`
    (the body, Markdown)
    ## CLICK TO [APPLY](apply URL)

Only the title and a link to apply are required. The parts are returned as written; `extraction` interprets them.
"""

import html
import re
import unicodedata
from typing import NamedTuple

from postings.content.apply_links import check_apply_url, email_address, source_key
from postings.content.outline import plain_text
from postings.content.plain_text import MAX_COMPANY, MAX_TITLE, clean_line, has_visible_characters
from postings.content.types import Finding, ParsedAd, SetAside

MAX_LINE = 5000
MAX_BADGE = 1000

_TITLE_LINK = re.compile(r"^\s*#\s*\[(?P<title>.*)\]\((?P<url>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")
_OPEN_LINK = re.compile(r"^\s*\[([^\[\]]*)\]\(.*$")
_DAMAGED_LINK = re.compile(r"^\s*#\s*\[[^\[\]]*\]\([^()]*$")
_TITLE_ONLY = re.compile(r"^\s*#(?!#)(?P<title>.*)$")
_COMPANY = re.compile(r"^\s*###(?!#)(?P<company>.*)$")
_BADGES = re.compile(r"^\s*####(?!#)(?P<badges>\s*|\s*`.*)$")
_BADGE = re.compile(r"`([^`]*)`")
_FOOTER = re.compile(r"^\s*#*\s*CLICK TO\s*\[APPLY\]\((?P<url>.*)\)\s*$", re.IGNORECASE)
# A link may have a title: `[Apply](https://example.org "Apply now")`.
_LINK_TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\))\s*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")

_BADGE_KINDS = {"💰": "pay", "🌎": "location", "🌍": "location", "🌏": "location", "📍": "location", "❤": "benefits"}
_COMPANY_PLACEHOLDERS = {"", "none", "null", "n/a", "-"}


class _Badge(NamedTuple):
    """A badge: its kind by its emoji (None if unknown), its text, its line number and its raw text."""

    kind: str | None
    text: str
    line: int
    raw: str


def recognizes(text: str) -> bool:
    """Return whether a text has this format: a title that is a link, badges below the title, or the footer."""
    lines = _lines(text)
    first = _skip_blank(lines, 0)
    if first == len(lines) or len(lines[first]) > MAX_LINE or not _TITLE_ONLY.match(lines[first]):
        return False
    _, badges, body_start = _header(lines, first + 1)
    return bool(
        _TITLE_LINK.match(lines[first]) or _DAMAGED_LINK.match(lines[first]) or badges or _footer(lines, body_start)[1]
    )


def parse(path: str, text: str) -> ParsedAd:
    """Parse the text of an ad. Raise SetAside if it has no title, an invalid link to apply, or neither a link nor badges."""
    lines = _lines(text)
    first = _skip_blank(lines, 0)
    if first == len(lines):
        raise SetAside(path, "empty", "The file is empty. Add a job ad to it, or delete it.")
    findings: list[Finding] = []
    title, title_url = _title(path, lines[first], first + 1)
    company, badges, body_start = _header(lines, first + 1)
    body_end, footer_url, footer_line = _footer(lines, body_start)
    apply_url, apply_line = (title_url, first + 1) if title_url else (footer_url, footer_line)
    if not apply_url and not badges:
        raise SetAside(
            path,
            "no_apply_link",
            "The ad has no application link. Add one to the title: # [Title](https://…), "
            "or as the last line: CLICK TO [APPLY](https://…).",
            line=first + 1,
            field="apply_url",
            raw=lines[first],
        )
    if apply_url and (problem := check_apply_url(apply_url)):
        raise SetAside(path, "bad_apply_link", problem, line=apply_line, field="apply_url", raw=apply_url)
    if footer_url and title_url and footer_url != title_url:
        findings.append(
            Finding(
                path,
                "apply_links_differ",
                "The title and the last line have different application links. The link in the title is used.",
                footer_line,
                "apply_url",
                footer_url[:500],
            )
        )
    apply_url = source_key(apply_url) if apply_url else ""
    badge_texts = _badge_texts(path, badges, findings)
    body, leading = _body(lines[body_start:body_end])
    if not body:
        findings.append(Finding(path, "no_body", "The ad has no description below the header.", body_start + 1, "body"))
    return ParsedAd(
        title=title,
        apply_url=apply_url,
        company=_company(path, company, findings),
        pay_text=badge_texts["pay"],
        location_text=badge_texts["location"],
        benefits_text=badge_texts["benefits"],
        body=body,
        body_line=body_start + leading + 1,
        title_line=first + 1,
        company_line=company[1] if company else 0,
        badge_line=badges[0].line if badges else 0,
        findings=tuple(findings),
        key=apply_url,
    )


def parse_incomplete(text: str) -> ParsedAd:
    """Parse the text of an ad as far as it goes, for an editor to complete. Title and link may be empty."""
    lines = _lines(text)
    first = _skip_blank(lines, 0)
    line = lines[first].strip()[:MAX_LINE] if first < len(lines) else ""
    link = _TITLE_LINK.match(line)
    found = link or _TITLE_ONLY.match(line)
    title = _OPEN_LINK.sub(r"\1", found["title"] if found else line.strip("#* \t"))
    company, badges, body_start = _header(lines, first + 1)
    body_end, footer_url, _ = _footer(lines, body_start)
    urls = [url for url in (_link_target(link["url"]) if link else "", footer_url) if url]
    valid = [url for url in urls if not check_apply_url(url)]
    texts = _badge_texts("", badges, [])
    body, leading = _body(lines[body_start:body_end])
    return ParsedAd(
        title=clean_line(plain_text(title))[:MAX_TITLE].strip(),
        apply_url=source_key(valid[0]) if valid else "",
        company=_company("", company, []),
        pay_text=texts["pay"],
        location_text=texts["location"],
        benefits_text=texts["benefits"],
        body=body,
        body_line=body_start + leading + 1,
        apply_email=next((address for url in urls if (address := email_address(url))), ""),
    )


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _body(lines: list[str]) -> tuple[str, int]:
    """Return the text of the body and the number of blank lines before it."""
    leading = _skip_blank(lines, 0)
    return ("", 0) if leading == len(lines) else ("\n".join(lines[leading:]).rstrip(), leading)


def _badge_texts(path: str, badges: list[_Badge], findings: list[Finding]) -> dict[str, str]:
    """Return the text of the first badge of each kind, and add a finding for each that is ignored."""
    texts = {"pay": "", "location": "", "benefits": ""}
    for kind, value, line, raw in badges:
        if kind is None:
            findings.append(
                Finding(
                    path,
                    "unknown_badge",
                    "This badge is not a salary, location or benefits badge, so it was ignored.",
                    line,
                    "",
                    raw[:500],
                )
            )
        elif len(value) > MAX_BADGE:
            message = f"The badge is longer than {MAX_BADGE:,} characters, so it was ignored."
            findings.append(Finding(path, "badge_too_long", message, line, kind, raw[:500]))
        elif value and not texts[kind]:
            texts[kind] = value
        elif value and value != texts[kind]:
            findings.append(
                Finding(
                    path, "second_badge", "There are two badges of this type. The first one is used.", line, kind, raw[:500]
                )
            )
    return texts


def _title(path: str, line: str, number: int) -> tuple[str, str]:
    """Return the title and its link, which may be empty. Raise SetAside if the title is missing or too long."""
    line = line.strip()
    if len(line) > MAX_LINE:
        message = f"The first line is longer than {MAX_LINE:,} characters. Shorten it."
        raise SetAside(path, "title_too_long", message, line=number, field="title", raw=line)
    link = _TITLE_LINK.match(line)
    found = link or _TITLE_ONLY.match(line)
    if not found:
        message = "The first line is not a title. Start the file with: # [Title](https://application-link)"
        raise SetAside(path, "no_title", message, line=number, field="title", raw=line)
    title = clean_line(html.unescape(_ESCAPED.sub(r"\1", found["title"])))
    if not has_visible_characters(title):
        raise SetAside(
            path,
            "no_title",
            "The title is empty. Enter a title between the square brackets.",
            line=number,
            field="title",
            raw=line,
        )
    if len(title) > MAX_TITLE:
        message = f"The title is longer than {MAX_TITLE} characters. Shorten it."
        raise SetAside(path, "title_too_long", message, line=number, field="title", raw=line)
    return title, _link_target(link["url"]) if link else ""


def _link_target(destination: str) -> str:
    """Return the URL of a Markdown link without the optional title and angle brackets."""
    return _LINK_TITLE.sub("", destination).strip().removeprefix("<").removesuffix(">").strip()


def _header(lines: list[str], start: int) -> tuple[tuple[str, int] | None, list[_Badge], int]:
    """Return the company with its line number, the badges, and the index of the first line of the body.

    After blank lines, a `###` line is the first heading of the body, unless a badge line follows it.
    """
    position = start
    company = None
    if position < len(lines) and (match := _COMPANY.match(lines[position])):
        company, position = (match["company"], position + 1), position + 1
    else:
        next_text = _skip_blank(lines, position)
        after = _skip_blank(lines, next_text + 1)
        if after < len(lines) and (match := _COMPANY.match(lines[next_text])) and _BADGES.match(lines[after]):
            company, position = (match["company"], next_text + 1), next_text + 1
    badges: list[_Badge] = []
    badge_line = _skip_blank(lines, position)
    if badge_line < len(lines) and (match := _BADGES.match(lines[badge_line])):
        badges = [_badge(raw, badge_line + 1) for raw in _BADGE.findall(match["badges"])]
        position = badge_line + 1
    return company, badges, position


def _skip_blank(lines: list[str], start: int) -> int:
    return next((n for n in range(start, len(lines)) if lines[n].strip()), len(lines))


def _badge(raw: str, line: int) -> _Badge:
    text = raw.strip()
    kind = next((kind for emoji, kind in _BADGE_KINDS.items() if text.startswith(emoji)), None)
    value = text[1:].removeprefix("\ufe0f") if kind else text
    return _Badge(kind, clean_line(html.unescape(value)), line, raw)


def _footer(lines: list[str], body_start: int) -> tuple[int, str, int]:
    """Return the index after the last line of the body, and the link and line number of the footer, if any."""
    last = next((n for n in range(len(lines) - 1, body_start - 1, -1) if lines[n].strip()), None)
    if last is None or not (match := _FOOTER.match(lines[last])):
        return len(lines), "", 0
    return last, _link_target(match["url"]), last + 1


def _company(path: str, found: tuple[str, int] | None, findings: list[Finding]) -> str | None:
    if found is None:
        return None
    raw, line = found
    name = clean_line(html.unescape(_ESCAPED.sub(r"\1", raw)))
    if name.casefold() in _COMPANY_PLACEHOLDERS or not has_visible_characters(name):
        return None
    if len(unicodedata.normalize("NFKC", name).casefold()) > MAX_COMPANY:
        message = f"The company name is longer than {MAX_COMPANY} characters, so it was ignored."
        findings.append(Finding(path, "company_too_long", message, line, "company", raw[:500]))
        return None
    return name
