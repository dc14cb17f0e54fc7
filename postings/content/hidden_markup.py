"""What the text of an ad holds and no page shows: HTML comments, scripts, styles and hidden elements."""

import re
from itertools import islice

# Code comes first, since an ad may quote markup: a fenced block, to its end or that of the text, or a span in one line.
_CODE_OR_OPENING = re.compile(
    r"""
    (?P<code>
        ^[ ]{0,3}(?P<fence>```(?=[^`\n]*$)|~~~)[\s\S]*?(?:\n[ ]{0,3}(?P=fence)|\Z)
      | (?<![\\`])(?P<ticks>`++)[^\n]{0,500}?(?<!`)(?P=ticks)(?!`)
    )
    | (?<!\\)<(?:
          !--
        | (?P<element>script|style)\b[^<>]{0,200}>
        | (?P<hidden>[a-z][a-z0-9]{0,10})
          (?=
            (?:\s{1,50}[^\s<>"'=]{1,50}(?:\s{0,5}=\s{0,5}(?:"[^"<>]{0,200}"|'[^'<>]{0,200}'|[^\s<>"'=]{1,100}))?){0,20}?
            \s{1,50}(?:hidden(?=[\s=/>])|style\s{0,5}=\s{0,5}["'][^"'<>]{0,150}display\s{0,5}:\s{0,5}none)
          )
          [^<>]{0,400}>
      )
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_MAX_TAGS = 100
_CLOSING = {
    "": re.compile("-->"),
    "script": re.compile("</script>", re.IGNORECASE),
    "style": re.compile("</style>", re.IGNORECASE),
}


def without_hidden_markup(text: str) -> str:
    """Return a text without comments, scripts, styles and hidden elements, and as many lines. One that does not end stays.

    What stands in backticks or a code block is shown, and stays.

    >>> without_hidden_markup("We mend nets.<!-- Salary: none -->")
    'We mend nets.'
    """
    kept: list[str] = []
    shown_from, position, unclosed = 0, 0, set()
    while "<" in text and (match := _CODE_OR_OPENING.search(text, position)):
        position = match.end()
        element = (match["element"] or match["hidden"] or "").lower()
        if match["code"] or element in unclosed:
            continue
        end = _end_of_hidden(match["hidden"], text, position) if match["hidden"] else None
        if not match["hidden"] and (closing := _CLOSING[element].search(text, position)):
            end = closing.end()
        if end is None:
            unclosed.add(element)
            continue
        kept += [text[shown_from : match.start()], "\n" * text.count("\n", match.start(), end)]
        shown_from = position = end
    return "".join([*kept, text[shown_from:]])


def _end_of_hidden(element: str, text: str, position: int) -> int | None:
    """Return the end of a hidden element whose opening tag ends here, or None. Others of its name may be within it."""
    depth = 1
    for tag in islice(
        re.compile(rf"<(?P<slash>/?){element}\b[^<>]{{0,400}}>", re.IGNORECASE).finditer(text, position), _MAX_TAGS
    ):
        depth += -1 if tag["slash"] else 1
        if depth == 0:
            return tag.end()
    return None
