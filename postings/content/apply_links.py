"""Validate links to apply, and identify postings by them.

Ads are untrusted, so a link must be a web address, without a user name that could pose as the host and without
characters that browsers interpret differently.
"""

import re
from urllib.parse import unquote, urlsplit

MAX_LENGTH, MAX_EMAIL_LENGTH = 2000, 254
_EMAIL = re.compile(r"[\w.!#$%&*+/=?^`{|}~'-]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{0,62}")
# How people write an address so that programs do not find it: `jobs [at] northwind [dot] example`.
_AT, _DOT = (
    re.compile(r"\s?[(\[{]\s?(?:at|@)\s?[)\]}]\s?", re.IGNORECASE),
    re.compile(r"\s?[(\[{]\s?dot\s?[)\]}]\s?", re.IGNORECASE),
)
# At least two labels, the last with a letter, which excludes IP addresses in all their notations.
_NAMED_HOST = re.compile(r"\.(?!0x[0-9a-f]*\.?$)[^.]*[^\W\d_][^.]*\.?$", re.IGNORECASE)
# IDNA 2003, which Python implements, replaces these characters; IDNA 2008, which browsers implement, keeps them.
_AMBIGUOUS_IDNA = re.compile("[ßςẞ\u200c\u200d]")
_FORBIDDEN_CHARACTERS = re.compile(r"[\s\x00-\x1f\x7f\"'<>\\^`{|}]")


def check_apply_url(url: str) -> str:
    """Return a sentence that says what is wrong with the URL, or an empty string if it is valid."""
    if len(url.encode("utf-8")) > MAX_LENGTH:
        return f"The application link is longer than {MAX_LENGTH:,} bytes. Enter a shorter link."
    if not url.lower().startswith(("http://", "https://")):
        return "The application link is not a web address. It must start with http:// or https://."
    if _FORBIDDEN_CHARACTERS.search(url):
        return "The application link contains a space or a character that is not allowed in web addresses."
    try:
        parts = urlsplit(url)
        ascii_host(url)
        parts.port  # noqa: B018  raises for a port that is not a number
    except ValueError:
        return "The application link is not a valid web address."
    if not _NAMED_HOST.search(parts.hostname or ""):
        return "The application link must contain a full domain name, for example jobs.example.org."
    if _AMBIGUOUS_IDNA.search(parts.hostname or ""):
        return (
            "The domain name of the application link contains a letter that browsers handle differently. "
            "Enter the domain name in its xn--… form."
        )
    if parts.username is not None or parts.password is not None:
        return "The application link contains a username, which can hide where it leads. Remove the username."
    return ""


def check_apply_email(address: str) -> str:
    """Return a sentence that says what is wrong with the e-mail address, or an empty string if it is valid."""
    if len(address) > MAX_EMAIL_LENGTH or not _EMAIL.fullmatch(address):
        return "Enter one e-mail address, for example jobs@example.org."
    return ""


def email_address(text: str) -> str:
    """Return the address that a text is, also `jobs [at] a.example` or a `mailto:` link, or an empty string."""
    address = _AT.sub("@", _DOT.sub(".", text.strip()))
    if address[:7].lower() == "mailto:":
        address = unquote(address[7:].partition("?")[0]).strip()
    return "" if check_apply_email(address) else address


def source_key(url: str) -> str:
    """Return the key that identifies the posting behind a valid link. Scheme and host ignore case, the rest does not."""
    parts = urlsplit(url)
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()).geturl()


def ascii_host(url: str) -> str:
    """Return the host as ASCII (`xn--…`), so that look-alike characters are visible.

    Raises ValueError if the host cannot be encoded.
    """
    host = urlsplit(url).hostname or ""
    return host if host.isascii() else host.encode("idna").decode("ascii")
