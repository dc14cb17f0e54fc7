"""Removing contact data from the text of an ad: e-mail addresses, telephone numbers, links to apply or to message a person.

The pages of closed ads do not show them, since nobody wants to be asked about a job that is filled. Names stay: they cannot
be distinguished from those of products and companies.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import chain
from urllib.parse import urlsplit

from phonenumbers import Leniency, PhoneNumberMatch, PhoneNumberMatcher

from postings.reference.name_keys import readable_slug

REMOVED = "[…]"

_AT = r"(?:[@＠]|\s?[(\[{<]\s?(?:at|@)\s?[)\]}>]\s?)"
_DOT = r"(?:\.|\s?[(\[{<]\s?(?:dot|\.)\s?[)\]}>]\s?)"
# Also `jobs (at) example (dot) org`. Its parts have a length, so that hostile text costs no more.
_EMAIL = re.compile(
    rf"(?:mailto:)?(?<![\w.+-])[\w.!#$%&*+/=?^`|~'-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}})+(?:\?[^\s)>\]\"']*)?",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"')\]]*[^\s<>\"')\].,;:!?]", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"!?\[(?P<words>[^\[\]]{0,500})\]\(<?(?P<target>[^\s()<>]{1,2000})>?(?:\s[^()]{0,300})?\)")
_TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_HREF = re.compile(r"\bhref=\"(?P<target>[^\"]*)\"")
# Where people are messaged, by host, and the start of the path that is a person's.
_MESSAGING = {
    "wa.me": "/",
    "api.whatsapp.com": "/",
    "t.me": "/",
    "telegram.me": "/",
    "m.me": "/",
    "linkedin.com": "/in/",
    "calendly.com": "/",
}
# Where numbers are looked for that are written without the code of their country.
_ALWAYS = "US"
_MAX_COUNTRIES = 4
# In the words of a salary, shorter numbers are amounts.
_LEAST_DIGITS_AMONG_AMOUNTS = 10


@dataclass(frozen=True)
class ContactFilter:
    """Removes contact data from texts of one ad, given its links to apply and the countries (ISO codes) that it names."""

    apply_links: Collection[str] = ()
    countries: Collection[str] = ()

    def text(self, text: str) -> str:
        """Return plain text or Markdown without contact data. Links to apply become their words."""
        linked = self._without_links(text)
        return _cut([linked], self._spans(linked))[0]

    def pay_text(self, text: str) -> str:
        """Return the words of a salary without contact data. Amounts look like telephone numbers, and stay."""
        linked = self._without_links(text)
        return _cut([linked], chain(self._addresses(linked), self._numbers_among_amounts(linked)))[0]

    def html(self, html: str) -> str:
        """Return sanitized HTML without contact data. An address that is written across several elements is found, too."""
        tags = _TAG.findall(html)
        texts = [unescape(text) for text in _TAG.split(html)]
        cleaned = _cut(texts, self._spans("".join(texts)))
        pieces, is_unlinked = [escape(cleaned[0], quote=False)], False
        for tag, text in zip(tags, cleaned[1:], strict=True):
            link = _HREF.search(tag)
            if link and self._is_contact(unescape(link["target"])):
                is_unlinked = True
            elif is_unlinked and tag == "</a>":
                is_unlinked = False
            else:
                pieces.append(tag)
            pieces.append(escape(text, quote=False))
        return "".join(pieces)

    def _without_links(self, text: str) -> str:
        return _MARKDOWN_LINK.sub(lambda link: link["words"] if self._is_contact(link["target"]) else link[0], text)

    def _is_contact(self, target: str) -> bool:
        """Return whether a link leads to an e-mail address, a telephone number, a person, or the form to apply."""
        if target.lower().startswith(("mailto:", "tel:", "sms:")):
            return True
        host, path = _host_and_path(target)
        start = _MESSAGING.get(host)
        return (start is not None and path.startswith(start)) or (host, path) in set(map(_host_and_path, self.apply_links))

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each piece of contact data."""
        yield from self._addresses(text)
        yield from ((match.start, match.end) for match in self._numbers(text, Leniency.VALID))

    def _addresses(self, text: str) -> Iterator[tuple[int, int]]:
        yield from (match.span() for match in _EMAIL.finditer(text))
        yield from (match.span() for match in _URL.finditer(text) if self._is_contact(match[0]))

    def _numbers_among_amounts(self, text: str) -> Iterator[tuple[int, int]]:
        for match in self._numbers(text, Leniency.STRICT_GROUPING):
            if sum(map(str.isdecimal, match.raw_string)) >= _LEAST_DIGITS_AMONG_AMOUNTS:
                yield match.start, match.end

    def _numbers(self, text: str, leniency: int) -> Iterator[PhoneNumberMatch]:
        for region in sorted({_ALWAYS, *sorted(self.countries)[:_MAX_COUNTRIES]}):
            yield from PhoneNumberMatcher(text, region, leniency)


def posting_slug(title: str, unique: str, countries: Collection[str] = ()) -> str:
    """Return a stable slug for a posting, without the contact data of its title: the address outlives the open ad."""
    return readable_slug(ContactFilter(countries=countries).text(title), unique)


def _host_and_path(url: str) -> tuple[str, str]:
    """Return what identifies the page of a link, without its query; empty strings if it is no web address."""
    try:
        parts = urlsplit(url.strip())
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/") + "/"
    except ValueError:
        return "", ""


def _cut(texts: list[str], spans: Iterator[tuple[int, int]]) -> list[str]:
    """Return texts with REMOVED in place of the spans, which are positions in the texts joined together."""
    bounds = _united(sorted(spans))
    found, start = [], 0
    for text in texts:
        kept, at, end = [], start, start + len(text)
        for first, last in bounds:
            if first < end and last > start:
                kept.append(text[at - start : max(first, start) - start])
                kept.append(REMOVED * (first >= start))
                at = min(last, end)
        found.append("".join([*kept, text[at - start :]]))
        start = end
    return found


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in spans:
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
