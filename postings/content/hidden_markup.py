"""What the text of an ad holds and no page shows: HTML comments, scripts and styles."""

import re

# Code comes first, since an ad may quote markup: a fenced block, to its end or that of the text, or a span in one line.
_CODE_OR_OPENING = re.compile(
    r"""
    (?P<code>
        ^[ ]{0,3}(?P<fence>```(?=[^`\n]*$)|~~~)[\s\S]*?(?:\n[ ]{0,3}(?P=fence)|\Z)
      | (?<![\\`])(?P<ticks>`++)[^\n]{0,500}?(?<!`)(?P=ticks)(?!`)
    )
    | (?<!\\)<(?:!--|(?P<element>script|style)\b[^<>]{0,200}>)
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_CLOSING = {
    "": re.compile("-->"),
    "script": re.compile("</script>", re.IGNORECASE),
    "style": re.compile("</style>", re.IGNORECASE),
}


def without_hidden_markup(text: str) -> str:
    """Return a text with its comments, scripts and styles left out, and as many lines. One that does not end stays.

    What stands in backticks or a code block is shown, and stays.

    >>> without_hidden_markup("We mend nets.<!-- Salary: none -->")
    'We mend nets.'
    """
    kept: list[str] = []
    shown_from, position, unclosed = 0, 0, set()
    while "<" in text and (match := _CODE_OR_OPENING.search(text, position)):
        position = match.end()
        element = (match["element"] or "").lower()
        if match["code"] or element in unclosed:
            continue
        closing = _CLOSING[element].search(text, position)
        if closing is None:
            unclosed.add(element)
            continue
        kept += [text[shown_from : match.start()], "\n" * text.count("\n", match.start(), closing.end())]
        shown_from = position = closing.end()
    return "".join([*kept, text[shown_from:]])
