"""Web and e-mail addresses that an ad writes as plain text, as links.

Each pattern looks at a character a bounded number of times, since ads are untrusted.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

# Not Markdown's own marks, nor the quotes and the punctuation of languages that put no space after an address.
_PATH = r"[^\s<>\"'`*|\[\]{}^“”„«»‹›‘’…，。；：！？、（）「」『』【】]"
_REST_OF_URL = re.compile(rf"://(?=[\w-]+\.\w){_PATH}{{1,2000}}")
_SCHEME = re.compile(r"(?<![a-z0-9.+])https?$", re.IGNORECASE)
_LONGEST_SCHEME = len("+https")
_HOST_OR_EMAIL = re.compile(
    rf"(?<![a-z0-9@_./:-])www\.(?=[\w-]+\.\w){_PATH}{{1,2000}}"
    r"|(?<![a-z0-9_.+@/:-])[a-z0-9][a-z0-9_.+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z0-9@])",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?_~-\\"


def link_bare_addresses(parser: MarkdownIt) -> None:
    """Let `parser` turn `https://…`, `www.…` and e-mail addresses in text into links. Code and links stay as they are."""
    # A web address is found before emphasis, as it may contain underscores; the others after escapes.
    parser.inline.ruler.before("linkify", "bare_url", _link_url)
    parser.core.ruler.after("text_join", "bare_address", _link_hosts_and_emails)


def _link_url(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel or state.src[state.pos] != ":":
        return False
    scheme = _SCHEME.search(state.pending[-_LONGEST_SCHEME:])
    rest = _REST_OF_URL.match(state.src, state.pos)
    if not scheme or not rest:
        return False
    address = _without_trailing_punctuation(rest[0])
    shown = unescapeAll(f"{scheme[0]}{address}")
    url = state.md.normalizeLink(shown)
    if not state.md.validateLink(url):
        return False
    state.pending = state.pending[: -len(scheme[0])]
    state.push("link_open", "a", 1).attrs = {"href": url}
    state.push("text", "", 0).content = shown
    state.push("link_close", "a", -1)
    state.pos += len(address)
    return True


def _link_hosts_and_emails(state: StateCore) -> None:
    for block in state.tokens:
        if block.type == "inline" and ("@" in block.content or "www." in block.content.lower()):
            block.children = _with_links(state.md, block.children or [])


def _with_links(parser: MarkdownIt, tokens: list[Token]) -> list[Token]:
    found: list[Token] = []
    links = 0
    for token in tokens:
        links += token.nesting if token.tag == "a" else 0
        found += _split(parser, token) if token.type == "text" and not links else [token]
    return found


def _split(parser: MarkdownIt, text: Token) -> list[Token]:
    """Return a text in pieces, with its addresses as links."""
    found: list[Token] = []
    position = 0
    for match in _HOST_OR_EMAIL.finditer(text.content):
        address = _without_trailing_punctuation(match[0])
        scheme = "mailto:" if "@" in address and not address.lower().startswith("www.") else "https://"
        url = parser.normalizeLink(f"{scheme}{address}")
        if not parser.validateLink(url):
            continue
        found.append(_text(text.content[position : match.start()]))
        found += [Token("link_open", "a", 1, attrs={"href": url}), _text(address), Token("link_close", "a", -1)]
        position = match.start() + len(address)
    return [*found, _text(text.content[position:])]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _without_trailing_punctuation(address: str) -> str:
    """Leave out punctuation at the end of an address that belongs to the sentence, such as `).`."""
    while True:
        stripped = address.rstrip(_TRAILING)
        if stripped.endswith(")") and stripped.count(")") > stripped.count("("):
            stripped = stripped[:-1]
        if stripped == address:
            return address
        address = stripped
