"""Whether a link to apply may be shown, and what makes two of them the same.

Ads are written by strangers, so a link is checked by what it is, not by what it looks like: web addresses only,
no user name that poses as the host, no sign that a browser would read differently.
"""

import re
from urllib.parse import urlsplit

MAX_LENGTH = 2000
# At least two labels, the last of which holds a letter: no address of a machine, in any of the ways to write one.
_NAMED_HOST = re.compile(r"\.(?!0x[0-9a-f]*\.?$)[^.]*[^\W\d_][^.]*\.?$", re.IGNORECASE)
# The old rules for names beyond ASCII, which Python has, turn these into others; the new ones, of browsers, keep them.
_READ_IN_TWO_WAYS = re.compile("[ßςẞ\u200c\u200d]")
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f\"'<>\\^`{|}]")


def check_apply_url(url: str) -> str:
    """Say what is wrong with `url`, in a sentence for the person who can mend it; empty where nothing is."""
    if len(url.encode("utf-8")) > MAX_LENGTH:
        return f"The application link is longer than {MAX_LENGTH:,} bytes. Enter a shorter link."
    if not url.lower().startswith(("http://", "https://")):
        return "The application link is not a web address. It must start with http:// or https://."
    if _FORBIDDEN.search(url):
        return "The application link contains a space or a character that is not allowed in web addresses."
    try:
        parts = urlsplit(url)
        ascii_host(url)
        parts.port  # noqa: B018  raises for a port that is no number
    except ValueError:
        return "The application link is not a valid web address."
    if not _NAMED_HOST.search(parts.hostname or ""):
        return "The application link must contain a full domain name, for example jobs.example.org."
    if _READ_IN_TWO_WAYS.search(parts.hostname or ""):
        return (
            "The domain name of the application link contains a letter that browsers handle differently. "
            "Enter the domain name in its xn--… form."
        )
    if parts.username is not None or parts.password is not None:
        return "The application link contains a username, which can hide where it leads. Remove the username."
    return ""


def source_key(url: str) -> str:
    """What identifies the posting behind a checked link: scheme and host are the same in any case, the rest is not."""
    parts = urlsplit(url)
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()).geturl()


def ascii_host(url: str) -> str:
    """The host as ASCII, so that a Cyrillic look-alike shows (`xn--…`). Raises ValueError where that cannot be."""
    host = urlsplit(url).hostname or ""
    return host if host.isascii() else host.encode("idna").decode("ascii")
